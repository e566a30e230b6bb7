import { damaged, readWhole, requireShowable, type Bytes } from './bytes.ts'

const MOST_CHUNKS = 20_000

/** ISO/IEC 15948 §5: IHDR first, IEND last. */
export async function checkPng(bytes: Bytes): Promise<void> {
  const header = await readWhole(bytes, 8, 16)
  if (header.toString('latin1', 4, 8) !== 'IHDR') throw damaged('no header')
  requireShowable({ width: header.readUInt32BE(8), height: header.readUInt32BE(12) })
  let at = 8
  for (let count = 0; count < MOST_CHUNKS; count++) {
    const chunk = await readWhole(bytes, at, 8)
    at += 12 + chunk.readUInt32BE(0)
    if (at > bytes.size) throw damaged('a chunk ends behind the file')
    if (chunk.toString('latin1', 4, 8) === 'IEND') return
  }
  throw damaged('too many chunks')
}
