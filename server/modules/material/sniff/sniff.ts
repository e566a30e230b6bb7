import type { FileType } from '../material.ts'
import { damaged, refusedType, type Bytes } from './bytes.ts'
import { checkContainer } from './container.ts'
import { checkHeic, isHeic } from './heic.ts'
import { checkJpeg } from './jpeg.ts'
import { checkPdf } from './pdf.ts'
import { checkPng } from './png.ts'
import { checkTiff } from './tiff.ts'
import { checkWebp } from './webp.ts'

const HEAD = 512

/**
 * The type of a file by its own bytes; what the caller says it is plays no part. Throws material.type-refused for what is not taken, material.damaged for what
 * is empty or cut off, material.encrypted and material.picture-too-large.
 */
export async function sniff(bytes: Bytes): Promise<FileType> {
  if (bytes.size === 0) throw damaged('it is empty')
  const head = await bytes.read(0, HEAD)
  const begins = head.toString('latin1')
  if (begins.startsWith('%PDF-')) return checkPdf(bytes).then(() => 'application/pdf')
  if (begins.startsWith('\xff\xd8\xff')) return checkJpeg(bytes).then(() => 'image/jpeg')
  if (begins.startsWith('\x89PNG\r\n\x1a\n')) return checkPng(bytes).then(() => 'image/png')
  if (begins.startsWith('RIFF') && begins.slice(8, 12) === 'WEBP')
    return checkWebp(bytes).then(() => 'image/webp')
  if (isHeic(head)) return checkHeic(bytes).then(() => 'image/heic')
  if (/^(II\*\0|MM\0\*)/.test(begins)) return checkTiff(bytes).then(() => 'image/tiff')
  if (begins.startsWith('PK\x03\x04')) return checkContainer(bytes)
  throw refusedType(seemingly(begins))
}

/** RAR, 7z, gzip, bzip2, xz, Cabinet, and a ZIP that begins with anything but an entry. */
const archives = ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\xfd7zXZ', 'MSCF', 'PK']

/** What a file that is not taken seems to be, for whoever has to say so. */
function seemingly(begins: string): string {
  if (/^(MZ|\x7fELF|#!|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe)/.test(begins)) return 'program'
  if (/^(\xef\xbb\xbf)?\s*</.test(begins)) return 'markup'
  if (archives.some((head) => begins.startsWith(head)) || begins.slice(257, 262) === 'ustar') return 'archive'
  // Office before 2007, and encrypted Office since, are compound files ([MS-CFB] §2.2).
  if (begins.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'old-office'
  if (/^(GIF8|BM)/.test(begins)) return 'other-picture'
  return 'unknown'
}
