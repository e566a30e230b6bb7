/** The only way to read the time; a simulated one runs the demo history and the tests. */
export interface Clock {
  now(): Temporal.Instant
}

export const TIME_ZONE = 'Asia/Shanghai'

/** Whole milliseconds: what every store and every signed text keeps unchanged. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) }

/** A clock that stands until it is set or moved on. */
export function simulatedClock(
  start: Temporal.Instant,
): Clock & { set(instant: Temporal.Instant): void; advance(duration: Temporal.DurationLike): void } {
  let current = start
  return {
    now: () => current,
    set: (instant) => void (current = instant),
    advance: (duration) => void (current = current.add(duration)),
  }
}

/** The legal date of an instant: the day in China. */
export function dateOf(instant: Temporal.Instant): Temporal.PlainDate {
  const ms = instant.epochMilliseconds
  if (ms >= lastDay.fromMs && ms < lastDay.untilMs) return lastDay.date
  const start = instant.toZonedDateTimeISO(TIME_ZONE).startOfDay()
  lastDay = {
    fromMs: start.epochMilliseconds,
    untilMs: start.add({ days: 1 }).epochMilliseconds,
    date: start.toPlainDate(),
  }
  return lastDay.date
}

/** Nearly every act asks for the same day, and a walk through the time zone costs 10 microseconds. */
let lastDay = { fromMs: 0, untilMs: 0, date: Temporal.PlainDate.from('1970-01-01') }
