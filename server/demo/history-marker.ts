import type { Database } from '#platform/database'

/** Marks the history as begun. False when it stands already; what an interrupted build left behind is thrown away. */
export async function beginBuild(owner: Database, now: Temporal.Instant): Promise<boolean> {
  return owner.write(async (transaction) => {
    const [row] = await transaction<{ stage: 'history' | 'done' }[]>`select stage from demo.build`
    if (row?.stage === 'done') return false
    const [found] = await transaction<
      [{ cases: boolean }]
    >`select exists (select from "case"."case") as cases`
    if (!row && found.cases) {
      // Somebody works here already, in a city that was built before there was a history.
      await transaction`insert into demo.build (stage, started_at, finished_at) values ('done', ${now}, ${now})`
      return false
    }
    if (row) await discard(transaction)
    await transaction`
      insert into demo.build (stage, started_at) values ('history', ${now})
      on conflict (is_only) do update set stage = 'history', started_at = excluded.started_at`
    return true
  })
}

export async function endBuild(owner: Database, now: Temporal.Instant): Promise<void> {
  await owner.read`update demo.build set stage = 'done', finished_at = ${now}`
}

/** Offices that the history writes in, and what in them is set by packs and stays. */
const LIVED = [
  'case',
  'certificate',
  'rating',
  'message',
  'ledger',
  'audit',
  'supervision',
  'pledge',
  'credit',
  'licence',
  'enterprise',
] as const
const SET = ['rating.period', 'supervision.rule', 'licence.definition', 'enterprise.naming'] as const

/** Empties every table that the history writes; the people, their accounts and the organisation stay. */
async function discard(transaction: Parameters<Parameters<Database['write']>[0]>[0]): Promise<void> {
  const tables = await transaction<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = any (${[...LIVED]}) and not (schemaname || '.' || tablename = any (${[...SET]}))`
  await transaction.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  await transaction`delete from identity.authorisation where id::text not like '01900000-0000-7000-8001-%'`
}
