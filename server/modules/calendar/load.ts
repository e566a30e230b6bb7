import type { Transaction } from '#platform/database'
import { readNotices } from './notices.ts'
import { record } from './publication.ts'
import { readCalendar } from './queries.ts'

/**
 * Brings the calendar to the notices of this release; years that only the database has, and those that an administrator
 * published here, stay. Answers with the number of days written.
 */
export async function loadCalendar(transaction: Transaction, now: Temporal.Instant): Promise<number> {
  const notices = readNotices()
  const { digest } = notices
  const same = await transaction`select from calendar.edition where digest = ${digest}`
  if (same.length > 0) return 0
  const before = await readCalendar(transaction)
  const own = (
    await transaction<
      { year: number }[]
    >`select distinct year from calendar.publication where year is not null`
  ).map(({ year }) => year)
  const years = notices.years.filter(({ year }) => !own.includes(year))
  const days = notices.days.filter(({ notice }) => !own.includes(notice))
  await transaction`
    insert into calendar.year
    select entry.year, true, entry.source
    from jsonb_to_recordset(${transaction.json(years.map((year) => ({ ...year })))}) as entry (year integer, source text)
    on conflict (year) do update set published = true, source = excluded.source`
  await transaction`delete from calendar.day where notice = any (${years.map(({ year }) => year)})`
  await transaction`
    insert into calendar.day
    select * from jsonb_populate_recordset(null::calendar.day, ${transaction.json(days.map((day) => ({ ...day })))})
    on conflict (date) do nothing`
  await transaction`
    insert into calendar.edition (digest) values (${digest})
    on conflict (single) do update set digest = excluded.digest, loaded_at = now()`
  await record(transaction, before, { source: `版本自带的放假通知 ${digest.slice(0, 12)}`, at: now })
  return days.length
}
