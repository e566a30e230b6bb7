import { hallOperations, type PersonPrincipal } from '#contract'
import { getKeptDraft, getVisibleCase } from '#modules/case'
import { findAuthority } from '#modules/identity'
import { currentServices } from '#modules/matter'
import { findSubject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import type { Platform } from '#platform/runtime'
import { addBooking, bookingsOf, findBooking, holdSlot, missedDays, settleBooking } from '../bookings.ts'
import { getHall, holdHall } from '../halls.ts'
import { blockedUntil } from '../no-show.ts'
import { freeFrom, offerOf } from '../offer.ts'
import { ticketsOfBookings } from '../queue.ts'
import { bookingView, ticketViews } from '../view.ts'

const KEPT_DAYS = 90
const OFFERED_INSTEAD = 5

export const book = implement(hallOperations.book, async (act, { body }) => {
  const { platform, now } = act
  const person = personOf(act)
  const { read } = platform.database
  const today = dateOf(now)
  await requireService(platform, body.matter)
  const subjectId = body.subjectId ?? person.subjectId
  const [hall, authority, subject] = await Promise.all([
    getHall(read, body.hallId),
    findAuthority(read, person.subjectId, subjectId, body.matter, today),
    findSubject(read, subjectId),
  ])
  if (!authority || !subject) throw new Problem('filing.not-authorised')
  act.trail.subjectId = subjectId
  if (body.caseId) await requireBrought(act, body.caseId, subjectId)
  const missed = await missedDays(read, subjectId, today.subtract({ days: 730 }), today)
  const until = blockedUntil(hall.rules.noShow, missed, today)
  if (until) throw new Problem('hall.booking-blocked', { members: { until: until.toString() } })
  const startsAt = Temporal.Instant.from(body.startsAt)
  const id = uuidv7(now)
  await platform.database.write(async (transaction) => {
    // As it is now: the hall may have been closed for that day meanwhile.
    const held = await holdHall(transaction, hall.id, 'shared')
    await holdSlot(transaction, hall.id, startsAt)
    const days = await offerOf(platform, transaction, held, body.matter, now)
    const slot = days
      .flatMap(({ slots }) => slots)
      .find((each) => Temporal.Instant.compare(each.startsAt, startsAt) === 0)
    if (!slot) throw new Problem('hall.slot-not-offered')
    if (slot.left === 0)
      throw new Problem('hall.slot-full', {
        members: {
          free: freeFrom(days, startsAt, OFFERED_INSTEAD).map((free) => ({
            startsAt: free.startsAt.toString(),
            endsAt: free.endsAt.toString(),
            left: free.left,
          })),
        },
      })
    const added = await addBooking(transaction, {
      id,
      hallId: hall.id,
      day: dateOf(startsAt),
      slot,
      subjectId,
      name: subject.name,
      accountId: person.accountId,
      bookerId: person.subjectId,
      slug: body.matter,
      caseId: body.caseId ?? null,
      madeAt: now,
    })
    if (!added) throw new Problem('hall.booked-already')
  })
  const booking = await findBooking(read, id)
  if (!booking) throw new TypeError('a booking that was kept is not there')
  return bookingView(booking, null, today)
})

export const bookings = implement(hallOperations.bookings, async (act) => {
  const { read } = act.platform.database
  const today = dateOf(act.now)
  const all = await bookingsOf(read, personOf(act), today.subtract({ days: KEPT_DAYS }))
  const arrived = all.filter(({ state }) => state === 'arrived').map(({ id }) => id)
  const tickets = await ticketsOfBookings(read, arrived)
  const shown = await ticketViews(read, tickets, act.now)
  const ticketOf = (id: string) =>
    shown.find(({ id: ticketId }) => tickets.some((each) => each.id === ticketId && each.bookingId === id)) ??
    null
  return { bookings: all.map((booking) => bookingView(booking, ticketOf(booking.id), today)) }
})

export const cancel = implement(hallOperations.cancel, async (act, { params }) => {
  const { read } = act.platform.database
  const person = personOf(act)
  const booking = await findBooking(read, params.id)
  if (!booking || (booking.accountId !== person.accountId && booking.subjectId !== person.subjectId))
    throw new Problem('hall.booking-not-found')
  // A day that is over was missed; to give it back then would undo that.
  const isOver = Temporal.PlainDate.compare(booking.day, dateOf(act.now)) < 0
  if (isOver || !(await settleBooking(read, booking.id, 'cancelled')))
    throw new Problem('hall.booking-settled')
  return { cancelled: true }
})

/** Halls are for what people apply for; throws matter.not-found. */
export async function requireService(platform: Platform, slug: string): Promise<void> {
  const services = await currentServices(platform.database)
  if (!services.some(({ definition }) => definition.slug === slug)) throw new Problem('matter.not-found')
}

/** What is brought along is a draft of one's own, or a case that one may see, of whom it is booked for. */
async function requireBrought(act: Act, caseId: string, subjectId: string): Promise<void> {
  const draft = await getKeptDraft(act, caseId).catch((cause: unknown) => {
    if (cause instanceof Problem && cause.code === 'filing.not-found') return undefined
    throw cause
  })
  const about = draft ?? (await getVisibleCase(act, caseId)).base.subject
  if (('subjectId' in about ? about.subjectId : about.id) !== subjectId) throw new Problem('case.not-found')
}

function personOf({ principal }: Act): PersonPrincipal {
  if (principal.kind !== 'person') throw new Problem('access.denied')
  return principal
}
