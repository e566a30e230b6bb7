import { isServiceItem } from '#contract'
import type { Service } from '#modules/case'
import { definitionOf } from '#modules/matter'
import { uuidv7 } from '#platform/crypto'
import { PARCEL_MADE } from './office.ts'
import { selectParcels } from './store.ts'

/**
 * The registered service `delivery.post`: sends a result to the applicant (`part: result`), or has a material fetched from them
 * (`part: material`, and which: `material`), where they want it (`wanted: post`). Answers `delivered` when it was signed for, `returned`, or `not-wanted`.
 * Who pays the carrier stands with the matter; where it says nothing, government does.
 */
export const post: Service = async (platform, { callId, base, told }) => {
  if (told['wanted'] !== 'post') return { answer: 'not-wanted' }
  const { read } = platform.database
  const [known] = await selectParcels(read, read`p.call_id = ${callId}`)
  if (known) return 'pending'
  const matter = await definitionOf(platform.database, base.slug, base.version)
  const definition = matter?.definition
  if (!definition || !isServiceItem(definition)) throw new TypeError(`${base.slug} sends nothing`)
  const now = platform.clock.now()
  const direction = told['part'] === 'material' ? 'in' : 'out'
  const what =
    direction === 'out'
      ? definition.result.name
      : definition.materials.find(({ id }) => id === told['material'])?.name
  if (!what) throw new TypeError(`${base.slug} has no material ${told['material']}`)
  const person = {
    name: base.subject.name,
    phone: told['phone'] ?? '',
    address: told['address'] ?? '',
  }
  await read`
    insert into delivery.parcel (parcel_id, call_id, case_id, case_number, subject_id, region_path, unit_path, unit_name, direction, what, person, payer, made_at, ask_at)
    values (${uuidv7(now)}, ${callId}, ${base.caseId}, ${base.number}, ${base.subject.id}, ${base.region.path}, ${base.unit.path}, ${base.unit.name},
      ${direction}, ${read.json(what)}, ${read.json(person)}, ${definition.post?.payer ?? 'government'}, ${now}, ${now})
    on conflict (call_id) do nothing`
  // What an earlier call ordered, and the courier has not fetched, is called off before this one goes.
  await read`
    update delivery.parcel set ask_at = ${now} where case_id = ${base.caseId} and call_id <> ${callId} and told_at is null`
  platform.signals.emit(PARCEL_MADE)
  return 'pending'
}
