import { z } from 'zod'
import { field } from './form.ts'
import { operation } from './operation.ts'
import { hex, peerEnvelope, peerMessageKinds, peerReceipt, peerSignature } from './peer-message.ts'
import { localized } from './text.ts'

/** One question that only the applicant can answer; what the deciding platform's libraries know is not asked. */
const asked = field.pick({ label: true, hint: true, input: true, unit: true }).extend({
  name: z.string(),
  required: z.boolean(),
  options: z.array(z.strictObject({ value: z.string(), label: localized })).optional(),
})
export type PeerQuestion = z.infer<typeof asked>

/** A file that the service asks for; a certificate of one of these types (GB/T 36904-2018) answers for it too. */
const askedFile = z.strictObject({
  id: z.string().max(60),
  name: localized,
  standard: localized,
  required: z.boolean(),
  typeCodes: z.array(z.string().length(21)).max(20),
})
export type PeerMaterial = z.infer<typeof askedFile>

/** A service that another platform may hand cases in for. */
export const peerService = z.strictObject({
  slug: z.string().max(80),
  version: z.int(),
  title: localized,
  name: localized,
  summary: localized,
  questions: z.array(asked).max(100),
  /** Absent from a platform that takes no files yet. */
  materials: z.array(askedFile).max(50).optional(),
  declaration: localized,
})
export type PeerService = z.infer<typeof peerService>

/** Who a platform is, as it says itself. */
export const peerIdentity = z.strictObject({
  name: z.string().min(1).max(80),
  keyId: hex(16),
  /** SubjectPublicKeyInfo of its SM2 key, PEM. */
  publicKey: z.string().max(1000),
})

const peerView = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  keyId: z.string(),
  state: z.enum(['active', 'suspended']),
  addedAt: z.string(),
  /** When it last answered, and what of ours it has not signed for yet. */
  heardAt: z.string().nullable(),
  waiting: z.int(),
  failure: z.string().nullable(),
  services: z.int(),
})
export type PeerView = z.infer<typeof peerView>

const step = z.object({
  id: z.uuid(),
  direction: z.enum(['sent', 'received']),
  kind: z.enum(peerMessageKinds),
  writtenAt: z.string(),
  /** When the other side signed for it; null while it has not. */
  receiptedAt: z.string().nullable(),
  /** How often it was tried, and why it did not get through the last time. */
  tries: z.int(),
  failure: z.string().nullable(),
  note: z.string().nullable(),
})

const crossing = z.object({
  caseId: z.uuid(),
  direction: z.enum(['sent', 'received']),
  peerId: z.uuid(),
  peerName: z.string(),
  slug: z.string(),
  title: localized,
  applicant: z.string(),
  /** The number here, and the number there as soon as it is known. */
  number: z.string(),
  theirNumber: z.string().nullable(),
  theirUnit: z.string().nullable(),
  at: z.string(),
  state: z.enum(['waiting', 'under-way', 'correction', 'closed', 'not-taken']),
  outcome: z.string().nullable(),
  /** The step at which the certificate that came with the result was refused; null where none was. */
  certificateFault: z.string().nullable(),
})
export type PeerCrossing = z.infer<typeof crossing>

/** A file that went with a case; `certificate` where it is one, verified by the keys of the platform that sent it. */
const crossedFile = z.object({
  id: z.uuid(),
  slot: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  /** SM3, 64 hexadecimal digits. */
  digest: z.string(),
  certificate: z.object({ identifier: z.string() }).nullable(),
})
export type CrossedFile = z.infer<typeof crossedFile>

const crossedCertificate = z.object({
  id: z.uuid(),
  identifier: z.string(),
  name: localized,
  issuerName: z.string(),
  issuedOn: z.string(),
})

const id = z.strictObject({ id: z.uuid() })

