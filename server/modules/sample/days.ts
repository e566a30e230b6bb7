import { automaticOn, findCase } from '#modules/case'
import { digestOf, newSalt } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { randomToken, uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { commitmentOf, isDrawn } from './draw.ts'
import { ratesOf } from './rates.ts'

/** Settles the seeds of today and tomorrow, and draws the days that are over. */
export async function keepDays(platform: Platform): Promise<void> {
  const today = dateOf(platform.clock.now())
  for (const day of [today, today.add({ days: 1 })]) await settleSeed(platform, day)
  await drawPast(platform, today)
}

/** Settled once: its digest enters the ledger in the same transaction. */
async function settleSeed({ database, clock }: Platform, day: Temporal.PlainDate): Promise<void> {
  const now = clock.now()
  const known = await database.read`select from sample.day where day = ${day.toString()}::date`
  if (known.length > 0) return
  const seed = randomToken(32)
  const commitment = commitmentOf(seed)
  const entryId = uuidv7(now)
  const salt = newSalt()
  await database.write(async (transaction) => {
    const made = await transaction`
      insert into sample.day (day, seed, commitment, entry_id, salt, committed_at)
      values (${day.toString()}::date, ${seed}, ${commitment}, ${entryId}, ${Buffer.from(salt, 'hex')}, ${now})
      on conflict (day) do nothing returning day`
    if (made.length === 0) return
    const digest = digestOf(salt, { day: day.toString(), commitment })
    const entry = { caseId: entryId, id: entryId, kind: 'sample.committed', digest, at: now.toString() }
    await transaction`select ledger.append(${JSON.stringify([entry])}::text::jsonb)`
  })
}

async function drawPast({ database, clock }: Platform, today: Temporal.PlainDate): Promise<void> {
  const rateFor = await ratesOf(database.read)
  await database.write(async (transaction) => {
    const due = await transaction<{ day: Temporal.PlainDate; seed: string }[]>`
      select day, seed from sample.day where drawn_at is null and day < ${today.toString()}::date
      order by day limit 3 for update skip locked`
    for (const { day, seed } of due) {
      const decided = await automaticOn(transaction, day)
      const drawn = decided.filter(({ caseId, slug }) => isDrawn(seed, caseId, rateFor(slug).share))
      for (const { caseId } of drawn) await put(transaction, caseId, day, clock.now())
      await transaction`
        update sample.day set drawn_at = ${clock.now()}, decisions = ${decided.length} where day = ${day.toString()}::date`
    }
  })
}

async function put(transaction: Transaction, caseId: string, day: Temporal.PlainDate, now: Temporal.Instant) {
  const found = await findCase(transaction, caseId)
  const outcome = found?.state.decision?.outcome
  if (!found || !outcome) return
  const { base } = found
  await transaction`
    insert into sample.drawn (case_id, day, slug, version, case_number, region_path, unit_path, unit_name, outcome, review_case_id, due_at)
    values (${caseId}, ${day.toString()}::date, ${base.slug}, ${base.version}, ${base.number}, ${base.region.path}::ltree, ${base.unit.path}::ltree,
      ${base.unit.name}, ${outcome}, ${uuidv7(now)}, ${now})
    on conflict (case_id) do nothing`
}
