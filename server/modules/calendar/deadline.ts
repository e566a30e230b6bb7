import { dateOfNumber, dayNumberOf, standing, workingDaysBetween, type Calendar } from './calendar.ts'

export interface Period {
  readonly start: Temporal.PlainDate
  readonly count: number
  readonly unit: 'working' | 'calendar'
}

/** Days of a period with no start yet. */
export type Length = Pick<Period, 'count' | 'unit'>

export interface Deadline {
  /** Last day of the period. */
  readonly due: Temporal.PlainDate
  /** True while a calendar still to be published may move the last day. */
  readonly provisional: boolean
  /** Days that did not count, or over which the end moved, in order. */
  readonly leftOut: readonly { readonly date: Temporal.PlainDate; readonly reason: string }[]
}

/** Time that the law leaves out of a period (行政许可法第四十五条): the days after `from` up to and including `to`. */
export interface Pause {
  readonly from: Temporal.PlainDate
  /** The day the clock runs again, itself not counted; undefined while it stands. */
  readonly to?: Temporal.PlainDate | undefined
  /** What the time is needed for: 听证, 鉴定. */
  readonly reason?: string | undefined
}

export interface EndedPause extends Pause {
  readonly to: Temporal.PlainDate
}

export interface RunningDeadline extends Deadline {
  readonly running: true
}

/**
 * A period that stands still: `counted` of its days are gone and `remaining` will run from the day the pause ends. One in calendar
 * days that stopped while its end moved over rest days has its last day before it; an extension is always of the whole period.
 */
export interface StoppedPeriod extends Omit<Deadline, 'due'> {
  readonly running: false
  readonly counted: number
  readonly remaining: number
}

/**
 * The last day of a legal period. The day it starts is not counted (民法典第二百零一条第一款). Periods of administrative
 * licensing are in working days without statutory rest days (行政许可法第八十二条). A period in calendar days whose last
 * day is a statutory rest day ends on the day after the rest (民法典第二百零三条第一款). No days means at once (当场), on the day itself.
 * Throws RangeError when count is not a whole number from 0 to 3,660.
 */
export function deadline(calendar: Calendar, period: Period): Deadline {
  const { due, provisional, leftOut } = pausedDeadline(calendar, period, [])
  return { due, provisional, leftOut }
}

/** The count-th working day after a day, for 0 the day itself. Throws RangeError when count is not a whole number from 0 to 3,660. */
export function addWorkingDays(
  calendar: Calendar,
  start: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  return deadline(calendar, { start, count, unit: 'working' }).due
}

/**
 * The last day of a period out of which pauses are left (行政许可法第四十五条). Pauses may overlap and come in any order; a day in
 * one is neither counted nor the last. A pause still open that the period reaches stops it: there is no last day until it ends.
 * Throws RangeError as `deadline`, and for a pause that ends before it begins.
 */
export function pausedDeadline(
  calendar: Calendar,
  period: Period,
  pauses: readonly EndedPause[],
): RunningDeadline
export function pausedDeadline(
  calendar: Calendar,
  period: Period,
  pauses: readonly Pause[],
): RunningDeadline | StoppedPeriod
export function pausedDeadline(
  calendar: Calendar,
  { start, count, unit }: Period,
  pauses: readonly Pause[],
): RunningDeadline | StoppedPeriod {
  checkCount(count)
  const spans = spansOf(pauses)
  if (count === 0) return { running: true, due: start, provisional: false, leftOut: [] }
  const leftOut: Deadline['leftOut'][number][] = []
  let [provisional, counted, day] = [false, 0, dayNumberOf(start)]
  for (;;) {
    day++
    const span = spans.find(({ from, to }) => from < day && day <= to)
    if (span?.to === Infinity)
      return { running: false, counted, remaining: count - counted, provisional, leftOut }
    if (span) leftOut.push({ date: dateOfNumber(day), reason: span.reason })
    // Of a period in calendar days only the last must be a working day, and only it can still move.
    else if (unit === 'calendar' && counted < count - 1) counted++
    else {
      const { working, reason, settled } = standing(calendar, day)
      provisional ||= !settled
      if (!working) leftOut.push({ date: dateOfNumber(day), reason: reason ?? '' })
      else if (++counted === count) return { running: true, due: dateOfNumber(day), provisional, leftOut }
    }
  }
}

