import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '#platform/errors'
import { docxOf, pdfOf, pngOf, zipOf } from '#world'
import { sniff } from './sniff.ts'

const bytesOf = (buffer: Buffer) => ({
  size: buffer.length,
  read: async (position: number, length: number) => buffer.subarray(position, position + length),
})
const look = (buffer: Buffer) => sniff(bytesOf(buffer))
const latin = (text: string) => Buffer.from(text, 'latin1')
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function jpegOf(width: number, height: number): Buffer {
  const frame = latin('\xff\xc0\x00\x11\x08\x00\x00\x00\x00\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const exif = latin(`\xff\xe1\x00\x10Exif\0\0\xff\xd8\xff\xd9`.padEnd(18, '\0'))
  const scan = latin('\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00')
  return Buffer.concat([
    latin('\xff\xd8'),
    exif,
    latin('\xff'),
    frame,
    scan,
    Buffer.alloc(400, 0x5a),
    latin('\xff\xd9'),
  ])
}

function webpOf(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const data = Buffer.alloc(24)
  if (kind === 'VP8X') {
    data.writeUIntLE(width - 1, 4, 3)
    data.writeUIntLE(height - 1, 7, 3)
  } else if (kind === 'VP8L') {
    data[0] = 0x2f
    data.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 1)
  } else {
    data.write('\x9d\x01\x2a', 3, 'latin1')
    data.writeUInt16LE(width, 6)
    data.writeUInt16LE(height, 8)
  }
  const size = Buffer.alloc(4)
  size.writeUInt32LE(4 + 8 + data.length)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([latin('RIFF'), size, latin('WEBP'), latin(kind), length, data])
}

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([uint32(8 + body.length), latin(type), body])
}
function heicOf(width: number, height: number): Buffer {
  const ispe = box('ispe', uint32(0), uint32(width), uint32(height))
  const tile = box('ispe', uint32(0), uint32(512), uint32(512))
  const meta = box('meta', uint32(0), box('hdlr', uint32(0)), box('iprp', box('ipco', tile, ispe)))
  return Buffer.concat([box('ftyp', latin('heic\0\0\0\0mif1heic')), meta, box('mdat', Buffer.alloc(300))])
}

function tiffOf(order: 'II' | 'MM', width: number, height: number, pages = 1): Buffer {
  const isLittle = order === 'II'
  const file = Buffer.alloc(8 + pages * 30)
  const short = (at: number, value: number) =>
    isLittle ? file.writeUInt16LE(value, at) : file.writeUInt16BE(value, at)
  const long = (at: number, value: number) =>
    isLittle ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at)
  file.write(order, 0)
  short(2, 42)
  long(4, 8)
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * 30
    short(at, 2)
    short(at + 2, 256)
    short(at + 4, 3)
    long(at + 6, 1)
    short(at + 10, width)
    short(at + 14, 257)
    short(at + 16, 4)
    long(at + 18, 1)
    long(at + 22, height)
    long(at + 26, page + 1 === pages ? 0 : at + 30)
  }
  return file
}

const samples = {
  'application/pdf': pdfOf('Plan'),
  'image/png': pngOf(40, 30),
  'image/jpeg': jpegOf(4000, 3000),
  'image/webp': webpOf('VP8X', 4000, 3000),
  'image/heic': heicOf(4032, 3024),
  'image/tiff': tiffOf('II', 2480, 3508, 3),
  'application/ofd': zipOf({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<x/>' }),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': docxOf({
    'word/media/image1.svg': '<svg/>',
    'word/embeddings/Sheet1.xlsx': 'PK',
  }),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
  }),
}

test.each(Object.entries(samples))('%s is told by its own bytes', async (type, file) => {
  expect(await look(file)).toBe(type)
})

test.each(Object.entries(samples))('%s that is cut off anywhere is refused', async (_type, file) => {
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.97]) {
    const cut = file.subarray(0, Math.floor(file.length * share))
    await expect(look(cut), `${share}`).rejects.toBeInstanceOf(Problem)
  }
})

