import { z } from 'zod'
import { ticketStates, windowStates } from './hall.ts'
import { operation } from './operation.ts'
import { ratedActs } from './rating.ts'

export const ticketSteps = ['recall', 'serve', 'missed', 'finish'] as const

const slug = z.string().min(1).max(80)
const id = z.strictObject({ id: z.uuid() })

const deskTicket = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(ticketStates),
  matter: slug.nullable(),
  booked: z.boolean(),
  cameAt: z.iso.datetime(),
  calledAt: z.iso.datetime().nullable(),
  calls: z.int(),
  onlyWindow: z.int().nullable(),
})
/** Who stands at the window, as far as it is known, and what they bring along. */
const visitor = z.strictObject({
  person: z.strictObject({ subjectId: z.uuid(), name: z.string(), identifier: z.string() }).nullable(),
  caseId: z.uuid().nullable(),
  /** A draft begun at home, or a case. */
  brings: z.enum(['draft', 'case']).nullable(),
  caseNumber: z.string().nullable(),
  visits: z.int(),
})
export type Visitor = z.infer<typeof visitor>

const deskView = z.strictObject({
  hall: z.strictObject({ id: z.uuid(), name: z.string() }),
  windows: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.int(),
      name: z.string(),
      takes: z.array(slug).nullable(),
      state: z.enum(windowStates),
      officerName: z.string().nullable(),
      mine: z.boolean(),
      ticket: z.string().nullable(),
    }),
  ),
  /** At my window now. */
  current: deskTicket.nullable(),
  /** Who waits for a window like mine, in the order in which they are called. */
  queue: z.array(deskTicket),
  waiting: z.int(),
  missed: z.array(deskTicket),
  servedToday: z.int(),
})
export type DeskView = z.infer<typeof deskView>

const receiptView = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  what: z.string(),
  taker: z.strictObject({
    name: z.string(),
    identifierMasked: z.string(),
    relation: z.enum(['self', 'agent']),
  }),
  officerName: z.string(),
  hallName: z.string(),
  at: z.iso.datetime(),
  /** SM2 over the receipt in canonical JSON, base64, with the key's id as the platform publishes it. */
  keyId: z.string(),
  signature: z.string(),
})
export type ReceiptView = z.infer<typeof receiptView>

