import PDFDocument from 'pdfkit'
import type { CertificateBody, DocumentText } from './certificate.ts'
import { dateText, drawDots, embedFonts, finished, GREY, INK, type Document } from './pdf-parts.ts'

const MM = 72 / 25.4
const RED = '#c8102e'

/** GB/T 9704-2012 5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
const TOP = 37 * MM
const LEFT = 28 * MM
const WIDTH = 156 * MM
const HEIGHT = 225 * MM
/** 5.2.3: 22 lines of 28 characters in 3号 (16 pt). */
const LINE = HEIGHT / 22
const BODY = 16
const BOTTOM = TOP + HEIGHT
const SEAL = 21 * MM

/** An official document as pages of A4 (GB/T 9704-2012), with a QR code by which it is checked; its type is the house's one font. Throws certificate.unprintable. */
export async function renderDocument(
  body: CertificateBody,
  verifyAddress: string,
  demo: boolean,
): Promise<Buffer> {
  const text = body.document
  if (!text) throw new TypeError(`${body.identifier} is no official document`)
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: TOP, left: LEFT, right: 595.28 - LEFT - WIDTH, bottom: 841.89 - BOTTOM },
    bufferPages: true,
    info: {
      Title: text.title,
      Author: body.issuer.name,
      Subject: text.number,
      CreationDate: new Date(`${body.issuedOn}T00:00:00Z`),
    },
  })
  await embedFonts(document, textsOf(body, text))
  drawHead(document, text, demo)
  drawBody(document, text)
  drawSignature(document, body, verifyAddress)
  drawNote(document, body, text)
  drawPageNumbers(document)
  return finished(document)
}

const words = {
  demo: '演示样本',
  copy: '抄送：',
  end: '印发',
  signed: '签发人：',
  scan: '扫码验真',
  colon: '：，。',
}

function textsOf(body: CertificateBody, text: DocumentText): string[] {
  return [
    text.mark,
    text.number,
    text.title,
    text.signedBy,
    ...text.to,
    ...text.copyTo,
    ...text.paragraphs,
    body.issuer.name,
    body.identifier,
    dateText(body.issuedOn),
    ...Object.values(words),
    '0123456789—、 ',
  ]
}

/** 发文机关标志、发文字号、签发人、红色分隔线 (7.2.4 to 7.2.7). */
function drawHead(document: Document, { mark, number, signedBy }: DocumentText, demo: boolean) {
  if (demo) {
    document.font('regular').fontSize(11).fillColor(GREY)
    document.text(words.demo, LEFT, TOP, { width: WIDTH, align: 'right' })
  }
  const size = fitting(document, mark, 40)
  document.font('bold').fontSize(size).fillColor(RED)
  document.text(mark, LEFT, TOP + 35 * MM, { width: WIDTH, align: 'center', lineBreak: false })
  const y = TOP + 35 * MM + size * 1.5 + LINE
  document.font('regular').fontSize(BODY).fillColor(INK)
  document.text(number, LEFT + BODY, y, { lineBreak: false })
  document.text(`${words.signed}${signedBy}`, LEFT, y, { width: WIDTH - BODY, align: 'right' })
  const line = y + BODY * 1.4 + 4 * MM
  document
    .moveTo(LEFT, line)
    .lineTo(LEFT + WIDTH, line)
    .lineWidth(1.6)
    .stroke(RED)
  document.y = line + LINE
}

/** 标题、主送机关、正文 (7.3.1 to 7.3.3). */
function drawBody(document: Document, { title, to, paragraphs }: DocumentText) {
  document.font('bold').fontSize(22).fillColor(INK)
  document.text(title, LEFT, document.y + LINE / 2, { width: WIDTH, align: 'center', lineGap: 4 })
  document.font('regular').fontSize(BODY)
  const lineGap = LINE - document.currentLineHeight()
  document.y += LINE
  if (to.length > 0) document.text(`${to.join('、')}：`, LEFT, document.y, { width: WIDTH, lineGap })
  for (const paragraph of paragraphs)
    document.text(paragraph, LEFT, document.y, { width: WIDTH, lineGap, indent: 2 * BODY, align: 'justify' })
}

