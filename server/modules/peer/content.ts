import { z } from 'zod'
import { citation, outcomes, peerMessageKinds, type PeerMessageKind } from '#contract'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.int().min(1).max(2_000_000_000)

/** A file in a place of the filing; its bytes come beside the message. */
const material = z.strictObject({
  slot: z.string().min(1).max(60),
  name: z.string().max(255),
  digest,
  size,
  /** A sealed certificate of the sending platform. */
  certificate: z.boolean(),
})
export type CrossingMaterial = z.infer<typeof material>
const materials = z.array(material).max(50).default([])

/** What each kind of message carries. */
export const contents = {
  'case.filed': z.strictObject({
    slug: z.string().max(80),
    applicant: z.strictObject({
      name: z.string().min(1).max(60),
      identifier: z.string().min(15).max(20),
      phone: z.string().regex(/^1\d{10}$/),
    }),
    answers: z.record(z.string().max(60), z.json()),
    /** The number it has where it was handed in, and the unit that took it in. */
    number: z.string().max(60),
    unit: z.string().max(120),
    materials,
  }),
  'case.supplemented': z.strictObject({ note: z.string().min(1).max(1000), materials }),
  'case.withdrawn': z.strictObject({ reason: z.string().max(500) }),
  /** The certificate that came with the result did not pass: at which step. */
  'case.result-asked': z.strictObject({ step: z.string().min(1).max(60) }),
  'case.taken': z.strictObject({ number: z.string().max(60), unit: z.string().max(120) }),
  'case.not-taken': z.strictObject({
    code: z.string().max(80),
    fields: z.array(z.string().max(80)).max(100),
  }),
  'case.progress': z.strictObject({
    milestone: z.string().max(40),
    at: z.iso.datetime({ offset: true }),
    /** The one list of everything missing. */
    corrections: z.array(z.string().max(600)).max(50).optional(),
  }),
  'case.closed': z.strictObject({
    milestone: z.string().max(40),
    at: z.iso.datetime({ offset: true }),
    outcome: z.enum(outcomes).optional(),
    /** With their articles: a refusal says why (行政许可法第三十八条第二款). */
    reasons: z.array(z.strictObject({ text: z.string().max(1000), basis: citation })).max(50),
    certificate: z.string().max(200).optional(),
    /** Each as a sealed file, which carries its own proof. */
    certificates: z
      .array(z.strictObject({ identifier: z.string().max(200), digest, size }))
      .max(20)
      .default([]),
  }),
} as const satisfies Record<PeerMessageKind, z.ZodType>

export type Content<K extends PeerMessageKind> = z.infer<(typeof contents)[K]>

/** A message of one kind with what it says. */
export type PeerMessage = {
  [K in PeerMessageKind]: { readonly kind: K; readonly content: Content<K> }
}[PeerMessageKind]

/** Undefined where the content is not what its kind says. */
export function readMessage(kind: PeerMessageKind, content: unknown): PeerMessage | undefined {
  const parsed = contents[kind].safeParse(content)
  return parsed.success ? ({ kind, content: parsed.data } as PeerMessage) : undefined
}

/** The files whose bytes must be here before a message can be done. */
export function filesOf(message: PeerMessage): { readonly digest: string; readonly size: number }[] {
  switch (message.kind) {
    case 'case.filed':
    case 'case.supplemented':
      return unique(message.content.materials)
    case 'case.closed':
      return unique(message.content.certificates)
    default:
      return []
  }
}

function unique(files: readonly { readonly digest: string; readonly size: number }[]) {
  return [...new Map(files.map(({ digest, size }) => [digest, { digest, size }])).values()]
}

export function isKind(text: string): text is PeerMessageKind {
  return (peerMessageKinds as readonly string[]).includes(text)
}

/** What of a message may be shown beside it; nothing personal. */
export function noteOf(message: PeerMessage): string | null {
  switch (message.kind) {
    case 'case.filed':
    case 'case.taken':
      return message.content.number
    case 'case.not-taken':
      return [message.content.code, ...message.content.fields].join(' ')
    case 'case.result-asked':
      return message.content.step
    case 'case.progress':
    case 'case.closed':
      return message.content.milestone
    default:
      return null
  }
}
