import { proofBundle, type ProofSubject, type TrustedKey } from '#contract'
import { canonicalJson } from '#platform/crypto'
import { verifyBundle, type Step } from './proof.ts'
import { readSealedPdf } from './sealed-pdf.ts'

export interface FileReport {
  /** `unknown` where the file carries no readable proof. */
  readonly kind: ProofSubject['kind'] | 'unknown'
  /** `altered`: it carries a proof that does not hold. `unsigned`: it carries none. */
  readonly integrity: 'valid' | 'altered' | 'unsigned'
  /** Whether the signers are among the trusted keys; `none` where there is nothing valid to trust. */
  readonly trust: 'trusted' | 'untrusted' | 'none'
  /** The data proved, present only in a valid file. */
  readonly subject?: ProofSubject
  readonly steps: Step[]
}

/** Checks a sealed PDF or a JSON receipt with no server: what it proves, and what of it holds. Never throws on any bytes. */
export function verifyFile(bytes: Uint8Array, trustedKeys: readonly TrustedKey[]): FileReport {
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  return isPdf ? verifyPdf(bytes, trustedKeys) : verifyReceipt(bytes, trustedKeys)
}

function verifyPdf(bytes: Uint8Array, trustedKeys: readonly TrustedKey[]): FileReport {
  const read = readSealedPdf(bytes)
  if (read.state === 'unsealed') return UNSIGNED
  if (read.state === 'damaged') return DAMAGED
  return reportOf(read.bundle, trustedKeys, read.documentDigest)
}

function verifyReceipt(bytes: Uint8Array, trustedKeys: readonly TrustedKey[]): FileReport {
  const text = Buffer.from(bytes).toString('utf8')
  const bundle = findReceipt(text)
  // Read and written again it must be the same file: so no byte is free.
  if (bundle && Buffer.from(canonicalJson(bundle), 'utf8').equals(bytes)) return reportOf(bundle, trustedKeys)
  return text.includes('yiwang-proof/1') ? DAMAGED : UNSIGNED
}

function findReceipt(text: string) {
  try {
    const bundle = proofBundle.safeParse(JSON.parse(text)).data
    // Throws on nesting that no proof has.
    canonicalJson(bundle ?? null)
    return bundle
  } catch {
    return undefined
  }
}

function reportOf(
  bundle: Parameters<typeof verifyBundle>[0],
  trustedKeys: readonly TrustedKey[],
  documentDigest?: string,
): FileReport {
  const { steps } = verifyBundle(bundle, trustedKeys, documentDigest)
  const { kind } = bundle.subject
  const format = {
    name: 'format',
    ok: true,
    detail: { zh: '文件带有存证', en: 'The file carries a proof' },
  } as const
  const isWhole = steps.every((step) => step.ok || step.name === 'trust')
  if (!isWhole) return { kind, integrity: 'altered', trust: 'none', steps: [format, ...steps] }
  const trust = steps.every((step) => step.ok) ? 'trusted' : 'untrusted'
  return { kind, integrity: 'valid', trust, subject: bundle.subject, steps: [format, ...steps] }
}

const UNSIGNED: FileReport = {
  kind: 'unknown',
  integrity: 'unsigned',
  trust: 'none',
  steps: [{ name: 'format', ok: false, detail: { zh: '文件不带存证', en: 'The file carries no proof' } }],
}

const DAMAGED: FileReport = {
  kind: 'unknown',
  integrity: 'altered',
  trust: 'none',
  steps: [
    {
      name: 'format',
      ok: false,
      detail: { zh: '文件所带的存证已损坏', en: 'The proof that the file carries is damaged' },
    },
  ],
}