/** 署名、成文日期、印章 (7.3.5): the seal over the name and the date; beside them the code by which it is checked. */
function drawSignature(document: Document, body: CertificateBody, address: string) {
  if (document.y + 2 * SEAL + LINE > BOTTOM) document.addPage()
  const y = document.y + LINE * 1.5
  document.font('regular').fontSize(BODY).fillColor(INK)
  const width = Math.max(
    document.widthOfString(body.issuer.name),
    document.widthOfString(dateText(body.issuedOn)),
  )
  const centre = LEFT + WIDTH - 2 * BODY - width / 2
  const centred = (text: string, at: number) =>
    document.text(text, centre - width / 2 - BODY, at, { width: width + 2 * BODY, align: 'center' })
  centred(body.issuer.name, y)
  centred(dateText(body.issuedOn), y + LINE)
  drawSeal(document, body.issuer.name, [centre, y + LINE])
  drawDots(document, address, [LEFT, y - BODY], 24 * MM)
  document.font('regular').fontSize(9).fillColor(GREY)
  document.text(words.scan, LEFT, y - BODY + 24 * MM + 4, { width: 24 * MM, align: 'center' })
}

/** A round seal with a star, its name along the upper arc. */
function drawSeal(document: Document, name: string, [x, y]: readonly [number, number]) {
  document.save().opacity(0.82)
  document.circle(x, y, SEAL).lineWidth(2.4).stroke(RED)
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = SEAL * (index % 2 === 0 ? 0.3 : 0.115)
    const angle = (Math.PI / 5) * index - Math.PI / 2
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as [number, number]
  })
  document.polygon(...points).fill(RED)
  const characters = [...name]
  const step = Math.min(26, 260 / characters.length)
  document
    .font('bold')
    .fontSize(Math.min(13, (step / 180) * Math.PI * SEAL * 0.82))
    .fillColor(RED)
  characters.forEach((character, index) => {
    const angle = (index - (characters.length - 1) / 2) * step
    document.save().rotate(angle, { origin: [x, y] })
    const width = document.widthOfString(character)
    document.text(character, x - width / 2, y - SEAL * 0.88, { lineBreak: false })
    document.restore()
  })
  document.restore()
}

/** 版记 (7.4): 抄送、印发机关、印发日期, at the foot of the last page. */
function drawNote(document: Document, body: CertificateBody, { copyTo }: DocumentText) {
  const lines = copyTo.length > 0 ? 2 : 1
  const height = 22
  const top = BOTTOM - lines * height
  if (document.y > top - height) document.addPage()
  const rule = (y: number, thick: number) =>
    document
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .lineWidth(thick)
      .stroke(INK)
  document.font('regular').fontSize(12).fillColor(INK)
  rule(top, 1)
  if (copyTo.length > 0) {
    const text = `${words.copy}${copyTo.join('、')}。`
    document.text(text, LEFT + 12, top + 3, { width: WIDTH - 24, height: height - 4, ellipsis: true })
    rule(top + height, 0.5)
  }
  const last = BOTTOM - height + 3
  document.text(body.issuer.name, LEFT + 12, last, { lineBreak: false })
  document.text(`${dateText(body.issuedOn)}${words.end}`, LEFT, last, {
    width: WIDTH - 12,
    align: 'right',
    lineBreak: false,
  })
  rule(BOTTOM, 1)
}

/** 7.5: — 1 — below the text, odd pages to the right and even ones to the left. */
function drawPageNumbers(document: Document) {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page)
    document.page.margins.bottom = 0
    document.font('regular').fontSize(14).fillColor(INK)
    document.text(`— ${page + 1} —`, LEFT + 14, BOTTOM + 7 * MM, {
      width: WIDTH - 28,
      align: page % 2 === 0 ? 'right' : 'left',
      lineBreak: false,
    })
  }
}

function fitting(document: Document, text: string, largest: number): number {
  document.font('bold')
  let size = largest
  while (size > 20 && document.fontSize(size).widthOfString(text) > WIDTH) size -= 1
  return size
}
