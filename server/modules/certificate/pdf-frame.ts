import type PDFDocument from 'pdfkit'

type Document = InstanceType<typeof PDFDocument>

const AZURITE = '#2c4290'
const FAINT = '#e7eaf5'
const PAPER = '#fdfdfa'

/** The border of brick bond and the guilloche behind the text: walls and window lattice of Shanxi. */
export function drawFrame(document: Document) {
  const { width, height } = document.page
  document.rect(0, 0, width, height).fill(PAPER)
  drawGuilloche(document, width / 2, height / 2 + 6, 168)
  document
    .rect(26, 26, width - 52, height - 52)
    .lineWidth(3)
    .stroke(AZURITE)
  document
    .rect(32, 32, width - 64, height - 64)
    .lineWidth(0.5)
    .stroke(AZURITE)
  drawBricks(document, width, height)
  document
    .rect(58, 58, width - 116, height - 116)
    .lineWidth(1.4)
    .stroke(AZURITE)
  document
    .rect(62, 62, width - 124, height - 124)
    .lineWidth(0.5)
    .stroke(AZURITE)
}

function drawBricks(document: Document, width: number, height: number) {
  const band = 45
  const across = Math.round((width - 2 * band - 24) / 34)
  const down = Math.round((height - 2 * band - 24) / 34)
  document.lineWidth(0.5).strokeColor(AZURITE)
  for (let index = 0; index < across; index++) {
    const x = band + 12 + ((index + 0.5) * (width - 2 * band - 24)) / across
    for (const y of [band, height - band]) brick(document, x, y, 22, 9)
  }
  for (let index = 0; index < down; index++) {
    const y = band + 12 + ((index + 0.5) * (height - 2 * band - 24)) / down
    for (const x of [band, width - band]) brick(document, x, y, 9, 22)
  }
  for (const x of [band, width - band])
    for (const y of [band, height - band]) {
      document
        .rect(x - 10, y - 10, 20, 20)
        .lineWidth(1)
        .stroke(AZURITE)
      document
        .rect(x - 6, y - 6, 12, 12)
        .lineWidth(0.5)
        .stroke(AZURITE)
      document.rect(x - 2.5, y - 2.5, 5, 5).stroke(AZURITE)
    }
}

function brick(document: Document, x: number, y: number, width: number, height: number) {
  document.rect(x - width / 2, y - height / 2, width, height).stroke()
  document.rect(x - width / 4, y - height / 4, width / 2, height / 2).stroke()
  const lying = width > height
  const [dx, dy] = lying ? [width / 2 + 5, 0] : [0, height / 2 + 5]
  document
    .moveTo(x - dx, y - dy)
    .lineTo(x - (lying ? width / 2 : 0), y - (lying ? 0 : height / 2))
    .stroke()
  document
    .moveTo(x + dx, y + dy)
    .lineTo(x + (lying ? width / 2 : 0), y + (lying ? 0 : height / 2))
    .stroke()
}

/** A rosette of turned ellipses. */
function drawGuilloche(document: Document, x: number, y: number, radius: number) {
  document.save().lineWidth(0.55).strokeColor(FAINT)
  for (let turn = 0; turn < 18; turn++) {
    document
      .save()
      .rotate(turn * 10, { origin: [x, y] })
      .ellipse(x, y, radius * 1.25, radius * 0.42)
      .stroke()
      .restore()
  }
  document
    .circle(x, y, radius * 0.4)
    .stroke()
    .restore()
}
