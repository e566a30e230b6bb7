import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Calendar, CalendarDay } from './calendar.ts'

export interface Notices {
  readonly digest: string
  readonly years: readonly { readonly year: number; readonly source: string }[]
  readonly days: readonly {
    readonly date: string
    readonly year: number
    /** The year of the notice that names it. */
    readonly notice: number
    readonly kind: CalendarDay['kind']
    readonly name: string
    readonly source: string
  }[]
}

/** The State Council's notices this release ships, day by day, and a digest that changes with any of them. */
export function readNotices(): Notices {
  const text = readFileSync(new URL('data/notices.json', import.meta.url), 'utf8')
  const { source, years } = file.parse(JSON.parse(text))
  const entries = Object.entries(years)
  return {
    digest: createHash('sha256').update(text).digest('hex'),
    years: entries.map(([year, { notice }]) => ({ year: Number(year), source: `${notice}（${source}）` })),
    days: entries.flatMap(([year, { notice, holidays, workdays }]) => [
      ...toDays(year, holidays, 'holiday', notice),
      ...toDays(year, workdays, 'workday', notice),
    ]),
  }
}

/** The calendar this release ships, for tools that run without a database. */
export function bundledCalendar(): Calendar {
  const { years, days } = readNotices()
  return {
    publication: 0,
    published: new Set(years.map(({ year }) => year)),
    days: new Map(days.map((day) => [day.date, day])),
  }
}

const named = z.record(z.string().regex(/^\d{2}-\d{2}$/), z.string().min(1))

const file = z.strictObject({
  source: z.string(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({ notice: z.string(), holidays: named, workdays: named }),
  ),
})

function toDays(year: string, days: Record<string, string>, kind: CalendarDay['kind'], source: string) {
  return Object.entries(days).map(([day, name]) => ({
    date: `${year}-${day}`,
    year: Number(year),
    notice: Number(year),
    kind,
    name,
    source,
  }))
}
