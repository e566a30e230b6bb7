import { damaged, findIn, readWhole, requireShowable, type Bytes } from './bytes.ts'

/** More segments than any camera writes. */
const MOST_SEGMENTS = 2_000

/** ITU-T T.81 Annex B: segments up to the frame header, which has the extent; then the scan, which ends in EOI. */
export async function checkJpeg(bytes: Bytes): Promise<void> {
  let at = 2
  let hasFrame = false
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    const head = await readWhole(bytes, at, 10)
    if (head[0] !== 0xff) throw damaged('no marker where one must be')
    const marker = head[1] ?? 0
    // Any marker may be preceded by fill bytes.
    if (marker === 0xff) {
      at++
      continue
    }
    if (isFrame(marker)) {
      requireShowable({ height: head.readUInt16BE(5), width: head.readUInt16BE(7) })
      hasFrame = true
    }
    if (marker === 0xda) {
      // In the scan 0xFF is always escaped, so this is the end of the picture and of nothing in it; phones put a film behind.
      if (!hasFrame || (await findIn(bytes, /\xff\xd9/, { from: at, longest: 2 })) === undefined)
        throw damaged('the picture does not end')
      return
    }
    const length = head.readUInt16BE(2)
    if (length < 2) throw damaged('a segment without length')
    at += 2 + length
  }
  throw damaged('too many segments')
}

/** SOF0 to SOF15, without DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
