import { z } from 'zod'
import { moment } from './counterparty.ts'

/** What one platform tells another of a case that crosses between them. */
export const peerMessageKinds = [
  /** Sent by where it was handed in. */
  'case.filed',
  'case.supplemented',
  'case.withdrawn',
  'case.result-asked',
  /** Sent by where it is decided. */
  'case.taken',
  'case.not-taken',
  'case.progress',
  'case.closed',
] as const
export type PeerMessageKind = (typeof peerMessageKinds)[number]

export const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`))

/** One message as it travels: everything but `sentAt` is the same at every try. */
export const peerEnvelope = z.strictObject({
  id: z.uuid(),
  /** Key ids of who sends and who is meant. */
  from: hex(16),
  to: hex(16),
  /** The case where it was handed in: one thread of messages each way. */
  thread: z.uuid(),
  /** 1, 2, 3 … in its thread and direction. */
  sequence: z.int().min(1).max(10_000),
  kind: z.enum(peerMessageKinds),
  writtenAt: moment,
  sentAt: moment,
  content: z.record(z.string().max(60), z.json()),
})
export type PeerEnvelope = z.infer<typeof peerEnvelope>

/** What the other side signs for: that it has this message and has done what it says. */
export const peerReceipt = z.strictObject({
  message: z.uuid(),
  /** SM3 of the canonical envelope without `sentAt`, hex. */
  digest: hex(64),
  receivedAt: moment,
  by: hex(16),
})
export type PeerReceipt = z.infer<typeof peerReceipt>

export const peerSignature = z.base64().max(200)
