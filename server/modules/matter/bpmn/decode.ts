import { fault, Unreadable } from './finding.ts'

const MAX_BYTES = 2_000_000

/** Encodings by the name a document declares; those of other modellers in China come first after UTF-8. */
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
}

/** The text of an XML document by its byte-order mark or declaration (XML 1.0, appendix F), without its declaration. Throws Unreadable. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES)
    throw new Unreadable([
      fault(
        '',
        `the file has ${(bytes.length / 1e6).toFixed(1)} MB, more than ${MAX_BYTES / 1e6} MB`,
        'a flow is some hundred kilobytes: export only its process, without pictures and forms',
      ),
    ])
  const encoding = encodingOf(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.replace(/^\s*<\?xml\s[^>]*\?>/, '')
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new Unreadable([
      fault(
        '',
        `the file holds bytes that are no ${encoding}`,
        'save it as UTF-8 and say so in its first line',
      ),
    ])
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  const beginning = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200))
  const declared = /<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(beginning)?.[1]
  if (declared === undefined) return 'utf-8'
  const known = encodings[declared.toLowerCase()]
  if (known === undefined)
    throw new Unreadable([
      fault(
        'line 1',
        `the encoding ${declared} is not known`,
        'save the file as UTF-8 and say so in its first line',
      ),
    ])
  return known
}
