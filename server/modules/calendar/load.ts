import type { Transaction } from '#platform/database'
import { readNotices } from './notices.ts'

/** Brings the calendar to the notices of this release; years that only the database has stay. Answers with the number of days written. */
export async function loadCalendar(transaction: Transaction): Promise<number> {
  const { digest, years, days } = readNotices()
  const same = await transaction`select from calendar.edition where digest = ${digest}`
  if (same.length > 0) return 0
  await transaction`
    insert into calendar.year
    select entry.year, true, entry.source
    from jsonb_to_recordset(${transaction.json(years.map((year) => ({ ...year })))}) as entry (year integer, source text)
    on conflict (year) do update set published = true, source = excluded.source`
  await transaction`delete from calendar.day where year in ${transaction(years.map(({ year }) => year))}`
  await transaction`
    insert into calendar.day
    select * from jsonb_populate_recordset(null::calendar.day, ${transaction.json(days.map((day) => ({ ...day })))})`
  await transaction`
    insert into calendar.edition (digest) values (${digest})
    on conflict (single) do update set digest = excluded.digest, loaded_at = now()`
  return days.length
}
