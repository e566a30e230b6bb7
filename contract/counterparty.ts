import { z } from 'zod'

/** A moment of this platform's age: neither of the year 0 nor of 9999. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '2020' && text < '2190', 'between 2020 and 2189')

/** One message to or from an outside party (a bank, a carrier): everything but `sentAt` is the same at every try. */
export const counterpartyEnvelope = z.strictObject({
  id: z.uuid(),
  /** The two by the names they have in their agreement: our account there, and the party itself. */
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  kind: z.string().regex(/^[a-z][a-z.-]{0,59}$/),
  /** Of an answer: the message it answers. */
  about: z.uuid().optional(),
  sentAt: moment,
  content: z.record(z.string().max(60), z.json()),
})
export type CounterpartyEnvelope = z.infer<typeof counterpartyEnvelope>

/** SM2 over the canonical envelope, DER in base64. */
export const signedMessage = z.strictObject({
  envelope: counterpartyEnvelope,
  signature: z.base64().max(200),
})
export type SignedMessage = z.infer<typeof signedMessage>

/** What a party is told of a message it sent: taken, for the first time or again. */
export const taken = z.strictObject({ taken: z.uuid() })
