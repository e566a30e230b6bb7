import { hallOperations } from '#contract'
import { dateOf, TIME_ZONE } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { holdByCode, settleBooking } from '../bookings.ts'
import type { Hall } from '../hall.ts'
import { findHall, hoursToday, requireKiosk, windowsOf } from '../halls.ts'
import { rankOf } from '../order.ts'
import { addTicket, findTicket, ticketsOfBookings } from '../queue.ts'
import { TURNED } from '../screen.ts'
import { isTakenBy } from '../seats.ts'
import { ticketViews } from '../view.ts'
import { requireService } from './booking.ts'

/** Given again, the code of somebody who has their number gives that number: the paper may have been lost. */
export const checkIn = implement(hallOperations.checkIn, async (act, { params, body }) => {
  const hall = await hallOfKiosk(act, params.id, body.kiosk)
  const { platform, now } = act
  const today = dateOf(now)
  const given = await platform.database.write(async (transaction) => {
    const booking = await holdByCode(transaction, hall.id, today, body.code)
    if (!booking || booking.state === 'cancelled') throw new Problem('hall.code-unknown')
    if (booking.state === 'arrived') return (await ticketsOfBookings(transaction, [booking.id]))[0]?.id
    const id = uuidv7(now)
    await addTicket(transaction, {
      id,
      hallId: hall.id,
      day: today,
      letter: hall.rules.letters.booked,
      booking,
      slug: booking.slug,
      cameAt: now,
      rank: rankOf(hall.rules.order, now, booking.startsAt),
    })
    await settleBooking(transaction, booking.id, 'arrived')
    return id
  })
  platform.signals.emit(TURNED)
  return ticketView(platform.database.read, given, now)
})

export const take = implement(hallOperations.take, async (act, { params, body }) => {
  const hall = await hallOfKiosk(act, params.id, body.kiosk)
  const { platform, now } = act
  const { read } = platform.database
  if (body.matter) await requireService(platform, body.matter)
  const windows = await windowsOf(read, [hall.id])
  const slug = body.matter ?? null
  if (!windows.some((window) => (window.staffed || window.state === 'open') && isTakenBy(window, slug)))
    throw new Problem('hall.no-window')
  const id = uuidv7(now)
  await addTicket(read, {
    id,
    hallId: hall.id,
    day: dateOf(now),
    letter: hall.rules.letters.walkIn,
    slug,
    cameAt: now,
    rank: rankOf(hall.rules.order, now, undefined),
  })
  platform.signals.emit(TURNED)
  return ticketView(read, id, now)
})

/** The hall of a machine that may give numbers now: it is a day of service, and not over yet. */
async function hallOfKiosk({ platform, now }: Act, hallId: string, key: string): Promise<Hall> {
  const { read } = platform.database
  await requireKiosk(read, hallId, key)
  const hall = await findHall(read, hallId)
  if (!hall) throw new Problem('hall.kiosk-unknown')
  const last = (await hoursToday(platform, [hall], now))(hall).at(-1)
  const time = now.toZonedDateTimeISO(TIME_ZONE).toPlainTime()
  if (!last || Temporal.PlainTime.compare(time, Temporal.PlainTime.from(last.to)) >= 0)
    throw new Problem('hall.closed')
  return hall
}

async function ticketView(read: Read, id: string | undefined, now: Temporal.Instant) {
  const ticket = id ? await findTicket(read, id) : undefined
  const [view] = ticket ? await ticketViews(read, [ticket], now) : []
  if (!view) throw new TypeError('a number that was given is not there')
  return view
}
