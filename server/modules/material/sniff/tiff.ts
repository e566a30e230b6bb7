import { damaged, readWhole, requireShowable, type Bytes } from './bytes.ts'

const MOST_PAGES = 500

/** TIFF 6.0 §2: directories one after the other, each with the extent of a page (tags 256 and 257). */
export async function checkTiff(bytes: Bytes): Promise<void> {
  const head = await readWhole(bytes, 0, 8)
  const isLittle = head[0] === 0x49
  const short = (from: Buffer, at: number) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at))
  const long = (from: Buffer, at: number) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at))
  let at = long(head, 4)
  for (let page = 0; at !== 0; page++) {
    if (page === MOST_PAGES) throw damaged('pages without end')
    const count = short(await readWhole(bytes, at, 2), 0)
    const entries = await readWhole(bytes, at + 2, count * 12 + 4)
    const valueOf = (tag: number) => {
      for (let place = 0; place < count * 12; place += 12)
        if (short(entries, place) === tag)
          return short(entries, place + 2) === 3 ? short(entries, place + 8) : long(entries, place + 8)
      return 0
    }
    requireShowable({ width: valueOf(256), height: valueOf(257) })
    at = long(entries, count * 12)
  }
}
