import PDFDocument from 'pdfkit'
import { dateText, drawDots, embedFonts, finished, GREY, INK, type Document } from '#modules/certificate'
import { inCapitals, yuanText } from './amount.ts'
import type { VoucherBody } from './voucher.ts'

const RULE = '#c9cfe2'
const CINNABAR = '#bf3b1d'
const LEFT = 48
const RIGHT = 595.28 - 48
const WIDTH = RIGHT - LEFT

const words = {
  title: '非税收入统一票据（电子）',
  demo: '演示样本',
  code: '票据代码',
  number: '票据号码',
  check: '校验码',
  payer: '交款人',
  issued: '开票日期',
  payCode: '缴款识别码',
  agency: '收款单位',
  itemCode: '项目编码',
  item: '项目名称',
  amount: '金额（元）',
  capitals: '金额合计（大写）',
  digits: '（小写）',
  paid: '缴款日期',
  transaction: '交易流水号',
  scan: '扫码验真',
  foot: '由收款单位的SM2密钥签名，并记入可公开核验的存证账本；下载的文件可以脱机核验',
} as const

/** The voucher as half a page of A4 with a QR code at which anybody can check it. Throws certificate.unprintable. */
export async function renderVoucher(
  body: VoucherBody,
  verifyAddress: string,
  demo: boolean,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: [595.28, 420.94],
    margin: 0,
    info: {
      Title: words.title,
      Author: body.agency.name,
      Subject: `${body.code} ${body.number}`,
      CreationDate: new Date(`${body.issuedOn}T00:00:00Z`),
    },
  })
  const capitals = inCapitals(body.amountFen)
  await embedFonts(document, [
    ...Object.values(words),
    body.payer,
    body.agency.name,
    body.item.name.zh,
    capitals,
    dateText(body.issuedOn),
    dateText(body.paidOn),
    '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,-:￥ ',
  ])
  drawHead(document, body, verifyAddress, demo)
  drawTable(document, body)
  drawSum(document, body, capitals)
  return finished(document)
}

function drawHead(document: Document, body: VoucherBody, address: string, demo: boolean) {
  document.font('bold').fontSize(18).fillColor(CINNABAR)
  document.text(words.title, LEFT, 36, { width: WIDTH, align: 'center', characterSpacing: 2 })
  if (demo) {
    document.font('regular').fontSize(10).fillColor(GREY)
    document.text(words.demo, LEFT, 40, { width: WIDTH, align: 'left' })
  }
  drawDots(document, address, [RIGHT - 70, 30], 70)
  document.font('regular').fontSize(8).fillColor(GREY)
  document.text(words.scan, RIGHT - 70, 104, { width: 70, align: 'center' })
  const rows = [
    [words.code, body.code, words.number, body.number],
    [words.payer, body.payer, words.check, body.checkCode],
    [words.payCode, body.payCode, words.issued, dateText(body.issuedOn)],
  ] as const
  rows.forEach(([label, value, secondLabel, secondValue], index) => {
    const y = 84 + index * 22
    pair(document, label, value, LEFT, y)
    pair(document, secondLabel, secondValue, LEFT + 240, y)
  })
}

function pair(document: Document, label: string, value: string, x: number, y: number) {
  document.font('regular').fontSize(10).fillColor(GREY).text(label, x, y, { lineBreak: false })
  document
    .font('bold')
    .fontSize(10.5)
    .fillColor(INK)
    .text(value, x + 62, y, { width: 172, height: 16, ellipsis: true })
}

function drawTable(document: Document, body: VoucherBody) {
  const columns = [
    [words.itemCode, body.item.code, 130],
    [words.item, body.item.name.zh, 250],
    [words.amount, yuanText(body.amountFen), WIDTH - 380],
  ] as const
  const top = 164
  document.lineWidth(0.7).strokeColor(RULE)
  for (const y of [top, top + 26, top + 66]) document.moveTo(LEFT, y).lineTo(RIGHT, y).stroke()
  let x = LEFT
  for (const [label, value, width] of columns) {
    document.font('regular').fontSize(10).fillColor(GREY)
    document.text(label, x + 6, top + 7, { width: width - 12 })
    document.font('bold').fontSize(12).fillColor(INK)
    document.text(value, x + 6, top + 38, { width: width - 12, height: 26, ellipsis: true })
    x += width
  }
}

function drawSum(document: Document, body: VoucherBody, capitals: string) {
  const line = (label: string, value: string, x: number, y: number, width: number) => {
    document.font('regular').fontSize(10).fillColor(GREY).text(label, x, y, { lineBreak: false })
    document.font('bold').fontSize(11).fillColor(INK)
    document.text(value, x + 92, y - 1, { width: width - 92, height: 18, ellipsis: true })
  }
  line(words.capitals, capitals, LEFT, 250, 330)
  line(words.digits, `￥${yuanText(body.amountFen)}`, LEFT + 340, 250, WIDTH - 340)
  line(words.agency, body.agency.name, LEFT, 280, WIDTH)
  line(words.paid, dateText(body.paidOn), LEFT, 304, 330)
  line(words.transaction, body.transaction, LEFT, 328, WIDTH)
  document.moveTo(LEFT, 364).lineTo(RIGHT, 364).lineWidth(0.6).stroke(RULE)
  document.font('regular').fontSize(8.5).fillColor(GREY).text(words.foot, LEFT, 374, { width: WIDTH })
}
