import type { HallRules } from '#contract'
import { standingOf, type Calendar } from '#modules/calendar'
import { TIME_ZONE } from '#platform/clock'

/** A stretch of a day that can be booked. */
export interface Slot {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** When a hall is open on a day; empty where it is closed. `closed` are the days it named itself, by ISO date. */
export function hoursOn(
  rules: HallRules,
  calendar: Calendar,
  closed: ReadonlySet<string>,
  day: Temporal.PlainDate,
): HallRules['hours']['working'] {
  if (closed.has(day.toString())) return []
  return standingOf(calendar, day).working ? rules.hours.working : rules.hours.rest
}

/** The slots of a day in their order: whole ones only, none across a break. */
export function slotsOn(
  rules: HallRules,
  calendar: Calendar,
  closed: ReadonlySet<string>,
  day: Temporal.PlainDate,
): Slot[] {
  return hoursOn(rules, calendar, closed, day).flatMap(({ from, to }) => {
    const [begin, end] = [instantAt(day, from), instantAt(day, to)]
    const count = Math.floor(begin.until(end).total('minutes') / rules.slotMinutes)
    return Array.from({ length: count }, (_, at) => {
      const startsAt = begin.add({ minutes: at * rules.slotMinutes })
      return { startsAt, endsAt: startsAt.add({ minutes: rules.slotMinutes }) }
    })
  })
}

function instantAt(day: Temporal.PlainDate, time: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time }).toInstant()
}
