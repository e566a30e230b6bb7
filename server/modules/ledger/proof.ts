import type { ProofBundle, TrustedKey } from '#contract'
import {
  canonicalJson,
  readSm2PublicKey,
  sm3Hex,
  verifySm2,
  type KeyPurpose,
  type Sm2PublicKey,
} from '#platform/crypto'
import { parseCheckpoint } from './checkpoint.ts'
import { digestOf, leafOf } from './entry.ts'
import { verifyInclusion } from './merkle.ts'

export const stepNames = [
  'format',
  'keys',
  'signature',
  'document',
  'opening',
  'inclusion',
  'checkpoint',
  'trust',
] as const

/** One thing that was checked, told in plain words. */
export interface Step {
  readonly name: (typeof stepNames)[number]
  readonly ok: boolean
  readonly detail: { readonly zh: string; readonly en: string }
}

export interface Verdict {
  /** Everything holds, and every key is a trusted one. */
  readonly ok: boolean
  readonly steps: Step[]
}

/** The bytes a document's signature covers: its digest and its subject's, bound together. */
export function documentStatement(subject: ProofBundle['subject'], documentDigest: string): Buffer {
  const statement = {
    format: 'yiwang-document/1',
    subject: sm3Hex(canonicalJson(subject)),
    document: documentDigest,
  }
  return Buffer.from(canonicalJson(statement), 'utf8')
}

/** Checks a proof with nothing but public keys; `documentDigest` is SM3 (hexadecimal) of the document that carries the bundle, where one does. */
export function verifyBundle(
  bundle: ProofBundle,
  trustedKeys: readonly TrustedKey[],
  documentDigest?: string,
): Verdict {
  const keys = readKeys(bundle)
  const steps = [
    keysStep(bundle, keys),
    signatureStep(bundle, keys),
    ...documentSteps(bundle, keys, documentDigest),
    ...openingSteps(bundle),
    ...bundle.entries.flatMap((item) => [inclusionStep(item), checkpointStep(item, keys)]),
    trustStep(bundle, trustedKeys),
  ]
  return { ok: steps.every((step) => step.ok), steps }
}

type Keys = ReadonlyMap<string, Sm2PublicKey>
type Item = ProofBundle['entries'][number]

function step(
  name: Step['name'],
  ok: boolean,
  [zh, en]: readonly [string, string],
  [zhElse, enElse]: readonly [string, string],
): Step {
  return { name, ok, detail: ok ? { zh, en } : { zh: zhElse, en: enElse } }
}

function readKeys(bundle: ProofBundle): Keys {
  const keys = new Map<string, Sm2PublicKey>()
  for (const { keyId, spki } of bundle.keys) {
    const key = findKey(spki)
    if (key?.id === keyId) keys.set(keyId, key)
  }
  return keys
}

function findKey(spkiText: string): Sm2PublicKey | undefined {
  const spki = fromBase64(spkiText)
  try {
    return spki && readSm2PublicKey(spki)
  } catch {
    return undefined
  }
}

/** Each key is named once and used: a bundle has no room for anything unchecked. */
function keysStep(bundle: ProofBundle, keys: Keys): Step {
  const used = new Set(usesOf(bundle).map(({ keyId }) => keyId))
  const ok = keys.size === bundle.keys.length && bundle.keys.every(({ keyId }) => used.has(keyId))
  return step(
    'keys',
    ok,
    ['公钥完整', 'The public keys are whole'],
    ['公钥被改动', 'The public keys were altered'],
  )
}

function signatureStep(bundle: ProofBundle, keys: Keys): Step {
  const ok = isSigned(bundle.signature, Buffer.from(canonicalJson(bundle.subject), 'utf8'), keys)
  return step(
    'signature',
    ok,
    ['内容与签名一致，签发后未被改动', 'The content is what was signed'],
    ['内容与签名不符', 'The content is not what was signed'],
  )
}

function documentSteps(bundle: ProofBundle, keys: Keys, documentDigest: string | undefined): Step[] {
  const { document } = bundle
  if (!document && documentDigest === undefined) return []
  const ok =
    document !== undefined &&
    document.digest === documentDigest &&
    isSigned(document.signature, documentStatement(bundle.subject, document.digest), keys)
  return [
    step(
      'document',
      ok,
      ['文件与签发时逐字节相同', 'The file is byte for byte the one that was issued'],
      ['文件不是签发时的文件', 'The file is not the one that was issued'],
    ),
  ]
}

