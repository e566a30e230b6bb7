import { calendarOf } from '#modules/calendar'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { bookedBetween } from './bookings.ts'
import type { Hall } from './hall.ts'
import { closedDays, windowsOf } from './halls.ts'
import { slotsOn, type Slot } from './schedule.ts'
import { seatsLeft, seatsOfWindow } from './seats.ts'

export interface OfferedSlot extends Slot {
  readonly left: number
}

/** What a hall offers for a matter on the days that may be booked; slots that have begun are not among them. */
export interface OfferedDay {
  readonly day: Temporal.PlainDate
  readonly slots: readonly OfferedSlot[]
}

/** Today and as many days after it as may be booked. */
export async function offerOf(
  platform: Platform,
  read: Read,
  hall: Hall,
  slug: string,
  now: Temporal.Instant,
): Promise<OfferedDay[]> {
  const today = dateOf(now)
  const days = Array.from({ length: hall.rules.bookAheadDays + 1 }, (_, ahead) => today.add({ days: ahead }))
  const until = now.add({ hours: 24 * (hall.rules.bookAheadDays + 2) })
  const [windows, closed, booked] = await Promise.all([
    windowsOf(read, [hall.id]),
    closedDays(read, [hall.id], today),
    bookedBetween(read, hall.id, now.subtract({ hours: 24 }), until),
  ])
  const staffed = hall.state === 'open' ? windows.filter((window) => window.staffed) : []
  const calendar = calendarOf(platform)
  const shut = new Set(closed.map(({ day }) => day.toString()))
  const seats = seatsOfWindow(hall.rules)
  return days.map((day) => ({
    day,
    slots: slotsOn(hall.rules, calendar, shut, day)
      .filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now) > 0)
      .map((slot) => ({
        ...slot,
        left: seatsLeft(staffed, seats, booked.get(slot.startsAt.toString()) ?? [], slug),
      })),
  }))
}

/** The next slots with a place left, from a moment on and before it where there are none after. */
export function freeFrom(
  days: readonly OfferedDay[],
  startsAt: Temporal.Instant,
  limit: number,
): OfferedSlot[] {
  const free = days.flatMap(({ slots }) => slots.filter(({ left }) => left > 0))
  const after = free.filter((slot) => Temporal.Instant.compare(slot.startsAt, startsAt) >= 0)
  return [...after, ...free.filter((slot) => !after.includes(slot)).toReversed()].slice(0, limit)
}
