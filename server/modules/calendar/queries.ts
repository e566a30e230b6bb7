import type { Database, Read } from '#platform/database'
import type { Calendar, CalendarDay } from './calendar.ts'

/** The published calendar as the database has it now. */
export async function readCalendar(read: Read): Promise<Calendar> {
  const rows = await read<
    {
      publication: number
      years: number[]
      days: { date: string; kind: CalendarDay['kind']; name: string }[]
    }[]
  >`
    select
      coalesce((select max(number) from calendar.publication), 0) as publication,
      array(select year from calendar.year where published) as years,
      coalesce((
        select jsonb_agg(jsonb_build_object('date', day.date, 'kind', day.kind, 'name', day.name))
        from calendar.day join calendar.year using (year) where year.published
      ), '[]') as days`
  const { publication, years, days } = rows[0] ?? { publication: 0, years: [], days: [] }
  return {
    publication,
    published: new Set(years),
    days: new Map(days.map((day) => [day.date, { kind: day.kind, name: day.name }])),
  }
}

const calendars = new WeakMap<Database, Calendar>()

/** Reads the calendar into memory, at start and again after a notice is published; `calendarOf` then gives it at once. */
export async function refreshCalendar({ database }: { readonly database: Database }): Promise<Calendar> {
  const calendar = await readCalendar(database.read)
  calendars.set(database, calendar)
  return calendar
}

/** The calendar in memory, with no round trip. Throws when `refreshCalendar` has not run on this database. */
export function calendarOf({ database }: { readonly database: Database }): Calendar {
  const calendar = calendars.get(database)
  if (!calendar) throw new Error('the calendar was not read at start')
  return calendar
}

/** Every publication by its number, with the first day that it changed. */
export async function publications(
  read: Read,
): Promise<{ number: number; changedFrom: Temporal.PlainDate }[]> {
  const rows = await read<{ number: number; changedFrom: Temporal.PlainDate }[]>`
    select number, changed_from as "changedFrom" from calendar.publication order by number`
  return [...rows]
}

/** The number of the latest publication; 0 where there is none. */
export async function latestPublication(read: Read): Promise<number> {
  const [row] = await read<
    [{ number: number }]
  >`select coalesce(max(number), 0) as number from calendar.publication`
  return row.number
}

export interface NamedDay extends CalendarDay {
  readonly date: string
  readonly source: string
}

/** What the notice for a year says; undefined when there is none. */
export async function findYear(
  read: Read,
  year: number,
): Promise<{ source: string; days: NamedDay[] } | undefined> {
  const rows = await read<{ source: string; days: NamedDay[] }[]>`
    select year.source, coalesce((
      select jsonb_agg(jsonb_build_object('date', day.date, 'kind', day.kind, 'name', day.name, 'source', day.source) order by day.date)
      from calendar.day where day.year = year.year
    ), '[]') as days
    from calendar.year where year.year = ${year} and published`
  return rows[0]
}
