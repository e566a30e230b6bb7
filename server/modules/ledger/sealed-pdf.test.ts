import PDFDocument from 'pdfkit'
import fc from 'fast-check'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { sampleBundle, makeSigner, subject } from './proof.sample.ts'
import { readSealedPdf, sealPdf } from './sealed-pdf.ts'
import { verifyFile } from './verify-file.ts'

const signer = makeSigner()
const pdf = await makePdf()
const sealed = await sealPdf(pdf, (documentDigest) => sampleBundle(signer, { documentDigest }))

test('a sealed PDF is valid, and begins with the PDF as it was', () => {
  expect(sealed.subarray(0, pdf.length).equals(pdf)).toBe(true)
  expect(sealed.subarray(-7).toString()).toBe('\n%%EOF\n')
  expect(verifyFile(sealed, signer.trustedKeys)).toMatchObject({
    kind: 'certificate',
    integrity: 'valid',
    trust: 'trusted',
    subject,
  })
  expect(verifyFile(sealed, makeSigner().trustedKeys)).toMatchObject({
    integrity: 'valid',
    trust: 'untrusted',
  })
})

test('readers find the cross-reference table where the last lines say', () => {
  const offset = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(sealed.toString('latin1'))?.[1])
  expect(sealed.subarray(offset, offset + 4).toString('latin1')).toBe('xref')
})

test('a plain PDF carries no proof', () => {
  expect(readSealedPdf(pdf)).toEqual({ state: 'unsealed' })
  expect(verifyFile(pdf, signer.trustedKeys)).toMatchObject({
    kind: 'unknown',
    integrity: 'unsigned',
    trust: 'none',
  })
})

const flip = (position: number, bits: number) => {
  const spoilt = Buffer.from(sealed)
  spoilt[position] = (spoilt[position] ?? 0) ^ bits
  return verifyFile(spoilt, signer.trustedKeys)
}

test('changing any byte fails at a named step', () => {
  fc.assert(
    fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (position, bits) => {
      const report = flip(position, bits)
      expect(report.integrity).not.toBe('valid')
      expect(report.steps.some((step) => !step.ok)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('changing any byte of the trailer, or of the mark, fails', () => {
  const markAt = sealed.lastIndexOf('%YIWANG-PROOF-1 ')
  const trailerAt = sealed.lastIndexOf('startxref')
  const positions = [...range(markAt - 8, markAt + 24), ...range(trailerAt - 4, sealed.length)]
  for (const position of positions)
    for (const bits of [1, 2, 16, 32]) expect(flip(position, bits).integrity).not.toBe('valid')
})

test('bytes added, taken away or put between are found', () => {
  const markAt = sealed.lastIndexOf('%YIWANG-PROOF-1 ')
  const spoilt = [
    Buffer.concat([sealed, Buffer.from('\n')]),
    sealed.subarray(0, -1),
    Buffer.concat([sealed.subarray(0, markAt), Buffer.from('\n'), sealed.subarray(markAt)]),
    Buffer.concat([sealed.subarray(0, markAt), Buffer.from('% \n'), sealed.subarray(markAt)]),
  ]
  expect(spoilt.map((file) => verifyFile(file, signer.trustedKeys).integrity)).toEqual(
    spoilt.map(() => 'altered'),
  )
})

test("another document with this one's proof is found", async () => {
  const other = await makePdf('another')
  const proofLine = sealed.subarray(pdf.length, sealed.lastIndexOf('startxref'))
  const forged = await sealPdf(other, (documentDigest) => sampleBundle(signer, { documentDigest }))
  const moved = Buffer.concat([other, proofLine, forged.subarray(forged.lastIndexOf('startxref'))])
  const report = verifyFile(moved, signer.trustedKeys)
  expect(report.integrity).toBe('altered')
  expect(report.steps.filter((step) => !step.ok).map((step) => step.name)).toEqual(['document'])
})

test('a proof made for no document does not seal one', async () => {
  const report = verifyFile(await sealPdf(pdf, () => sampleBundle(signer)), signer.trustedKeys)
  expect(report.steps.filter((step) => !step.ok).map((step) => step.name)).toEqual(['document'])
})

test.each(['', '%PDF-1.7\n', 'startxref\n1\n%%EOF\n', 'text'])('%j is not a PDF to seal', async (text) => {
  await expect(
    sealPdf(Buffer.from(text), (documentDigest) => sampleBundle(signer, { documentDigest })),
  ).rejects.toThrow(TypeError)
})

async function makePdf(text = 'certificate'): Promise<Buffer> {
  const document = new PDFDocument({ compress: false })
  document.text(text)
  document.end()
  return buffer(document)
}

function range(begin: number, end: number): number[] {
  return Array.from({ length: end - begin }, (_, index) => begin + index)
}
