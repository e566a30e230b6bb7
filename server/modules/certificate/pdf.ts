import PDFDocument from 'pdfkit'
import type { CertificateBody } from './certificate.ts'
import { drawFrame } from './pdf-frame.ts'
import { dateText, drawDots, embedFonts, finished, GREY, INK, type Document } from './pdf-parts.ts'

const RULE = '#c9cfe2'
const CINNABAR = '#bf3b1d'

const LEFT = 96
const RIGHT = 842 - 96

/** The certificate as an A4 page with a QR code, its fonts embedded as subsets; deterministic but for pdfkit's file id. Throws certificate.unprintable. */
export async function renderPdf(
  body: CertificateBody,
  verifyAddress: string,
  demo: boolean,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    info: {
      Title: body.name.zh,
      Author: body.issuer.name,
      Subject: body.identifier,
      CreationDate: new Date(`${body.issuedOn}T00:00:00Z`),
    },
  })
  await embedFonts(document, textsOf(body, demo))
  drawFrame(document)
  drawHeading(document, body, demo)
  drawFaces(document, body)
  drawCode(document, verifyAddress)
  drawIssuer(document, body)
  drawFoot(document, body)
  return finished(document)
}

/** Every character the page will show; nothing is printed that was not looked up in the font. */
function textsOf(body: CertificateBody, demo: boolean): string[] {
  return [
    body.name.zh,
    body.name.en,
    body.issuer.name,
    body.identifier,
    body.case.number,
    dateText(body.issuedOn),
    validityText(body),
    ...body.faces.flatMap((face) => [face.label.zh, face.value]),
    ...Object.values(fixed),
    ...(demo ? [DEMO] : []),
    '0123456789年月日至起 ',
  ]
}

const DEMO = '演示样本'
const fixed = {
  kind: '电子证照',
  validity: '有效期限',
  number: '办件编号',
  identifier: '电子证照标识',
  scan: '扫码验真',
  issuer: '颁发机关',
  foot: '内容由颁发机关的SM2密钥签名，并记入可公开核验的存证账本。本电子证照与纸质证照具有同等法律效力（国务院令第716号第十条）',
}

function drawHeading(document: Document, body: CertificateBody, demo: boolean) {
  const size = body.name.zh.length > 14 ? 30 : 38
  document
    .font('bold')
    .fontSize(size)
    .fillColor(INK)
    .text(body.name.zh, LEFT, 96, {
      width: RIGHT - LEFT,
      align: 'center',
      characterSpacing: body.name.zh.length > 10 ? 2 : 6,
    })
  document
    .font('regular')
    .fontSize(12)
    .fillColor(GREY)
    .text(fixed.kind, LEFT, 150, { width: RIGHT - LEFT, align: 'center', characterSpacing: 6 })
  if (!demo) return
  document.rect(LEFT, 92, 66, 22).lineWidth(0.8).stroke(GREY)
  document
    .font('regular')
    .fontSize(11)
    .fillColor(GREY)
    .text(DEMO, LEFT, 96, { width: 66, align: 'center', characterSpacing: 1 })
}

function drawFaces(document: Document, body: CertificateBody) {
  const rows = [
    ...body.faces.map((face) => [face.label.zh, face.value] as const),
    [fixed.validity, validityText(body)] as const,
  ]
  const height = Math.min(37, 250 / rows.length)
  const end = RIGHT - 168
  rows.forEach(([label, value], index) => {
    const top = 186 + index * height
    spread(document, label, LEFT, top + 4, 94)
    const size = fitting(document, value, end - LEFT - 118, 15)
    document
      .font('bold')
      .fontSize(size)
      .fillColor(INK)
      .text(value, LEFT + 118, top + 4 + (15 - size) / 2, {
        width: end - LEFT - 118,
        height: height - 4,
        lineBreak: size <= 10,
        ellipsis: true,
      })
    document
      .moveTo(LEFT, top + height - 5)
      .lineTo(end, top + height - 5)
      .lineWidth(0.6)
      .stroke(RULE)
  })
}

/** A label set wide, as on Chinese certificates: its characters fill the column. */
function spread(document: Document, label: string, x: number, y: number, width: number) {
  const size = 13
  document.font('regular').fontSize(size).fillColor(GREY)
  const natural = document.widthOfString(label)
  const gaps = [...label].length - 1
  const fit = natural > width ? (width / natural) * size : size
  document.fontSize(fit).text(label, x, y + 1, {
    lineBreak: false,
    characterSpacing: gaps > 0 && natural < width ? Math.min(14, (width - natural) / gaps) : 0,
  })
}

function fitting(document: Document, value: string, width: number, largest: number): number {
  let size = largest
  document.font('bold')
  while (size > 9 && document.fontSize(size).widthOfString(value) > width) size -= 1
  return size
}

function drawCode(document: Document, address: string) {
  const side = 112
  const [x, y] = [RIGHT - side - 6, 186]
  document
    .rect(x - 6, y - 6, side + 12, side + 12)
    .lineWidth(0.6)
    .stroke(RULE)
  drawDots(document, address, [x, y], side)
  document
    .font('regular')
    .fontSize(10)
    .fillColor(GREY)
    .text(fixed.scan, x, y + side + 10, { width: side, align: 'center' })
}

function drawIssuer(document: Document, body: CertificateBody) {
  const width = 230
  const x = RIGHT - width
  document.font('regular').fontSize(11).fillColor(GREY).text(fixed.issuer, x, 372, { width, align: 'right' })
  document
    .font('bold')
    .fontSize(fitting(document, body.issuer.name, width, 14))
    .fillColor(INK)
    .text(body.issuer.name, x, 390, { width, align: 'right' })
  document
    .font('regular')
    .fontSize(13)
    .fillColor(INK)
    .text(dateText(body.issuedOn), x, 414, { width, align: 'right' })
}

function drawFoot(document: Document, body: CertificateBody) {
  const y = 446
  document
    .rect(LEFT, y + 1, 7, 7)
    .lineWidth(1)
    .stroke(CINNABAR)
  document
    .moveTo(LEFT + 1.8, y + 4.6)
    .lineTo(LEFT + 3.2, y + 6.2)
    .lineTo(LEFT + 5.6, y + 2.8)
    .lineWidth(0.9)
    .stroke(CINNABAR)
  document.font('regular').fontSize(9).fillColor(GREY)
  document.text(fixed.foot, LEFT + 13, y - 1, { lineBreak: false })
  document
    .moveTo(LEFT, y + 20)
    .lineTo(RIGHT, y + 20)
    .lineWidth(0.6)
    .stroke(RULE)
  document.fontSize(7.6).text(`${fixed.identifier}  ${body.identifier}`, LEFT, y + 27, { lineBreak: false })
  document.text(`${fixed.number}  ${body.case.number}`, LEFT, y + 40, { lineBreak: false })
}

function validityText(body: CertificateBody): string {
  return body.validUntil === null
    ? `${dateText(body.issuedOn)}起`
    : `${dateText(body.issuedOn)}至${dateText(body.validUntil)}`
}
