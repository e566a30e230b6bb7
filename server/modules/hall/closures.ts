import { calendarOf } from '#modules/calendar'
import { notify } from '#modules/message'
import { dateOf } from '#platform/clock'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Hall } from './hall.ts'
import { closedDays } from './halls.ts'
import { slotsOn } from './schedule.ts'

interface Booked {
  readonly id: string
  readonly day: Temporal.PlainDate
  readonly startsAt: Temporal.Instant
  readonly slug: string
  readonly name: string
  readonly subjectId: string
  readonly bookerId: string | null
}

/**
 * Gives back what is booked for times at which the hall will not be open any more, and tells whoever it is for and whoever booked: for those
 * times nobody can come, so nobody is counted as not having come. The hall is held, so that nobody books what closes meanwhile.
 */
export async function giveBackBookings(
  platform: Platform,
  transaction: Transaction,
  hall: Hall,
  now: Temporal.Instant,
): Promise<void> {
  const [booked, closed] = await Promise.all([
    transaction<Booked[]>`
      select booking_id as id, day, starts_at as "startsAt", slug, name, subject_id as "subjectId", booker_id as "bookerId"
      from hall.booking where hall_id = ${hall.id} and state = 'booked' and starts_at > ${now} for update`,
    closedDays(transaction, [hall.id], dateOf(now)),
  ])
  const calendar = calendarOf(platform)
  const reasons = new Map(closed.map(({ day, reason }) => [day.toString(), reason]))
  const shut = new Set(reasons.keys())
  const gone = booked.filter(
    ({ day, startsAt }) =>
      hall.state === 'closed' ||
      !slotsOn(hall.rules, calendar, shut, day).some((slot) => slot.startsAt.equals(startsAt)),
  )
  if (gone.length === 0) return
  // Without a day that says why, it is the hours that changed.
  const because = gone.map(({ day }) => reasons.get(day.toString()) ?? '')
  await transaction`
    update hall.booking b set state = 'cancelled', cancelled_because = g.because
    from unnest(${gone.map(({ id }) => id)}::uuid[], ${because}::text[]) as g (id, because) where b.booking_id = g.id`
  await notify(
    transaction,
    gone.flatMap(({ subjectId, bookerId, slug, name }) =>
      [...new Set([subjectId, bookerId ?? subjectId])].map((to) => ({
        to: { subjectId: to },
        kind: 'hall.booking-cancelled',
        params: { slug, subjectName: name, hallName: hall.name },
      })),
    ),
    now,
  )
}
