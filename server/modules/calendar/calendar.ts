export interface CalendarDay {
  readonly kind: 'workday' | 'holiday'
  /** The feast the notice names: 国庆节. */
  readonly name: string
}

/** What the State Council has announced: which years, and the days in them that its notices name, by ISO date. */
export interface Calendar {
  /** Counts what was published, one by one; 0 where there is no database. */
  readonly publication: number
  readonly published: ReadonlySet<number>
  readonly days: ReadonlyMap<string, CalendarDay>
}

export interface DayStanding {
  readonly working: boolean
  /** Why it is no working day: the feast, 星期六 or 星期日; undefined on a working day. */
  readonly reason: string | undefined
  /** False while a notice still to come may change the day. */
  readonly settled: boolean
}

/** What a day is; an unsettled one follows weekdays and the feasts of fixed date. Throws RangeError outside 1900-2199. */
export function standingOf(calendar: Calendar, date: Temporal.PlainDate): DayStanding {
  return standing(calendar, dayNumberOf(date))
}

/** Whether people in government work on a day; ask `standingOf` when it matters that the day is settled. */
export function isWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return standingOf(calendar, date).working
}

/** Working days after the first day up to and including the last; negative when the last lies before the first. */
export function workingDaysBetween(
  calendar: Calendar,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): number {
  const [from, to] = [dayNumberOf(first), dayNumberOf(last)]
  let count = 0
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++)
    if (standing(calendar, day).working) count++
  return from <= to ? count : 0 - count
}

export interface DaysLeft {
  /** 还剩N个工作日: working days after today up to the last one; 0 on the last day; negative when it is past. */
  readonly workingDays: number
  readonly overdue: boolean
  readonly provisional: boolean
}

/** How much of a period is left at an instant, by the day in China. */
export function daysLeft(calendar: Calendar, now: Temporal.Instant, due: Temporal.PlainDate): DaysLeft {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  return {
    workingDays: workingDaysBetween(calendar, today, due),
    overdue: Temporal.PlainDate.compare(today, due) > 0,
    provisional: !standingOf(calendar, due).settled || !standingOf(calendar, today).settled,
  }
}

const DAY_MS = 86_400_000

/** Dates are walked as day numbers: a deadline is asked for at every act, and a Temporal date costs a microsecond a step. Throws RangeError outside 1900-2199. */
export function dayNumberOf(date: Temporal.PlainDate): number {
  if (date.year < 1900 || date.year > 2199) throw new RangeError(`a date in the year ${date.year}`)
  return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS
}

/** The date of a day number. */
export function dateOfNumber(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(isoOf(day))
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** 0 is Sunday; day 0 of the count, 1970-01-01, was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

const tables = new WeakMap<Calendar, Map<number, DayStanding>>()

/** `standingOf` by day number, each day judged once for a calendar. */
export function standing(calendar: Calendar, day: number): DayStanding {
  let table = tables.get(calendar)
  if (!table) tables.set(calendar, (table = new Map()))
  let found = table.get(day)
  if (!found) table.set(day, (found = judge(calendar, day)))
  return found
}

function judge(calendar: Calendar, day: number): DayStanding {
  const iso = isoOf(day)
  const year = Number(iso.slice(0, 4))
  const settled = isSettled(calendar, iso, year)
  const named = calendar.days.get(iso)
  if (named?.kind === 'workday') return { working: true, reason: undefined, settled }
  const reason =
    named?.name ??
    (calendar.published.has(year) ? undefined : fixedFeast(year, iso.slice(5))) ??
    restDays[weekdayOf(day)]
  return { working: reason === undefined, reason, settled }
}

const restDays: Readonly<Record<number, string>> = { 0: '星期日', 6: '星期六' }

/**
 * The last three days of a year may be moved by the notice for the next one (2018-12-29 worked, 2018-12-31 rested), which has
 * happened only when 1 January was a Saturday, Sunday, Monday or Tuesday; otherwise New Year's rest lies within January.
 */
function isSettled(calendar: Calendar, iso: string, year: number): boolean {
  if (!calendar.published.has(year)) return false
  if (iso.slice(5) < '12-29' || calendar.published.has(year + 1)) return true
  const newYear = weekdayOf(Date.UTC(year + 1, 0, 1) / DAY_MS)
  return newYear >= 3 && newYear <= 5
}

/** Feasts of fixed date by 全国年节及纪念日放假办法第二条, as in force from each year; the lunar ones come only with the notice. */
const feasts: readonly { from: number; days: Readonly<Record<string, string>> }[] = [
  {
    from: 2025,
    days: {
      '01-01': '元旦',
      '05-01': '劳动节',
      '05-02': '劳动节',
      '10-01': '国庆节',
      '10-02': '国庆节',
      '10-03': '国庆节',
    },
  },
  {
    from: 2008,
    days: { '01-01': '元旦', '05-01': '劳动节', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节' },
  },
  {
    from: 2000,
    days: {
      '01-01': '元旦',
      '05-01': '劳动节',
      '05-02': '劳动节',
      '05-03': '劳动节',
      '10-01': '国庆节',
      '10-02': '国庆节',
      '10-03': '国庆节',
    },
  },
  { from: 1950, days: { '01-01': '元旦', '05-01': '劳动节', '10-01': '国庆节', '10-02': '国庆节' } },
]

export function fixedFeast(year: number, monthDay: string): string | undefined {
  return feasts.find(({ from }) => year >= from)?.days[monthDay]
}
