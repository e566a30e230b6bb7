import { fileCase, findCase, grantedSince, pledgedMaterials, type Found } from '#modules/case'
import { currentDefinition, currentDefinitions, definitionOf, itemFor } from '#modules/matter'
import { findUnit } from '#modules/organization'
import { uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'

const CHECK = 'pledge-check'
const BATCH = 50
/** An act is found by its time, and may be written some while after it. */
const OVERLAP = { minutes: 10 } as const
/** Before the first look, so far back. */
const FIRST = { hours: 24 } as const
const LONGEST_DELAY_MINUTES = 360

/** Notes the pledges of what was granted since the last look, and opens the checks that are due to be opened. Gives whether there may be more. */
export async function followPledges(platform: Platform): Promise<boolean> {
  const isMore = await notePledges(platform)
  return (await openChecks(platform)) || isMore
}

async function notePledges({ database, clock }: Platform): Promise<boolean> {
  const now = clock.now()
  const matters = await currentDefinitions(database)
  const slugs = matters
    .filter(({ definition }) => definition.materials.some(({ pledge }) => pledge))
    .map(({ definition }) => definition.slug)
  return database.write(async (transaction) => {
    await transaction`insert into pledge.turn (until) values (${now.subtract(FIRST)}) on conflict (id) do nothing`
    const [turn] = await transaction<{ until: Temporal.Instant }[]>`select until from pledge.turn for update`
    if (!turn) return false
    const granted = await grantedSince(transaction, slugs, turn.until.subtract(OVERLAP), BATCH)
    for (const { caseId } of granted) await noteOf(transaction, { database }, caseId, now)
    const last = granted.at(-1)?.decidedAt
    // A full batch may end within the overlap: the next look begins where this one came to.
    const isFull = granted.length === BATCH
    const until = isFull && last ? last.add(OVERLAP) : now
    await transaction`update pledge.turn set until = greatest(until, ${until})`
    return isFull
  })
}

async function noteOf(
  transaction: Transaction,
  { database }: Pick<Platform, 'database'>,
  caseId: string,
  now: Temporal.Instant,
): Promise<void> {
  const found = await findCase(transaction, caseId)
  const matter = found && (await definitionOf(database, found.base.slug, found.base.version))
  if (!found || !matter) return
  for (const { id } of pledgedMaterials(matter, found.state.answers))
    await transaction`
      insert into pledge.pledge (case_id, material, subject_id, slug, check_case_id, due_at)
      values (${caseId}, ${id}, ${found.base.subject.id}, ${found.base.slug}, ${uuidv7(now)}, ${now})
      on conflict (case_id, material) do nothing`
}

interface Due {
  readonly caseId: string
  readonly material: string
  readonly checkId: string
  readonly attempts: number
}

function openChecks({ ...platform }: Platform): Promise<boolean> {
  const { database, clock, log } = platform
  return database.write(async (transaction) => {
    const due = await transaction<Due[]>`
      select case_id as "caseId", material, check_case_id as "checkId", attempts from pledge.pledge
      where filed_at is null and (due_at <= ${clock.now()} or attempts = 0) order by due_at limit ${BATCH} for update skip locked`
    for (const each of due)
      try {
        await openOne(platform, each)
        await transaction`
          update pledge.pledge set filed_at = ${clock.now()} where case_id = ${each.caseId} and material = ${each.material}`
      } catch (cause) {
        const minutes = Math.min(2 ** each.attempts, LONGEST_DELAY_MINUTES)
        await transaction`
          update pledge.pledge set attempts = attempts + 1, due_at = ${clock.now().add({ minutes })}
          where case_id = ${each.caseId} and material = ${each.material}`
        log.error('pledge.check-put-off', cause, { caseId: each.caseId })
      }
    return due.length === BATCH
  })
}

async function openOne(platform: Platform, { caseId, material, checkId }: Due): Promise<void> {
  const { database, clock } = platform
  if (await findCase(database.read, checkId)) return
  const granted = await findCase(database.read, caseId)
  if (!granted) throw new Error('the case that rests on the pledge is gone')
  const { base } = granted
  const [matter, about, item, unit] = await Promise.all([
    currentDefinition(database, CHECK),
    definitionOf(database, base.slug, base.version),
    itemFor(database, CHECK, base.region.code),
    findUnit(database.read, base.unit.id),
  ])
  const pledged = about?.definition.materials.find(({ id }) => id === material)
  if (!matter || !item || !unit || !about || !pledged?.pledge)
    throw new Error('a pledge cannot be checked here')
  await fileCase(
    platform,
    {
      caseId: checkId,
      matter,
      // Whoever granted on the pledge checks it (谁承诺审批、谁核查).
      item: { ...item, region: base.region, unit },
      subject: {
        id: unit.id,
        kind: 'entity',
        identifier: unit.code,
        name: unit.name,
        regionCode: unit.regionCode,
      },
      filer: { accountId: '', subjectId: undefined, name: '告知承诺', caseFilerId: unit.id },
      relation: 'unit',
      channel: 'internal',
      answers: {
        number: base.number,
        service: about.definition.title.zh,
        holder: base.subject.name,
        material: pledged.name.zh,
        pledged: pledged.pledge.text.zh,
        ...placeOf(granted),
        checkDays: pledged.pledge.check.count,
      },
    },
    {
      actor: { kind: 'system', id: 'pledge', name: '告知承诺' },
      act: { principal: { kind: 'system' }, now: clock.now() },
      operation: 'pledge.check-opened',
    },
  )
}

/** Where to go: what the filing calls its place, if it has one. */
function placeOf({ state }: Pick<Found, 'state'>) {
  const { place } = state.answers
  return typeof place === 'string' ? { place } : {}
}
