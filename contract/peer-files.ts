import { z } from 'zod'
import { certificateStates, verification } from './certificate.ts'
import { moment } from './counterparty.ts'
import { operation } from './operation.ts'
import { hex, peerSignature } from './peer-message.ts'
import { publishedKeys } from './proof.ts'
import { localized } from './text.ts'

/** The keys a platform issues certificates and signs its ledger with, signed for by the key its peers know it by. */
export const peerKeys = z.strictObject({
  statement: z.strictObject({
    from: hex(16),
    at: moment,
    keys: publishedKeys.shape.keys.max(200),
  }),
  signature: peerSignature,
})
export type PeerKeys = z.infer<typeof peerKeys>

/** Bytes of one piece; the last one of a file is shorter. */
export const PIECE_BYTES = 262_144

/** One piece of a file that a message names, as it travels. */
export const peerPiece = z.strictObject({
  from: hex(16),
  to: hex(16),
  message: z.uuid(),
  /** SM3 of the whole file. */
  digest: hex(64),
  /** Where in the file it begins. */
  place: z.int().min(0).max(2_000_000_000),
  bytes: z.base64().min(1).max(350_000),
  sentAt: moment,
})
export type PeerPiece = z.infer<typeof peerPiece>

/** What is put together for a case that will cross. */
const looseFile = z.object({
  id: z.uuid(),
  slot: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  /** Of a certificate: whose it is, masked. */
  certificate: z.object({ identifier: z.string(), holderMasked: z.string() }).nullable(),
})
export type LooseFile = z.infer<typeof looseFile>
const loose = z.object({ files: z.array(looseFile) })

/** A certificate that another platform issued, as its holder has it here. */
export const foreignCertificate = z.object({
  id: z.uuid(),
  identifier: z.string(),
  state: z.enum(certificateStates),
  name: localized,
  holderName: z.string(),
  holderIdentifier: z.string(),
  issuerName: z.string(),
  regionName: z.string(),
  /** The platform it came from. */
  peerName: z.string(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  faces: z.array(z.object({ label: localized, value: z.string() })),
  receivedAt: z.string(),
})
export type ForeignCertificate = z.infer<typeof foreignCertificate>

const id = z.strictObject({ id: z.uuid() })
const place = z.strictObject({ id: z.uuid(), slot: z.string().max(60) })
const putting = ['case.not-found', 'material.handed-in', 'material.too-many'] as const
const taking = [
  'material.too-large',
  'material.type-refused',
  'material.damaged',
  'material.encrypted',
  'material.picture-too-large',
  'material.infected',
  'material.scanner-away',
] as const

export const peerFileOperations = {
  keys: operation({
    id: 'peer.keys',
    method: 'GET',
    path: '/api/v1/peer/keys',
    access: 'peer.meet',
    summary:
      'The keys this platform issues certificates with, signed by the key by which other platforms know it',
    output: peerKeys,
    errors: [],
  }),
  piece: operation({
    id: 'peer.piece',
    method: 'POST',
    path: '/api/v1/peer/files',
    access: 'peer.meet',
    summary:
      'Takes a piece of a file that a message names, and says how much of it is here; the same one again, or out of turn, changes nothing',
    body: z.strictObject({ piece: peerPiece, signature: peerSignature }),
    output: z.strictObject({ have: z.int() }),
    errors: [
      'peer.unknown',
      'peer.suspended',
      'peer.signature-invalid',
      'peer.message-outdated',
      'peer.file-not-awaited',
      'material.scanner-away',
    ],
    bodyLimitBytes: 600_000,
  }),
  loose: operation({
    id: 'peer.loose-files',
    method: 'GET',
    path: '/api/v1/peer-cases/:id/files',
    access: 'peer.hand-in',
    personal: true,
    summary: 'What the caller has put together for a case, or a supplement, that has not been sent yet',
    params: id,
    output: loose,
    errors: ['case.not-found'],
  }),
  giveFile: operation({
    id: 'peer.give-file',
    method: 'POST',
    path: '/api/v1/peer-cases/:id/materials/:slot/files',
    access: 'peer.hand-in',
    personal: true,
    summary: 'Puts a file to a case that is handed in for another platform, or to a supplement asked for',
    params: place,
    query: z.strictObject({ name: z.string().max(255).default('') }),
    upload: true,
    output: loose,
    errors: [...putting, ...taking],
  }),
  showCertificate: operation({
    id: 'peer.show-certificate',
    method: 'POST',
    path: '/api/v1/peer-cases/:id/materials/:slot/certificate',
    access: 'peer.hand-in',
    personal: true,
    summary:
      'Puts a certificate issued here, known by the number that its holder shows, in place of a file; the other platform verifies it',
    params: place,
    body: z.strictObject({ identifier: z.string().trim().min(10).max(200) }),
    output: loose,
    errors: [...putting, 'material.not-found', 'certificate.unprintable', 'ledger.not-integrated'],
  }),
  takeFileBack: operation({
    id: 'peer.take-file-back',
    method: 'DELETE',
    path: '/api/v1/peer-cases/:id/files/:file',
    access: 'peer.hand-in',
    summary: 'Takes back what was put to a case and has not been sent',
    params: id.extend({ file: z.uuid() }),
    output: loose,
    errors: ['case.not-found', 'material.not-found'],
  }),
  myCertificates: operation({
    id: 'peer.my-certificates',
    method: 'GET',
    path: '/api/v1/my/peer-certificates',
    access: 'certificate.read-own',
    personal: true,
    summary: 'Certificates that other platforms issued to me and those I act for',
    output: z.object({ certificates: z.array(foreignCertificate) }),
    errors: [],
  }),
  certificate: operation({
    id: 'peer.certificate',
    method: 'GET',
    path: '/api/v1/peer-certificates/:id',
    access: 'certificate.read',
    personal: true,
    summary: 'One certificate of another platform, to its holder or where the result was handed out',
    params: id,
    output: foreignCertificate,
    errors: ['certificate.not-found'],
  }),
  certificateFile: operation({
    id: 'peer.certificate-file',
    method: 'GET',
    path: '/api/v1/peer-certificates/:id/file',
    access: 'certificate.read',
    personal: true,
    summary: 'The certificate as it was issued there, with its proof',
    params: id,
    output: z.unknown(),
    media: 'application/pdf',
    errors: ['certificate.not-found'],
  }),
  verifyCertificate: operation({
    id: 'peer.verify-certificate',
    method: 'GET',
    path: '/api/v1/peer-certificates/:id/verification',
    access: 'certificate.read',
    personal: true,
    summary: 'Verifies it by the keys of its platform, and asks that platform whether it still stands',
    params: id,
    output: verification,
    errors: ['certificate.not-found'],
  }),
}
