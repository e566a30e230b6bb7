import { damaged, readWhole, requireShowable, type Bytes } from './bytes.ts'

/** Brands of still pictures coded in HEVC (ISO/IEC 23008-12 Annex B). */
const BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'mif1'])
const MOST_BOXES = 200
const LARGEST_META = 4_000_000

export function isHeic(head: Buffer): boolean {
  return head.toString('latin1', 4, 8) === 'ftyp' && BRANDS.has(head.toString('latin1', 8, 12))
}

/** ISO/IEC 14496-12: boxes to the end of the file; the extent of the pictures stands in meta/iprp/ipco/ispe. */
export async function checkHeic(bytes: Bytes): Promise<void> {
  let at = 0
  let meta: Buffer | undefined
  for (let count = 0; at < bytes.size; count++) {
    if (count === MOST_BOXES) throw damaged('too many boxes')
    const box = boxAt(await readWhole(bytes, at, Math.min(16, bytes.size - at)), bytes.size - at)
    if (box.type === 'meta') {
      if (box.size > LARGEST_META) throw damaged('more about the picture than there can be')
      meta = await readWhole(bytes, at, box.size)
    }
    at += box.size
  }
  const extents = meta ? extentsIn(meta) : []
  if (extents.length === 0) throw damaged('no picture in it')
  // A picture of tiles names their extent too.
  extents.forEach(requireShowable)
}

function extentsIn(meta: Buffer): { width: number; height: number }[] {
  const properties = childrenOf(meta, 12).find(({ type }) => type === 'iprp')
  const container = properties && childrenOf(properties.bytes, 8).find(({ type }) => type === 'ipco')
  return (container ? childrenOf(container.bytes, 8) : []).flatMap(({ type, bytes }) =>
    type === 'ispe' && bytes.length >= 20
      ? [{ width: bytes.readUInt32BE(12), height: bytes.readUInt32BE(16) }]
      : [],
  )
}

function childrenOf(box: Buffer, from: number) {
  const children: { type: string; bytes: Buffer }[] = []
  for (let at = from; at + 8 <= box.length;) {
    const { type, size } = boxAt(box.subarray(at, at + 16), box.length - at)
    children.push({ type, bytes: box.subarray(at, at + size) })
    at += size
  }
  return children
}

function boxAt(head: Buffer, left: number): { type: string; size: number } {
  if (head.length < 8) throw damaged('half a box')
  const short = head.readUInt32BE(0)
  if (short === 1 && head.length < 16) throw damaged('half a box')
  // 0 means to the end, 1 that the length follows in eight bytes.
  const size = short === 0 ? left : short === 1 ? Number(head.readBigUInt64BE(8)) : short
  if (size < 8 || size > left) throw damaged('a box ends behind the file')
  return { type: head.toString('latin1', 4, 8), size }
}
