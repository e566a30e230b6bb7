import { z } from 'zod'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const keyId = z.string().regex(/^[0-9a-f]{16}$/)
const salt = z.string().regex(/^[0-9a-f]{32}$/)
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)
const position = z.int().min(0)

/** One line of the ledger: says that something happened, never what, to whom or for whom. */
export const ledgerEntry = z.strictObject({
  id: z.uuid(),
  kind: z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/),
  /** Absent where the entry belongs to no case. */
  caseId: z.uuid().optional(),
  /** SM3(salt ‖ canonical JSON of what happened), hexadecimal. */
  digest,
  /** RFC 3339, UTC, no trailing zeros. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/),
})
export type LedgerEntry = z.infer<typeof ledgerEntry>

const inclusion = z.strictObject({
  entry: ledgerEntry,
  index: position,
  /** Sibling hashes from the leaf up (RFC 6962 §2.1.1), hexadecimal. */
  path: z.array(digest).max(64),
  /** The signed checkpoint of the tree that the path leads to. */
  checkpoint: z.string().max(1_000),
})
export type InclusionProof = z.infer<typeof inclusion>

const signature = z.strictObject({
  keyId,
  /** SM2, DER `SEQUENCE{r, s}`. */
  value: base64.max(120),
})
export type ProofSignature = z.infer<typeof signature>

/** What is proved: the data of a certificate, of an official document, of a receipt or of a fiscal voucher, in full. */
const subject = z
  .object({ kind: z.enum(['certificate', 'document', 'receipt', 'voucher']) })
  .catchall(z.json())
export type ProofSubject = z.infer<typeof subject>

/** A proof that travels with a file and is checked with nothing but the government's public keys. */
export const proofBundle = z.strictObject({
  format: z.literal('yiwang-proof/1'),
  subject,
  /** Over the canonical JSON of the subject. */
  signature,
  /** Present in a document: over its bytes and the subject together. */
  document: z.strictObject({ digest, signature }).optional(),
  entries: z
    .array(
      inclusion.extend({
        /** Opens the entry's digest: to `content`, or to the subject where there is none. An entry without it shows only that it happened. */
        opening: z.strictObject({ salt, content: z.json().optional() }).optional(),
      }),
    )
    .min(1)
    .max(100),
  /** The keys the signatures name, so that a file shows whether it is whole even to who does not know its signer. */
  keys: z
    .array(z.strictObject({ keyId, spki: base64.max(200) }))
    .min(1)
    .max(10),
})
export type ProofBundle = z.infer<typeof proofBundle>

/** The government's public keys as it publishes them; a copy is all that a verifier needs. */
export const publishedKeys = z.strictObject({
  format: z.literal('yiwang-keys/1'),
  keys: z.array(
    z.strictObject({
      keyId,
      algorithm: z.literal('SM2'),
      /** What it may sign: documents given out, or checkpoints of the ledger. */
      use: z.enum(['certificate', 'ledger']),
      /** SubjectPublicKeyInfo, PEM. */
      pem: z.string(),
      /** Signs today; retired keys stay published. */
      isCurrent: z.boolean(),
    }),
  ),
})
export type PublishedKeys = z.infer<typeof publishedKeys>
export type TrustedKey = PublishedKeys['keys'][number]
