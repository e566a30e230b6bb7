import { z } from 'zod'
import { operation } from './operation.ts'

export const windowStates = ['open', 'paused', 'closed'] as const
export const ticketStates = ['waiting', 'called', 'serving', 'served', 'missed'] as const

const span = z.strictObject({ from: z.string(), to: z.string() })
const slug = z.string().min(1).max(80)
const id = z.strictObject({ id: z.uuid() })
/** Eight digits: what is shown or keyed in at a kiosk. */
const code = z.string().regex(/^\d{8}$/)

const hallSummary = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  /** Today's hours; empty where it is closed. */
  today: z.array(span),
  waiting: z.int(),
  windowsOpen: z.int(),
})
export type HallSummary = z.infer<typeof hallSummary>

const slotView = z.strictObject({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Places left for the matter asked about. */
  left: z.int(),
})
export type SlotView = z.infer<typeof slotView>

/** A number that waits or is served, with nothing of whose it is. */
const ticketView = z.strictObject({
  id: z.uuid(),
  /** `A023`. */
  number: z.string(),
  hallId: z.uuid(),
  hallName: z.string(),
  matter: slug.nullable(),
  day: z.iso.date(),
  state: z.enum(ticketStates),
  cameAt: z.iso.datetime(),
  /** While it waits: how many go before, and about how long. */
  ahead: z.int().nullable(),
  waitMinutes: z.int().nullable(),
  /** Once it is called. */
  window: z.strictObject({ number: z.int(), name: z.string() }).nullable(),
  calledAt: z.iso.datetime().nullable(),
})
export type TicketView = z.infer<typeof ticketView>

const bookingView = z.strictObject({
  id: z.uuid(),
  hallId: z.uuid(),
  hallName: z.string(),
  address: z.string(),
  matter: slug,
  subjectId: z.uuid(),
  name: z.string(),
  caseId: z.uuid().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  code,
  state: z.enum(['booked', 'arrived', 'cancelled', 'missed']),
  /** Set where the hall gave it back: why, as it said; empty where its hours changed. */
  cancelledBecause: z.string().nullable(),
  ticket: ticketView.nullable(),
})
export type BookingView = z.infer<typeof bookingView>

const screenView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  now: z.iso.datetime(),
  waiting: z.int(),
  /** The latest calls, the newest first; one ticket stands once. */
  calls: z.array(
    z.strictObject({ number: z.string(), window: z.int(), at: z.iso.datetime(), again: z.boolean() }),
  ),
  windows: z.array(
    z.strictObject({
      number: z.int(),
      name: z.string(),
      state: z.enum(windowStates),
      /** The number it serves now. */
      ticket: z.string().nullable(),
    }),
  ),
})
export type HallScreen = z.infer<typeof screenView>

export const hallOperations = {
  list: operation({
    id: 'hall.list',
    method: 'GET',
    path: '/api/v1/halls',
    access: 'hall.read',
    summary: 'Service halls, of one region or all, with how many wait now',
    query: z.strictObject({ region: z.string().max(12).optional() }),
    output: z.strictObject({ halls: z.array(hallSummary) }),
    errors: [],
  }),
  slots: operation({
    id: 'hall.slots',
    method: 'GET',
    path: '/api/v1/halls/:id/slots',
    access: 'hall.read',
    summary: 'What can be booked for a matter: the days that may be booked, and the slots of one of them',
    params: id,
    query: z.strictObject({ matter: slug, day: z.iso.date().optional() }),
    output: z.strictObject({
      hall: hallSummary,
      days: z.array(z.strictObject({ day: z.iso.date(), open: z.boolean() })),
      /** The day shown: the one asked for, or the first with a place left. */
      day: z.iso.date().nullable(),
      slots: z.array(slotView),
    }),
    errors: ['hall.not-found', 'matter.not-found'],
  }),
  book: operation({
    id: 'hall.book',
    method: 'POST',
    path: '/api/v1/hall-bookings',
    access: 'hall.book',
    personal: true,
    summary: 'Book a slot at a hall, for oneself or whom one acts for (预约)',
    body: z.strictObject({
      hallId: z.uuid(),
      matter: slug,
      startsAt: z.iso.datetime(),
      subjectId: z.uuid().optional(),
      /** A draft or case of one's own that is brought along. */
      caseId: z.uuid().optional(),
    }),
    output: bookingView,
    errors: [
      'hall.not-found',
      'hall.slot-not-offered',
      'hall.slot-full',
      'hall.booked-already',
      'hall.booking-blocked',
      'matter.not-found',
      'filing.not-authorised',
      'case.not-found',
    ],
  }),
  bookings: operation({
    id: 'hall.bookings',
    method: 'GET',
    path: '/api/v1/hall-bookings',
    access: 'hall.book',
    summary: 'What I have booked, and the ticket of whoever has arrived',
    output: z.strictObject({ bookings: z.array(bookingView) }),
    errors: [],
  }),
  cancel: operation({
    id: 'hall.cancel-booking',
    method: 'DELETE',
    path: '/api/v1/hall-bookings/:id',
    access: 'hall.book',
    summary: 'Give a booked slot back',
    params: id,
    output: z.strictObject({ cancelled: z.boolean() }),
    errors: ['hall.booking-not-found', 'hall.booking-settled'],
  }),
  checkIn: operation({
    id: 'hall.check-in',
    method: 'POST',
    path: '/api/v1/halls/:id/check-in',
    access: 'hall.kiosk',
    summary: 'At a kiosk: who booked gives the code and gets a number',
    params: id,
    body: z.strictObject({ kiosk: z.string().max(100), code }),
    output: ticketView,
    errors: ['hall.kiosk-unknown', 'hall.code-unknown', 'hall.closed'],
  }),
  take: operation({
    id: 'hall.take-ticket',
    method: 'POST',
    path: '/api/v1/halls/:id/tickets',
    access: 'hall.kiosk',
    summary: 'At a kiosk: who just comes gets a number, for a matter or to ask (取号)',
    params: id,
    body: z.strictObject({ kiosk: z.string().max(100), matter: slug.optional() }),
    output: ticketView,
    errors: ['hall.kiosk-unknown', 'hall.closed', 'matter.not-found', 'hall.no-window'],
  }),
  ticket: operation({
    id: 'hall.ticket',
    method: 'GET',
    path: '/api/v1/hall-tickets/:id',
    access: 'hall.read',
    summary: 'A number by the id printed on it: how many go before, or which window calls',
    params: id,
    output: ticketView,
    errors: ['hall.ticket-not-found'],
  }),
  screen: operation({
    id: 'hall.screen',
    method: 'GET',
    path: '/api/v1/halls/:id/screen',
    access: 'hall.read',
    summary: 'The calling screen: numbers and windows, nobody’s name',
    params: id,
    output: screenView,
    errors: ['hall.not-found'],
  }),
  screenStream: operation({
    id: 'hall.screen-stream',
    method: 'GET',
    path: '/api/v1/halls/:id/screen/stream',
    access: 'hall.read',
    summary: 'The calling screen again at every call',
    params: id,
    output: screenView,
    stream: true,
    errors: ['hall.not-found'],
  }),
}
