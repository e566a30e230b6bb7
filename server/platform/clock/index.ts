/** The only way to read the time; a simulated one runs the demo history and the tests. */
export interface Clock {
  now(): Temporal.Instant
}

export const TIME_ZONE = 'Asia/Shanghai'

/** Whole milliseconds: what every store and every signed text keeps unchanged. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) }

/** A clock that stands until it is set or moved on. */
export function simulatedClock(start: Temporal.Instant): Clock & { set(instant: Temporal.Instant): void; advance(duration: Temporal.DurationLike): void } {
  let current = start
  return {
    now: () => current,
    set: (instant) => void (current = instant),
    advance: (duration) => void (current = current.add(duration)),
  }
}

/** The legal date of an instant: the day in China. */
export function dateOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
}
