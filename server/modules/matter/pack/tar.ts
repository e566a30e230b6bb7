const BLOCK = 512
const MAGIC = 'ustar\u000000'

/** An archive that cannot be read; the message says why. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused'
}

/**
 * Files as an archive (POSIX.1-1988 ustar): the same files give the same bytes, whoever packs them and when. Paths are ASCII, up to 100 characters.
 */
export function writeTar(files: ReadonlyMap<string, string>): Buffer {
  const parts = [...files].flatMap(([path, text]) => {
    const content = Buffer.from(text, 'utf8')
    return [headerOf(path, content.length), content, Buffer.alloc(padding(content.length))]
  })
  // Two empty blocks end it, and a record is twenty blocks.
  const size = parts.reduce((sum, { length }) => sum + length, 0) + 2 * BLOCK
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)], Math.ceil(size / (20 * BLOCK)) * 20 * BLOCK)
}

/** The files of an archive, in its order; folders are passed over. Throws ArchiveRefused for anything that is no plain file, leads out of the archive or is damaged. */
export function readTar(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const files = new Map<string, string>()
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK)
    if (header.every((byte) => byte === 0)) return files
    const { path, size, type } = readHeader(header)
    const content = archive.subarray(at + BLOCK, at + BLOCK + size)
    if (content.length < size) throw new ArchiveRefused(`${path} breaks off`)
    if (type === 'file') {
      if (files.has(path)) throw new ArchiveRefused(`${path} is there twice`)
      files.set(path, textOf(path, content))
    }
    at += BLOCK + size + padding(size)
  }
  throw new ArchiveRefused('the archive breaks off')
}

function headerOf(path: string, size: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(path)) throw new RangeError(`${path} is no path of an archive`)
  const header = Buffer.alloc(BLOCK)
  header.write(path, 0, 'ascii')
  header.write('0000644\0', 100, 'ascii')
  header.write('0000000\0', 108, 'ascii')
  header.write('0000000\0', 116, 'ascii')
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'ascii')
  header.write('00000000000\0', 136, 'ascii')
  header.write('        ', 148, 'ascii')
  header.write('0', 156, 'ascii')
  header.write(MAGIC, 257, 'ascii')
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii')
  return header
}

function readHeader(header: Buffer): { path: string; size: number; type: 'file' | 'folder' } {
  if (header.toString('latin1', 257, 262) !== 'ustar') throw new ArchiveRefused('is no ustar archive')
  const prefix = field(header, 345, 155)
  const path = (prefix ? `${prefix}/` : '') + field(header, 0, 100).replace(/^\.\//, '')
  const sum = Number.parseInt(field(header, 148, 8), 8)
  const bare = Buffer.from(header)
  bare.write('        ', 148, 'ascii')
  if (sum !== checksum(bare)) throw new ArchiveRefused(`the header of ${path} is damaged`)
  const size = Number.parseInt(field(header, 124, 12).trim(), 8)
  if (!Number.isSafeInteger(size) || size < 0) throw new ArchiveRefused(`${path} has no size`)
  const type = String.fromCharCode(header[156] ?? 0)
  if (type === '5') return { path, size, type: 'folder' }
  if (type !== '0' && type !== '\0') throw new ArchiveRefused(`${path} is no plain file`)
  if (path.startsWith('/') || path.split('/').some((name) => ['', '.', '..'].includes(name)))
    throw new ArchiveRefused(`${path} leads out of the archive`)
  return { path, size, type: 'file' }
}

function textOf(path: string, content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch (cause) {
    throw new ArchiveRefused(`${path} is no text in UTF-8`, { cause })
  }
}

function field(header: Buffer, at: number, length: number): string {
  const text = header.toString('latin1', at, at + length)
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

function checksum(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0)
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}