/** What clerks do at the windows of a hall, and what stays of a visit. */
export const hallServeOperations = {
  desk: operation({
    id: 'hall.desk',
    method: 'GET',
    path: '/api/v1/hall-desk',
    access: 'hall.serve',
    summary: 'The clerk’s panel: the hall’s windows, who is at mine, and who waits',
    query: z.strictObject({ hall: z.uuid().optional() }),
    output: z.strictObject({
      /** Whether my unit serves at counters at all. */
      serves: z.boolean(),
      halls: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
      desk: deskView.nullable(),
    }),
    errors: [],
  }),
  visitor: operation({
    id: 'hall.visitor',
    method: 'GET',
    path: '/api/v1/hall-tickets/:id/visitor',
    access: 'hall.serve',
    personal: true,
    summary: 'Who has the number at my window, and which draft or case they bring',
    params: id,
    output: visitor,
    errors: ['hall.ticket-not-found', 'hall.not-at-window'],
  }),
  sit: operation({
    id: 'hall.sit',
    method: 'POST',
    path: '/api/v1/hall-windows/:id/state',
    access: 'hall.serve',
    summary: 'Open a window as one’s own, pause it, or close it',
    params: id,
    body: z.strictObject({ state: z.enum(windowStates) }),
    output: z.strictObject({ state: z.enum(windowStates) }),
    errors: ['hall.window-not-found', 'hall.window-taken', 'hall.sits-elsewhere', 'hall.still-serving'],
  }),
  next: operation({
    id: 'hall.next',
    method: 'POST',
    path: '/api/v1/hall-windows/:id/next',
    access: 'hall.serve',
    summary: 'Finish with whoever is at the window and call the next (叫号); null where nobody waits',
    params: id,
    body: z.strictObject({
      /** Who the clerk sees at the window, or null: pressed twice, the key finishes nobody who was called just now. */
      finishes: z.uuid().nullable().optional(),
    }),
    output: z.strictObject({ ticket: z.string().nullable() }),
    errors: ['hall.window-not-found', 'hall.window-not-open', 'hall.not-at-window'],
  }),
  turn: operation({
    id: 'hall.turn',
    method: 'POST',
    path: '/api/v1/hall-tickets/:id/turn',
    access: 'hall.serve',
    summary: 'Call again, begin to serve, mark as missed (过号), or finish the number at one’s window',
    params: id,
    body: z.strictObject({ step: z.enum(ticketSteps) }),
    output: z.strictObject({ state: z.enum(ticketStates) }),
    errors: ['hall.ticket-not-found', 'hall.not-at-window'],
  }),
  transfer: operation({
    id: 'hall.transfer',
    method: 'POST',
    path: '/api/v1/hall-tickets/:id/transfer',
    access: 'hall.serve',
    summary: 'Send the number at one’s window on to another window of the hall; it keeps its place',
    params: id,
    body: z.strictObject({ windowId: z.uuid() }),
    output: z.strictObject({ state: z.enum(ticketStates) }),
    errors: ['hall.ticket-not-found', 'hall.not-at-window', 'hall.window-not-found', 'hall.window-not-open'],
  }),
  rejoin: operation({
    id: 'hall.rejoin',
    method: 'POST',
    path: '/api/v1/hall-tickets/:id/rejoin',
    access: 'hall.serve',
    summary: 'Take a missed number back into the queue, as if it came now',
    params: id,
    output: z.strictObject({ state: z.enum(ticketStates) }),
    errors: ['hall.ticket-not-found', 'hall.not-missed'],
  }),
  link: operation({
    id: 'hall.link',
    method: 'POST',
    path: '/api/v1/hall-tickets/:id/case',
    access: 'hall.serve',
    summary: 'Note which case the number at one’s window came about: a visit of that case',
    params: id,
    body: z.strictObject({ caseId: z.uuid() }),
    output: z.strictObject({ visits: z.int() }),
    errors: ['hall.ticket-not-found', 'hall.not-at-window', 'case.not-found'],
  }),
  handOut: operation({
    id: 'hall.hand-out',
    method: 'POST',
    path: '/api/v1/hall-tickets/:id/hand-out',
    access: 'hall.serve',
    personal: true,
    summary: 'Hand a result out at the window and have the receipt signed: who took it, when',
    params: id,
    body: z.strictObject({
      caseId: z.uuid(),
      what: z.string().trim().min(1).max(200),
      taker: z.strictObject({
        name: z.string().trim().min(1).max(60),
        identifier: z.string().trim().min(1).max(20),
        relation: z.enum(['self', 'agent']),
      }),
    }),
    output: receiptView,
    errors: [
      'hall.ticket-not-found',
      'hall.not-at-window',
      'hall.taker-differs',
      'hall.nothing-to-hand-out',
      'case.not-found',
    ],
  }),
  invite: operation({
    id: 'hall.invite-rating',
    method: 'POST',
    path: '/api/v1/hall-tickets/:id/rating-code',
    access: 'hall.serve',
    summary:
      'Make a code by which whoever is at one’s window rates this visit to this window, or the case, once and soon (扫码评价)',
    params: id,
    body: z.strictObject({ about: z.enum(ratedActs).default('visit') }),
    output: z.strictObject({
      code: z.string(),
      path: z.string(),
      expiresAt: z.iso.datetime(),
      windowName: z.string(),
    }),
    errors: [
      'hall.ticket-not-found',
      'hall.not-at-window',
      'hall.no-case',
      'case.not-found',
      'rating.already',
      'rating.not-finished',
      'rating.of-whole',
    ],
  }),
  visits: operation({
    id: 'hall.visits',
    method: 'GET',
    path: '/api/v1/cases/:id/visits',
    access: 'case.read',
    personal: true,
    summary: 'When somebody came to a hall about a case, and what was handed out there',
    params: id,
    output: z.strictObject({
      visits: z.array(
        z.strictObject({
          hallName: z.string(),
          ticket: z.string(),
          officerName: z.string(),
          at: z.iso.datetime(),
        }),
      ),
      receipts: z.array(receiptView),
    }),
    errors: ['case.not-found'],
  }),
}
