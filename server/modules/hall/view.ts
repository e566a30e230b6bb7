import type { z } from 'zod'
import type { hallOperations } from '#contract'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { dateOf } from '#platform/clock'
import type { Booking } from './bookings.ts'
import type { Hall, Ticket } from './hall.ts'
import { bustleOf, findHall, hoursToday } from './halls.ts'
import { waitMinutes } from './order.ts'
import { waitsOf } from './queue.ts'

type TicketShown = z.input<typeof hallOperations.ticket.output>
type BookingShown = z.input<typeof hallOperations.book.output>
type HallShown = z.input<typeof hallOperations.list.output>['halls'][number]

/** Tickets as anybody may see them who holds one. */
export async function ticketViews(
  read: Read,
  tickets: readonly Ticket[],
  now: Temporal.Instant,
): Promise<TicketShown[]> {
  const waiting = tickets.filter(({ state }) => state === 'waiting')
  const [waits, halls] = await Promise.all([
    waitsOf(
      read,
      waiting.map(({ id }) => id),
      now,
    ),
    Promise.all([...new Set(waiting.map(({ hallId }) => hallId))].map((id) => findHall(read, id))),
  ])
  return tickets.map((ticket) => {
    const wait = waits.get(ticket.id)
    const rules = halls.find((hall) => hall?.id === ticket.hallId)?.rules
    return {
      id: ticket.id,
      number: ticket.number,
      hallId: ticket.hallId,
      hallName: ticket.hallName,
      matter: ticket.slug,
      day: ticket.day.toString(),
      state: ticket.state,
      cameAt: ticket.cameAt.toString(),
      ahead: wait?.ahead ?? null,
      waitMinutes:
        wait && rules ? waitMinutes(wait.ahead, wait.windows, wait.measured ?? rules.serviceMinutes) : null,
      window:
        ticket.windowNumber !== null && ticket.windowName !== null
          ? { number: ticket.windowNumber, name: ticket.windowName }
          : null,
      calledAt: ticket.calledAt?.toString() ?? null,
    }
  })
}

export function bookingView(
  booking: Booking,
  ticket: TicketShown | null,
  today: Temporal.PlainDate,
): BookingShown {
  const isPast = booking.state === 'booked' && Temporal.PlainDate.compare(booking.day, today) < 0
  return {
    id: booking.id,
    hallId: booking.hallId,
    hallName: booking.hallName,
    address: booking.address,
    matter: booking.slug,
    subjectId: booking.subjectId,
    name: booking.name,
    caseId: booking.caseId,
    startsAt: booking.startsAt.toString(),
    endsAt: booking.endsAt.toString(),
    code: booking.code,
    state: isPast ? 'missed' : booking.state,
    cancelledBecause: booking.cancelledBecause,
    ticket,
  }
}

export async function hallViews(
  platform: Platform,
  halls: readonly Hall[],
  now: Temporal.Instant,
): Promise<HallShown[]> {
  const ids = halls.map(({ id }) => id)
  const [hours, bustle] = await Promise.all([
    hoursToday(platform, halls, now),
    bustleOf(platform.database.read, ids, dateOf(now)),
  ])
  return halls.map((hall) => ({
    id: hall.id,
    name: hall.name,
    address: hall.address,
    regionCode: hall.regionCode,
    regionName: hall.regionName,
    today: hours(hall).map(({ from, to }) => ({ from, to })),
    waiting: bustle.get(hall.id)?.waiting ?? 0,
    windowsOpen: bustle.get(hall.id)?.windowsOpen ?? 0,
  }))
}
