import { addWorkingDays, isWorkingDay, type Calendar } from '#modules/calendar'
import type { Random } from '#modules/registry'
import { TIME_ZONE, dateOf } from '#platform/clock'

/** What people come for in a month, as a share of an ordinary one: few around the Spring Festival, many after it and in autumn. */
const MONTHS = [1, 0.6, 1.15, 1.1, 1, 1, 0.95, 0.95, 1.1, 1, 1.1, 0.95]
/** When people file by themselves, by hour from midnight: before work, at work, and again after supper. */
const HOURS = [3, 2, 1, 1, 1, 3, 8, 22, 50, 88, 92, 70, 42, 44, 70, 80, 72, 55, 40, 58, 70, 58, 30, 11]
const RESTING_SHARE = 0.3

/** The year that ends now, as it is filed in and worked in. */
export class Year {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly #calendar: Calendar
  readonly #days: Temporal.PlainDate[] = []
  readonly #cumulative: Record<'growing' | 'steady', number[]> = { growing: [], steady: [] }

  constructor(calendar: Calendar, now: Temporal.Instant) {
    this.now = now
    this.today = dateOf(now)
    this.#calendar = calendar
    const first = this.today.subtract({ years: 1 }).add({ days: 1 })
    let [growing, steady] = [0, 0]
    const length = first.until(this.today).days
    // Today is planned by itself, because it is not over.
    for (let index = 0; index < length; index++) {
      const day = first.add({ days: index })
      const weight = (MONTHS[day.month - 1] ?? 1) * (this.isWorking(day) ? 1 : RESTING_SHARE)
      this.#days.push(day)
      this.#cumulative.growing.push((growing += weight * (0.65 + (0.8 * index) / length)))
      // What is decided by people is filed less often towards the end, when showcases stand in for it.
      this.#cumulative.steady.push(
        (steady +=
          (this.isWorking(day) ? weight : weight * 0.5) *
          (index > length - 12 ? 0.35 : 1.1 - (0.2 * index) / length)),
      )
    }
  }

  get first(): Temporal.PlainDate {
    return this.#days[0] ?? this.today
  }

  isWorking(day: Temporal.PlainDate): boolean {
    return isWorkingDay(this.#calendar, day)
  }

  /** A day for a filing; what is decided at once grows through the year. */
  pickDay(
    random: Random,
    trend: 'growing' | 'steady',
    notBefore?: Temporal.PlainDate,
  ): Temporal.PlainDate | undefined {
    const sums = this.#cumulative[trend]
    for (let attempt = 0; attempt < 8; attempt++) {
      const at = random.next() * (sums.at(-1) ?? 0)
      const day = this.#days[lowerBound(sums, at)]
      if (day && (!notBefore || Temporal.PlainDate.compare(day, notBefore) >= 0)) return day
    }
    return undefined
  }

  /** The working day so many before today; for 0 today, or the last one when today is none. */
  workingDaysAgo(count: number): Temporal.PlainDate {
    let day = this.today
    for (let left = this.isWorking(day) ? count : count + 1; left > 0;) {
      day = day.subtract({ days: 1 })
      if (this.isWorking(day)) left--
    }
    return day
  }

  afterWorkingDays(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
    return addWorkingDays(this.#calendar, day, count)
  }

  /** A time of day at which people file from home; on the day that is not over, a time that is past. */
  leisureTime(random: Random, day: Temporal.PlainDate): Temporal.Instant {
    const limit = day.equals(this.today)
      ? Math.max(0.01, (this.now.epochMilliseconds - startOf(day)) / 3_600_000 - 0.02)
      : 24
    const hours = HOURS.map(
      (weight, hour) => [hour, weight * Math.max(0, Math.min(1, limit - hour))] as const,
    )
    const hour = random.weigh(hours)
    const within = Math.min(1, limit - hour)
    return instantAt(day, (hour + random.next() * Math.max(0, within)) * 3600)
  }

  /** A time of day in office hours: 8:30-12:00 and 14:00-17:45. */
  officeTime(random: Random, day: Temporal.PlainDate): Temporal.Instant {
    return random.chance(0.52)
      ? instantAt(day, (8.5 + random.next() * 3.45) * 3600)
      : instantAt(day, (14 + random.next() * 3.7) * 3600)
  }
}

function lowerBound(sums: readonly number[], at: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

function startOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime(TIME_ZONE).epochMilliseconds
}

/** Whole milliseconds, as every store keeps them. */
function instantAt(day: Temporal.PlainDate, seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(startOf(day) + Math.floor(seconds * 1000))
}
