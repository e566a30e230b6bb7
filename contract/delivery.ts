import { z } from 'zod'
import { signedMessage, taken } from './counterparty.ts'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** Where a parcel was seen, as the carrier tells it. */
export const trackKinds = ['collected', 'moving', 'out', 'delivered', 'returned', 'lost'] as const
export type TrackKind = (typeof trackKinds)[number]

/** `cancelled`: called off before the courier came. */
export const parcelStates = ['made', 'ordered', ...trackKinds, 'cancelled'] as const
export type ParcelState = (typeof parcelStates)[number]

const parcel = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  direction: z.enum(['out', 'in']),
  what: localized,
  payer: z.enum(['applicant', 'government']),
  waybill: z.string().nullable(),
  state: z.enum(parcelStates),
  madeAt: z.string(),
  handedAt: z.string().nullable(),
  /** To whom or from whom; null when it has arrived, masked for who need not know. */
  person: z.object({ name: z.string(), phone: z.string(), address: z.string() }).nullable(),
  /** The newest first. */
  track: z.array(z.object({ kind: z.enum(trackKinds), place: z.string(), at: z.string() })),
})
export type ParcelView = z.infer<typeof parcel>

const id = z.strictObject({ id: z.uuid() })

export const deliveryOperations = {
  ofCase: operation({
    id: 'delivery.of-case',
    method: 'GET',
    path: '/api/v1/cases/:id/parcels',
    access: 'delivery.read',
    personal: true,
    summary: 'What goes by post in a case, and where it was seen last',
    params: id,
    output: z.object({ parcels: z.array(parcel) }),
    errors: ['case.not-found'],
  }),
  notice: operation({
    id: 'delivery.notice',
    method: 'POST',
    path: '/api/v1/delivery/notices',
    access: 'delivery.notice',
    summary:
      'Takes a signed notice of the carrier where a parcel was seen; the same one again changes nothing',
    body: signedMessage,
    output: taken,
    errors: ['counterparty.unknown', 'counterparty.signature-invalid', 'counterparty.message-outdated'],
    bodyLimitBytes: 20_000,
  }),
  toHandOver: operation({
    id: 'delivery.to-hand-over',
    method: 'GET',
    path: '/api/v1/parcels',
    access: 'delivery.hand-over',
    personal: true,
    summary:
      'Parcels of the unit that are to be given to the courier or are on their way to it, the oldest first',
    output: z.object({ parcels: z.array(parcel) }),
    errors: [],
  }),
  handOver: operation({
    id: 'delivery.hand-over',
    method: 'POST',
    path: '/api/v1/parcels/:id/handed-over',
    access: 'delivery.hand-over',
    personal: true,
    summary: 'Says that a parcel was given to the courier',
    params: id,
    output: parcel,
    errors: ['delivery.parcel-not-found', 'delivery.handed-over-already'],
  }),
}