/** The entries speak of this subject: they are of its case, and what they open to is what they hold. A certificate has an entry of its own, which opens to it; a receipt names its case in what is signed. */
function openingSteps(bundle: ProofBundle): Step[] {
  const own = bundle.entries.find(({ opening }) => opening && opening.content === undefined)
  const caseId = bundle.subject.kind === 'receipt' ? bundle.subject['case'] : own?.entry.caseId
  return bundle.entries.map(({ entry, opening }) => {
    const isOfCase = (own !== undefined || typeof caseId === 'string') && entry.caseId === caseId
    const opens =
      !opening ||
      digestOf(opening.salt, opening.content === undefined ? bundle.subject : opening.content) ===
        entry.digest
    const name = nameOf(entry)
    return step(
      'opening',
      isOfCase && opens,
      [`存证“${name}”说的就是此件`, `The ledger entry "${name}" speaks of this very matter`],
      [`存证“${name}”说的不是此件`, `The ledger entry "${name}" speaks of something else`],
    )
  })
}

function inclusionStep({ entry, index, path, checkpoint }: Item): Step {
  const parsed = parseCheckpoint(checkpoint)
  const hashes = path.map((hash) => Buffer.from(hash, 'hex'))
  const ok = parsed !== undefined && verifyInclusion(leafOf(entry), index, parsed.size, hashes, parsed.root)
  const name = nameOf(entry)
  return step(
    'inclusion',
    ok,
    [`存证“${name}”在账本中，序号 ${index}`, `The entry "${name}" is in the ledger at position ${index}`],
    [`存证“${name}”不在该检查点的账本中`, `The entry "${name}" is not in the ledger of that checkpoint`],
  )
}

function checkpointStep({ checkpoint }: Item, keys: Keys): Step {
  const parsed = parseCheckpoint(checkpoint)
  const key = parsed && [...keys.values()].find(({ id }) => id.startsWith(parsed.keyHash))
  const ok = parsed !== undefined && key !== undefined && verifySm2(key, parsed.signed, parsed.signature)
  const [size, at] = [String(parsed?.size), String(parsed?.at)]
  return step(
    'checkpoint',
    ok,
    [`账本检查点（${size} 条，${at}）签名有效`, `The ledger checkpoint (${size} entries, ${at}) is signed`],
    ['账本检查点的签名无效', 'The ledger checkpoint is not validly signed'],
  )
}

/** The signers are the government's: each key is a published one and signed what it is for. */
function trustStep(bundle: ProofBundle, trustedKeys: readonly TrustedKey[]): Step {
  const trusted = new Set(
    trustedKeys.map(({ pem, use }) => `${use} ${readSm2PublicKey(pem).spki.toString('base64')}`),
  )
  const spkiOf = new Map(bundle.keys.map(({ keyId, spki }) => [keyId, spki]))
  const ok = usesOf(bundle).every(({ keyId, use }) => trusted.has(`${use} ${spkiOf.get(keyId ?? '')}`))
  return step(
    'trust',
    ok,
    ['签名者是受信任的政府密钥', 'The signers are trusted keys of the government'],
    ['签名者不在受信任的密钥之中', 'The signers are not among the trusted keys'],
  )
}

/** Which key signs what in a bundle. */
function usesOf(bundle: ProofBundle): { keyId: string | undefined; use: KeyPurpose }[] {
  const checkpoints = bundle.entries.map(({ checkpoint }) => {
    const hash = parseCheckpoint(checkpoint)?.keyHash
    return {
      keyId: hash && bundle.keys.find(({ keyId }) => keyId.startsWith(hash))?.keyId,
      use: 'ledger' as const,
    }
  })
  const signatures = [bundle.signature, ...(bundle.document ? [bundle.document.signature] : [])]
  return [...signatures.map(({ keyId }) => ({ keyId, use: 'certificate' as const })), ...checkpoints]
}

function isSigned(signature: ProofBundle['signature'], bytes: Buffer, keys: Keys): boolean {
  const key = keys.get(signature.keyId)
  const value = fromBase64(signature.value)
  return key !== undefined && value !== undefined && verifySm2(key, bytes, value)
}

/** Base64 has spare bits: only the one right spelling is taken. */
function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

function nameOf({ kind, at }: Item['entry']): string {
  return `${kind} ${at}`
}
