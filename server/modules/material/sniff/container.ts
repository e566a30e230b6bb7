import { Problem } from '#platform/errors'
import { damaged, readWhole, refusedType, type Bytes } from './bytes.ts'

const MOST_ENTRIES = 5_000
/** What all of it would be unpacked, as it says itself. */
const MOST_UNPACKED = 300_000_000
/** The end of a ZIP with the longest comment. */
const LONGEST_END = 22 + 65_535

type ContainerType = Extract<
  import('../material.ts').FileType,
  'application/ofd' | `application/vnd.openxmlformats-${string}`
>

/** What the entry at its root makes of a ZIP: GB/T 33190-2016 §7.1, ECMA-376 Part 1 §11.3.10 and §12.3.23. */
const roots: readonly (readonly [entry: string, type: ContainerType])[] = [
  ['OFD.xml', 'application/ofd'],
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]

/** OFD, Word and Excel by what their archive lists (APPNOTE.TXT 6.3.10 §4.3); nothing is unpacked. Other archives, archives in archives, macros and programs are refused. */
export async function checkContainer(bytes: Bytes): Promise<ContainerType> {
  const names = await entriesOf(bytes)
  const type = roots.find(([entry]) => names.has(entry))?.[1]
  if (!type) throw refusedType('archive')
  for (const name of names) {
    if (/\.(zip|rar|7z|gz|tgz|tar|bz2|xz|jar|cab|iso)$/i.test(name)) throw refusedType('archive')
    if (/vbaProject|\/(embeddings|activeX)\/.*\.bin$/i.test(name)) throw refusedType('macro')
    if (/\.(exe|dll|scr|com|msi|bat|cmd|ps1|vbs|js|mjs|wsf|hta|lnk|sh|html?)$/i.test(name))
      throw refusedType('program')
  }
  return type
}

async function entriesOf(bytes: Bytes): Promise<Set<string>> {
  const { at, size, count } = await endOf(bytes)
  if (count > MOST_ENTRIES) throw refusedType('archive')
  const directory = await readWhole(bytes, at, size)
  const names = new Set<string>()
  let unpacked = 0
  let place = 0
  for (let entry = 0; entry < count; entry++) {
    if (place + 46 > size || directory.readUInt32LE(place) !== 0x02014b50)
      throw damaged('a broken list of entries')
    // Bit 0: encrypted (§4.4.4).
    if (directory.readUInt16LE(place + 8) & 1) throw new Problem('material.encrypted')
    unpacked += directory.readUInt32LE(place + 24)
    const length = directory.readUInt16LE(place + 28)
    names.add(directory.toString('utf8', place + 46, place + 46 + length))
    place += 46 + length + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32)
  }
  if (unpacked > MOST_UNPACKED) throw refusedType('archive')
  return names
}

/** The end of the central directory (§4.3.16), which must lie right before it: nothing is put before or between. */
async function endOf(bytes: Bytes): Promise<{ at: number; size: number; count: number }> {
  const from = Math.max(0, bytes.size - LONGEST_END)
  const tail = await bytes.read(from, LONGEST_END)
  const place = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (place < 0 || place + 22 > tail.length) throw damaged('no end of the archive')
  const count = tail.readUInt16LE(place + 10)
  const size = tail.readUInt32LE(place + 12)
  const at = tail.readUInt32LE(place + 16)
  // ZIP64 is for what is larger than anything taken here.
  if (at === 0xffffffff || count === 0xffff) throw refusedType('archive')
  if (at + size !== from + place) throw damaged('the list of entries is not where it should be')
  return { at, size, count }
}
