import { proofBundle, type ProofBundle } from '#contract'
import { canonicalJson, parseCanonicalJson, sm3Hex } from '#platform/crypto'

/** What a PDF turned out to be: `unsealed` carries no proof, `damaged` carries one that is not whole. */
export type SealedPdf =
  | { state: 'sealed'; bundle: ProofBundle; documentDigest: string }
  | { state: 'unsealed' }
  | { state: 'damaged' }

/**
 * Appends a proof to a PDF as a comment behind its end, and repeats the end so that readers open it as before.
 * `makeBundle` gets SM3 (hexadecimal) of all bytes before the proof line. Throws a TypeError when the bytes are not a complete PDF.
 */
export async function sealPdf(
  pdf: Uint8Array,
  makeBundle: (documentDigest: string) => Promise<ProofBundle>,
): Promise<Buffer> {
  const body = endWithNewline(Buffer.from(pdf))
  const trailer = trailerOf(body)
  if (trailer === undefined) throw new TypeError('Not a complete PDF')
  const bundle = await makeBundle(sm3Hex(body))
  return Buffer.concat([body, proofLine(bundle), trailer])
}

/** Takes a sealed PDF apart; the bundle is of the right form but not yet verified. */
export function readSealedPdf(bytes: Uint8Array): SealedPdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mark = file.lastIndexOf(`\n${MARK}`)
  if (mark === -1) return { state: 'unsealed' }
  const body = file.subarray(0, mark + 1)
  const lineEnd = file.indexOf('\n', mark + 1)
  const text = file.subarray(mark + 1 + MARK.length, lineEnd === -1 ? undefined : lineEnd).toString('latin1')
  const bundle = findBundle(text)
  const trailer = trailerOf(body)
  if (!bundle || !trailer) return { state: 'damaged' }
  // Sealed again, the same body and bundle must give the same file: so no byte is free.
  if (!Buffer.concat([body, proofLine(bundle), trailer]).equals(file)) return { state: 'damaged' }
  return { state: 'sealed', bundle, documentDigest: sm3Hex(body) }
}

const MARK = '%YIWANG-PROOF-1 '
/** ISO 32000-1 §7.5.5: the last lines of a PDF. */
const END = /startxref\r?\n(\d{1,12})\r?\n%%EOF\r?\n$/

function proofLine(bundle: ProofBundle): Buffer {
  return Buffer.from(`${MARK}${Buffer.from(canonicalJson(bundle), 'utf8').toString('base64')}\n`, 'latin1')
}

function trailerOf(body: Buffer): Buffer | undefined {
  if (body.subarray(0, 5).toString('latin1') !== '%PDF-') return undefined
  const offset = END.exec(body.subarray(-64).toString('latin1'))?.[1]
  return offset === undefined ? undefined : Buffer.from(`startxref\n${offset}\n%%EOF\n`, 'latin1')
}

function endWithNewline(pdf: Buffer): Buffer {
  return pdf.at(-1) === NEWLINE ? pdf : Buffer.concat([pdf, Buffer.from([NEWLINE])])
}

const NEWLINE = 10

function findBundle(base64: string): ProofBundle | undefined {
  try {
    return proofBundle.safeParse(parseCanonicalJson(Buffer.from(base64, 'base64').toString('utf8'))).data
  } catch {
    return undefined
  }
}
