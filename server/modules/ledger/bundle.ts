import type { ProofBundle, ProofSignature, ProofSubject } from '#contract'
import { canonicalJson, readSm2PublicKey, type KeyStore } from '#platform/crypto'
import { parseCheckpoint } from './checkpoint.ts'
import { documentStatement } from './proof.ts'

/** Signs the data of a certificate or receipt, once, when it is issued; the signature is kept with it. */
export function signSubject(keyStore: KeyStore, subject: ProofSubject): Promise<ProofSignature> {
  return sign(keyStore, Buffer.from(canonicalJson(subject), 'utf8'))
}

export interface BundleParts {
  readonly subject: ProofSubject
  /** From signSubject. */
  readonly signature: ProofSignature
  /** Inclusion proofs with the openings of their digests; the subject's own entry opens by its salt alone. */
  readonly entries: ProofBundle['entries']
  /** SM3 (hexadecimal) of the document that will carry the bundle; signed here. */
  readonly documentDigest?: string
}

/** Puts a proof together with the public keys it needs; throws when a key that signed is not published. */
export async function makeBundle(keyStore: KeyStore, parts: BundleParts): Promise<ProofBundle> {
  const { subject, signature, entries, documentDigest: digest } = parts
  const document = digest && { digest, signature: await sign(keyStore, documentStatement(subject, digest)) }
  const published = keyStore.publicKeys()
  const needed = [
    signature.keyId,
    ...(document ? [document.signature.keyId] : []),
    ...entries.map(({ checkpoint }) => parseCheckpoint(checkpoint)?.keyHash),
  ]
  const ids = needed.map((id) => {
    const key = id && published.find(({ keyId }) => keyId.startsWith(id))
    if (!key) throw new TypeError(`The key ${id} is not published`)
    return key
  })
  const keys = [...new Set(ids)].map(({ keyId, pem }) => ({
    keyId,
    spki: readSm2PublicKey(pem).spki.toString('base64'),
  }))
  return { format: 'yiwang-proof/1', subject, signature, ...(document ? { document } : {}), entries, keys }
}

async function sign(keyStore: KeyStore, bytes: Buffer): Promise<ProofSignature> {
  const { keyId, value } = await keyStore.sign('certificate', bytes)
  return { keyId, value: value.toString('base64') }
}
