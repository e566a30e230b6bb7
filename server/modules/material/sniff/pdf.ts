import { Problem } from '#platform/errors'
import { damaged, findIn, type Bytes } from './bytes.ts'

/** Readers look for the end this near to it (ISO 32000-1 Annex H.3). */
const TAIL = 2_048

/** ISO 32000-1 §7.5.5: a trailer at the end; with /Encrypt in it nobody reads the file who has no password, nor looks for malware in it. */
export async function checkPdf(bytes: Bytes): Promise<void> {
  const tail = (await bytes.read(Math.max(0, bytes.size - TAIL), TAIL)).toString('latin1')
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) throw damaged('no end of the document')
  if ((await findIn(bytes, /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/, { longest: 64 })) !== undefined)
    throw new Problem('material.encrypted')
}
