import type { Transaction } from '#platform/database'
import {
  dateOfNumber,
  dayNumberOf,
  fixedFeast,
  standing,
  type Calendar,
  type CalendarDay,
} from './calendar.ts'
import { readCalendar } from './queries.ts'

/** One at a time counts the publications. */
const LOCK = 7_140_702

/** A notice of the State Council (放假安排的通知) for one year. */
export interface Notice {
  readonly year: number
  /** Title and number, as people cite it. */
  readonly source: string
  readonly days: readonly (CalendarDay & { readonly date: string })[]
}

export interface NoticeFault {
  readonly path: string
  readonly code: 'outside' | 'twice' | 'not-a-weekend' | 'feast-missing'
}

/** What cannot be in a notice for a year; nothing where it is sound. A notice may name days from 29 December of the year before. */
export function checkNotice({ year, days }: Pick<Notice, 'year' | 'days'>): NoticeFault[] {
  const [first, last] = spanOf(year)
  const seen = new Set<string>()
  const faults = days.flatMap(({ date, kind }, index): NoticeFault[] => {
    const path = `/days/${index}/date`
    const isTwice = seen.has(date)
    seen.add(date)
    if (date < first || date > last) return [{ path, code: 'outside' }]
    if (isTwice) return [{ path, code: 'twice' }]
    // 调休 is worked on a Saturday or Sunday; any other day is worked without being named.
    return kind === 'workday' && Temporal.PlainDate.from(date).dayOfWeek < 6
      ? [{ path, code: 'not-a-weekend' }]
      : []
  })
  const rests = new Set(days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date))
  const missing = feastsOf(year).filter((date) => !rests.has(date))
  return [
    ...faults,
    ...missing.map((date): NoticeFault => ({ path: `/days/${date}`, code: 'feast-missing' })),
  ]
}

/** Takes a notice into the calendar, in place of what stood for its year; the number of the publication, undefined where nothing is otherwise than before. */
export async function publishNotice(
  transaction: Transaction,
  { year, source, days }: Notice,
  by: { officerId: string; at: Temporal.Instant },
): Promise<Published | undefined> {
  await transaction`select pg_advisory_xact_lock(${LOCK})`
  const before = await readCalendar(transaction)
  await transaction`
    insert into calendar.year (year, published, source) values (${year}, true, ${source})
    on conflict (year) do update set published = true, source = excluded.source`
  // The last days of the year before belong to a year that may not be there yet.
  await transaction`
    insert into calendar.year (year, published, source) values (${year - 1}, false, ${source}) on conflict (year) do nothing`
  await transaction`delete from calendar.day where notice = ${year}`
  const rows = days.map(({ date, kind, name }) => ({
    date,
    year: Number(date.slice(0, 4)),
    kind,
    name,
    source,
    notice: year,
  }))
  await transaction`
    insert into calendar.day
    select * from jsonb_populate_recordset(null::calendar.day, ${JSON.stringify(rows)}::text::jsonb)
    on conflict (date) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, notice = excluded.notice`
  return record(transaction, before, { source, at: by.at, year, officerId: by.officerId })
}

export interface Published {
  readonly number: number
  readonly changedFrom: Temporal.PlainDate
}

/** Counts a publication where the calendar is otherwise than before. */
export async function record(
  transaction: Transaction,
  before: Calendar,
  {
    source,
    at,
    year,
    officerId,
  }: { source: string; at: Temporal.Instant; year?: number; officerId?: string },
): Promise<Published | undefined> {
  const changedFrom = firstChange(before, await readCalendar(transaction))
  if (!changedFrom) return undefined
  const [row] = await transaction<[{ number: number }]>`
    insert into calendar.publication (number, changed_from, year, officer_id, source, at)
    select coalesce(max(number), 0) + 1, ${changedFrom.toString()}::date, ${year ?? null}, ${officerId ?? null}, ${source}, ${at}
    from calendar.publication returning number`
  return { number: row.number, changedFrom }
}

/** The first day that one calendar takes otherwise than another: worked or not, settled or not. */
export function firstChange(before: Calendar, after: Calendar): Temporal.PlainDate | undefined {
  const years = new Set([...before.published, ...after.published])
  const touched = [...years].filter(
    (year) => before.published.has(year) !== after.published.has(year) || differs(before, after, year),
  )
  if (touched.length === 0) return undefined
  const [first] = spanOf(Math.min(...touched))
  const [, last] = spanOf(Math.max(...touched))
  for (let day = dayOf(first); day <= dayOf(last); day++) {
    const [then, now] = [standing(before, day), standing(after, day)]
    if (then.working !== now.working || then.settled !== now.settled) return dateOfNumber(day)
  }
  return undefined
}

function differs(before: Calendar, after: Calendar, year: number): boolean {
  const daysOf = ({ days }: Calendar) =>
    JSON.stringify(
      [...days]
        .filter(([date]) => date.startsWith(`${year}-`))
        .map(([date, { kind }]) => `${date} ${kind}`)
        .toSorted(),
    )
  return daysOf(before) !== daysOf(after)
}

/** The days that the notice for a year may speak of. */
function spanOf(year: number): readonly [string, string] {
  return [`${year - 1}-12-29`, `${year}-12-31`]
}

function feastsOf(year: number): string[] {
  const [from, to] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)]
  return Array.from({ length: to - from + 1 }, (_, index) => dateOfNumber(from + index).toString()).filter(
    (date) => fixedFeast(year, date.slice(5)) !== undefined,
  )
}

function dayOf(date: string): number {
  return dayNumberOf(Temporal.PlainDate.from(date))
}
