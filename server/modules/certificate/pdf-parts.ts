import type PDFDocument from 'pdfkit'
import qrcode from 'qrcode'
import subsetFont from 'subset-font'
import { fontFile, requirePrintable, type Weight } from './font.ts'

export type Document = InstanceType<typeof PDFDocument>

export const INK = '#161b2c'
export const GREY = '#565c6b'

/** Embeds both weights with the characters of these texts and no others. Throws certificate.unprintable. */
export async function embedFonts(document: Document, texts: readonly string[]): Promise<void> {
  await requirePrintable(texts)
  const text = [...new Set(texts.join(''))].join('')
  for (const weight of ['regular', 'bold'] as const satisfies Weight[])
    document.registerFont(
      weight,
      await subsetFont(await fontFile(weight), text, { targetFormat: 'truetype' }),
    )
}

/** The address at which anybody can check, as a square of dots. */
export function drawDots(
  document: Document,
  address: string,
  [x, y]: readonly [number, number],
  side: number,
) {
  const { modules } = qrcode.create(address, { errorCorrectionLevel: 'M' })
  const cell = side / modules.size
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) document.rect(x + column * cell, y + row * cell, cell + 0.05, cell + 0.05)
  document.fill(INK)
}

export function dateText(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.year}年${date.month}月${date.day}日`
}

export function finished(document: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    document.end()
  })
}
