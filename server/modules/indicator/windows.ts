import { TIME_ZONE } from '#platform/clock'
import type { Window } from './measure.ts'

/** A stretch of time; its end is not part of it. */
export interface Interval {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** The stretch a window stands for at an instant. */
export function intervalOf(window: Window, now: Temporal.Instant): Interval {
  const local = now.toZonedDateTimeISO(TIME_ZONE)
  const today = local.toPlainDate()
  if (window === 'today-last-week') {
    const day = today.subtract({ days: 7 })
    return {
      from: startOf(day),
      until: local.subtract({ days: 7 }).round({ smallestUnit: 'minute', roundingMode: 'floor' }).toInstant(),
    }
  }
  const first = {
    today,
    week: mondayOf(today),
    '30-days': today.subtract({ days: 29 }),
    year: today.with({ month: 1, day: 1 }),
  }[window]
  return { from: startOf(first), until: startOf(today.add({ days: 1 })) }
}

/** The first moment of a legal day. */
export function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(TIME_ZONE).toInstant()
}

/** The Monday of a day's week. */
export function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** What two stretches share; one of no length where they share nothing. */
export function overlap(one: Interval, other: Interval): Interval {
  const from = later(one.from, other.from)
  const until = later(from, earlier(one.until, other.until))
  return { from, until }
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b)
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b)
