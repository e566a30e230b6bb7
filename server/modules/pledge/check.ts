import { fileByMachine, pledgedMaterials, type Service, type ServiceCall } from '#modules/case'
import { definitionOf } from '#modules/matter'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'

const CHECK = 'pledge-check'

/**
 * Service `pledge.check`: every pledge that a grant rests on is noted and gets its check, as a case of whoever granted on it (谁承诺审批、谁核查).
 * Asked again, it opens none twice. Answers `opened`, or `over` where nothing was granted on a pledge.
 */
export const checkPledges: Service = async (platform, call) => {
  const { base, state } = call
  const matter = await definitionOf(platform.database, base.slug, base.version)
  const pledged =
    matter && state.decision?.outcome === 'granted' ? pledgedMaterials(matter, state.answers) : []
  if (!matter || pledged.length === 0) return { answer: 'over' }
  const checks = await note(
    platform,
    call,
    pledged.map(({ id }) => id),
  )
  for (const { id, name, pledge } of pledged) {
    const caseId = checks.get(id)
    if (!caseId || !pledge) continue
    const { place } = state.answers
    await fileByMachine(platform, {
      slug: CHECK,
      caseId,
      unitId: base.unit.id,
      handledIn: base.region,
      answers: {
        number: base.number,
        service: matter.definition.title.zh,
        holder: base.subject.name,
        material: name.zh,
        pledged: pledge.text.zh,
        // Where to go: what the filing calls its place, if it has one.
        ...(typeof place === 'string' ? { place } : {}),
        checkDays: pledge.check.count,
      },
      by: { id: 'pledge', name: '告知承诺', operation: 'pledge.check-opened' },
    })
  }
  return { answer: 'opened' }
}

/** The case that checks each material, chosen when it was first noted. */
async function note({ database, clock }: Platform, { base }: ServiceCall, materials: readonly string[]) {
  const now = clock.now()
  const rows = await database.read<{ material: string; caseId: string }[]>`
    insert into pledge.pledge (case_id, material, subject_id, slug, check_case_id)
    select ${base.caseId}, m.material, ${base.subject.id}, ${base.slug}, m.check_id
    from unnest(${[...materials]}::text[], ${materials.map(() => uuidv7(now))}::uuid[]) as m (material, check_id)
    on conflict (case_id, material) do update set slug = excluded.slug
    returning material, check_case_id as "caseId"`
  return new Map(rows.map(({ material, caseId }) => [material, caseId]))
}