export const peerOperations = {
  identity: operation({
    id: 'peer.identity',
    method: 'GET',
    path: '/api/v1/peer/identity',
    access: 'peer.meet',
    summary: 'Who this platform is to other platforms: its name and the key it signs messages with',
    output: peerIdentity,
    errors: [],
  }),
  offers: operation({
    id: 'peer.offers',
    method: 'GET',
    path: '/api/v1/peer/offers',
    access: 'peer.meet',
    summary: 'The services that other platforms may hand cases in for, with what they have to ask',
    output: z.strictObject({ services: z.array(peerService) }),
    errors: [],
  }),
  receive: operation({
    id: 'peer.receive',
    method: 'POST',
    path: '/api/v1/peer/messages',
    access: 'peer.meet',
    summary:
      'Takes a signed message of another platform and signs for it; the same one again gives the same receipt',
    personal: true,
    body: z.strictObject({ envelope: peerEnvelope, signature: peerSignature }),
    output: z.strictObject({ receipt: peerReceipt, signature: peerSignature }),
    errors: [
      'peer.unknown',
      'peer.suspended',
      'peer.signature-invalid',
      'peer.message-outdated',
      'peer.message-altered',
      'peer.out-of-order',
      'peer.files-missing',
    ],
    bodyLimitBytes: 1_000_000,
  }),
  list: operation({
    id: 'peer.list',
    method: 'GET',
    path: '/api/v1/peers',
    access: 'peer.read',
    summary: 'This platform’s own identity and the platforms it exchanges cases with',
    output: z.object({ self: peerIdentity.extend({ fingerprint: z.string() }), peers: z.array(peerView) }),
    errors: [],
  }),
  add: operation({
    id: 'peer.add',
    method: 'POST',
    path: '/api/v1/peers',
    access: 'peer.manage',
    summary:
      'Begins to exchange with another platform: its key is fetched, and taken only if its fingerprint is the one that was told by another way',
    body: z.strictObject({
      url: z.url({ protocol: /^https?$/ }).max(300),
      /** SM3 of its public key, the first 32 hex digits, as its administrator reads them out. */
      fingerprint: z.string().regex(/^(\s*[0-9a-fA-F]){32}\s*$/),
    }),
    output: z.object({ id: z.uuid() }),
    errors: ['peer.unreachable', 'peer.fingerprint-differs', 'peer.is-this-one'],
  }),
  suspend: operation({
    id: 'peer.suspend',
    method: 'POST',
    path: '/api/v1/peers/:id/state',
    access: 'peer.manage',
    summary: 'Suspends the exchange with a platform, or takes it up again; what waits is kept',
    params: id,
    body: z.strictObject({ state: z.enum(['active', 'suspended']) }),
    output: z.object({ state: z.enum(['active', 'suspended']) }),
    errors: ['peer.not-found'],
  }),
  services: operation({
    id: 'peer.services',
    method: 'GET',
    path: '/api/v1/peers/:id/services',
    access: 'peer.hand-in',
    summary: 'What may be handed in for another platform, as it last told',
    params: id,
    output: z.object({ services: z.array(peerService), toldAt: z.string().nullable() }),
    errors: ['peer.not-found'],
  }),
  handIn: operation({
    id: 'peer.hand-in',
    method: 'POST',
    path: '/api/v1/peers/:id/cases',
    access: 'peer.hand-in',
    audited: 'within',
    summary: 'Hands a case in here that is decided there (异地代收); the same id again is the same case',
    params: id,
    body: z.strictObject({
      id: z.uuid(),
      slug: z.string().max(80),
      applicant: z.strictObject({
        name: z.string().trim().min(1).max(60),
        identifier: z.string().trim().min(15).max(20),
        phone: z.string().regex(/^1\d{10}$/),
      }),
      answers: z.record(z.string().max(60), z.unknown()),
      declared: z.literal(true),
    }),
    output: z.object({ caseId: z.uuid(), number: z.string(), repeated: z.boolean() }),
    errors: [
      'peer.not-found',
      'peer.suspended',
      'peer.service-unknown',
      'filing.answers-invalid',
      'filing.materials-missing',
      'filing.no-item',
      'material.not-asked',
      'peer.certificate-of-another',
    ],
  }),
  crossings: operation({
    id: 'peer.crossings',
    method: 'GET',
    path: '/api/v1/peer-cases',
    access: 'peer.read',
    personal: true,
    summary:
      'Cases handed in here for other platforms, and handed in elsewhere and decided here; the newest first',
    query: z.strictObject({
      direction: z.enum(['sent', 'received']).default('sent'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ cases: z.array(crossing) }),
    errors: [],
  }),
  trail: operation({
    id: 'peer.trail',
    method: 'GET',
    path: '/api/v1/cases/:id/peer-trail',
    access: 'peer.read',
    personal: true,
    summary:
      'How a case crossed between platforms: every message each way, with its receipt; null where it did not',
    params: id,
    output: z.object({
      crossing: crossing.nullable(),
      steps: z.array(step),
      /** What went with it; each was signed for by its digest. */
      files: z.array(crossedFile),
      /** Certificates that came with the result and passed their verification. */
      certificates: z.array(crossedCertificate),
    }),
    errors: ['case.not-found'],
  }),
}