/**
 * The last day of a period that was extended, pauses left out (行政许可法第四十二条: 可以延长十日). The extension lengthens the
 * period itself: one in calendar days that would have ended on a rest day is not moved before it goes on, which is the earlier
 * of the two readings. Throws RangeError as `pausedDeadline`, and when the extension is in another unit than the period.
 */
export function extendedDeadline(
  calendar: Calendar,
  period: Period,
  extension: Length,
  pauses?: readonly EndedPause[],
): RunningDeadline
export function extendedDeadline(
  calendar: Calendar,
  period: Period,
  extension: Length,
  pauses?: readonly Pause[],
): RunningDeadline | StoppedPeriod
export function extendedDeadline(
  calendar: Calendar,
  period: Period,
  extension: Length,
  pauses: readonly Pause[] = [],
): RunningDeadline | StoppedPeriod {
  if (extension.unit !== period.unit)
    throw new RangeError(`an extension in ${extension.unit} days of a period in ${period.unit} days`)
  checkCount(extension.count)
  checkCount(period.count)
  return pausedDeadline(calendar, { ...period, count: period.count + extension.count }, pauses)
}

/**
 * The last day on which something may still be done that the law wants so many days before another: the renewal asked for
 * before a licence expires (行政许可法第五十条), the notice before a hearing (第四十八条). It is the last day from which the period,
 * counted forth without the move of 民法典第二百零三条, ends no later than `day`; it may be a rest day, for a filing by network
 * is received on any day, and moving it later would leave fewer days than the law wants.
 *
 * @NOTE Read so: 第八十二条 puts into working days the periods in which *the office* acts (行政机关实施行政许可的期限), so the notice
 * of a hearing is counted in working days; the thirty days of 第五十条 are the holder's, so they are calendar days, which never
 * shuts out somebody whom the other reading would let in. Where a rule says 工作日 (食品经营许可), the caller gives that unit.
 *
 * Only working days can be left out or provisional. Throws RangeError as `deadline`.
 */
export function latestBefore(calendar: Calendar, day: Temporal.PlainDate, { count, unit }: Length): Deadline {
  checkCount(count)
  const leftOut: Deadline['leftOut'][number][] = []
  let [provisional, remaining, at] = [false, count, dayNumberOf(day)]
  for (; remaining > 0; at--) {
    if (unit === 'calendar') {
      remaining--
      continue
    }
    const { working, reason, settled } = standing(calendar, at)
    provisional ||= !settled
    if (working) remaining--
    else leftOut.unshift({ date: dateOfNumber(at), reason: reason ?? '' })
  }
  return { due: dateOfNumber(at), provisional, leftOut }
}

/**
 * Days of a period that are left after a day, in the period's own unit: all of them before it starts, 0 on the last day, the
 * days it is overdue as a negative number after that. While a pause lasts the number stands still. The last of a period in calendar
 * days counts only when it comes, however far it moved. Throws RangeError as `pausedDeadline`.
 */
export function remainingDays(
  calendar: Calendar,
  period: Period,
  pauses: readonly Pause[],
  on: Temporal.PlainDate,
): number {
  const found = pausedDeadline(calendar, period, [...pauses, { from: on }])
  if (!found.running) return found.remaining
  const late =
    period.unit === 'working' ? workingDaysBetween(calendar, found.due, on) : found.due.until(on).days
  return 0 - Math.max(0, late)
}

const LONGEST_DAYS = 3_660

function checkCount(count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > LONGEST_DAYS)
    throw new RangeError(`a period of ${count} days`)
}

function spansOf(pauses: readonly Pause[]): { from: number; to: number; reason: string }[] {
  return pauses
    .map(({ from, to, reason = '不计入期限' }) => {
      const span = { from: dayNumberOf(from), to: to ? dayNumberOf(to) : Infinity, reason }
      if (span.to < span.from) throw new RangeError(`a pause from ${from} to ${to}`)
      return span
    })
    .toSorted((one, other) => one.from - other.from || one.to - other.to)
}