test.each([
  ['a page of HTML', latin('\xef\xbb\xbf <!doctype html><script>alert(1)</script>'), 'markup'],
  ['a drawing with scripts', latin('<svg onload="alert(1)"/>'), 'markup'],
  ['a program for Windows', latin('MZ\x90\0\x03'), 'program'],
  ['a program for Linux', latin('\x7fELF\x02\x01'), 'program'],
  ['a script', latin('#!/bin/sh\nrm -rf /'), 'program'],
  ['an archive', latin('Rar!\x1a\x07\x01\0'), 'archive'],
  ['another archive', zipOf({ 'readme.txt': 'x' }), 'archive'],
  ['an archive in a document', docxOf({ 'word/media/all.zip': 'PK' }), 'archive'],
  ['a program in a document', docxOf({ 'word/media/setup.EXE': 'MZ' }), 'program'],
  ['a document with macros', docxOf({ 'word/vbaProject.bin': 'x' }), 'macro'],
  ['a document with an object', docxOf({ 'word/embeddings/oleObject1.bin': 'x' }), 'macro'],
  ['Word of 2003', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old-office'],
  ['an animation', latin('GIF89a'), 'other-picture'],
  ['plain text', Buffer.from('食品安全管理制度'), 'unknown'],
])('%s is not taken', async (_what, file, found) => {
  await expect(look(file)).rejects.toMatchObject({ code: 'material.type-refused', members: { found } })
})

test('what claims to unpack to more than there can be is not taken, and nothing is unpacked to find out', async () => {
  const bomb = zipOf({ 'word/document.xml': 'x', 'word/media/a.png': 'x' }, { claimedSize: 0x7fffffff })
  await expect(look(bomb)).rejects.toMatchObject({ code: 'material.type-refused' })
})

test('what only a password opens is not taken', async () => {
  const locked = pdfOf('Plan', '6 0 obj\n<< /Filter /Standard >>\nendobj\n% trailer << /Encrypt 6 0 R >>\n')
  await expect(look(locked)).rejects.toMatchObject({ code: 'material.encrypted' })
  await expect(look(zipOf({ 'word/document.xml': 'x' }, { encrypted: true }))).rejects.toMatchObject({
    code: 'material.encrypted',
  })
  // Far from either end, across a block's edge.
  const deep = pdfOf(
    'Plan',
    Buffer.concat([
      Buffer.alloc(262_144 - 300, 0x20),
      latin(`${' '.repeat(280)}/Encrypt  9 0 R `),
      Buffer.alloc(300_000, 0x20),
    ]),
  )
  await expect(look(deep)).rejects.toMatchObject({ code: 'material.encrypted' })
})

test.each([
  ['png', pngOf(10, 10, { claimed: [60_000, 60_000] })],
  ['png without extent', pngOf(10, 10, { claimed: [0, 10] })],
  ['jpeg', jpegOf(65_000, 65_000)],
  ['webp', webpOf('VP8X', 16_000_000, 2)],
  ['webp, lossless', webpOf('VP8L', 16_384, 16_384)],
  ['heic', heicOf(1_000_000, 1_000_000)],
  ['tiff', tiffOf('MM', 60_000, 60_000)],
])('a picture that would fill a browser’s memory (%s) is not taken', async (_kind, file) => {
  await expect(look(file)).rejects.toMatchObject({
    code: expect.stringMatching(/^material\.(picture-too-large|damaged)$/),
  })
})

test('a lossy picture, and a film behind a photograph, are no obstacle', async () => {
  expect(await look(webpOf('VP8 ', 1200, 900))).toBe('image/webp')
  expect(await look(Buffer.concat([jpegOf(4000, 3000), Buffer.alloc(500_000, 1)]))).toBe('image/jpeg')
  await expect(look(Buffer.concat([latin('MZ'), zipOf({ 'OFD.xml': 'x' })]))).rejects.toMatchObject({
    members: { found: 'program' },
  })
  await expect(look(Buffer.concat([latin('PK\x03\x04'), docxOf()]))).rejects.toMatchObject({
    code: 'material.damaged',
  })
})

test('an empty file is damaged', async () => {
  await expect(look(Buffer.alloc(0))).rejects.toMatchObject({ code: 'material.damaged' })
})

test('whatever bytes come, there is a type or one of the declared refusals, soon', async () => {
  const heads = Object.values(samples).map((sample) => sample.subarray(0, 24))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads, Buffer.alloc(0)),
      fc.uint8Array({ maxLength: 2_000 }),
      fc.constantFrom(...Object.values(samples)),
      fc.nat(),
      async (head, noise, sample, at) => {
        const mutated = Buffer.from(sample)
        mutated.set(noise.subarray(0, 8), at % Math.max(1, mutated.length - 8))
        for (const file of [Buffer.concat([head, noise]), mutated]) {
          const outcome = await look(file).catch((cause: unknown) => cause)
          if (typeof outcome !== 'string') expect(outcome).toBeInstanceOf(Problem)
        }
      },
    ),
    { numRuns: 300, seed: 20_261_130 },
  )
})
