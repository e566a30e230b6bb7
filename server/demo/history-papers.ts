import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import subsetFont from 'subset-font'
import type { Filing } from '#modules/case'
import { giveAll, kindOf, receiveFile, takesFiles, type KeptFile, type Material } from '#modules/material'
import { currentDefinitions } from '#modules/matter'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'

/** What the people of the demo city hand in. */
export interface Papers {
  /** Puts together what a filing cannot do without. */
  handIn(platform: Platform, filing: Omit<Filing, 'answers'>, at: Temporal.Instant): Promise<void>
}

type Document = InstanceType<typeof PDFDocument>

const FOOT = '演示城市的样稿，不是真实材料'
const PLACES = ['进货', '贮存', '粗加工', '烹饪', '备餐', '洗消', '就餐', '出入口']

/** Draws one paper for each material that is handed in, and takes it in as any upload is taken. */
export async function preparePapers(platform: Platform): Promise<Papers> {
  const matters = await currentDefinitions(platform.database)
  const asked = matters.flatMap(({ definition }) => definition.materials.filter(isNeeded))
  const font = await fontFor(asked)
  const papers = new Map<string, KeptFile>()
  // Drawn here, not sent by anybody: a scanner that is away does not keep the city from being built.
  const unscanned = { ...platform, scanner: undefined }
  for (const { definition } of matters)
    for (const material of definition.materials.filter(isNeeded)) {
      const bytes = await draw(material, font)
      papers.set(
        kindOf(definition.slug, material.id),
        await receiveFile(unscanned, once(bytes), platform.clock.now()),
      )
    }
  return {
    async handIn({ database }, { caseId, matter, item, subject, filer }, at) {
      const { slug, title, materials } = matter.definition
      const needed = materials.filter(isNeeded)
      if (needed.length === 0) return
      const given = needed.flatMap((material) => {
        const kind = kindOf(slug, material.id)
        const file = papers.get(kind)
        if (!file) return []
        const name = `${material.name.zh}.pdf`
        const titles = { material: material.name, matter: title }
        return [{ ...file, id: uuidv7(at), itemId: uuidv7(at), slot: material.id, kind, title: titles, name }]
      })
      const place = {
        caseId,
        ownerId: subject.id,
        slug,
        accountId: filer.accountId,
        regionPath: item.region.path,
        unitPath: item.unit.path,
        required: needed.map(({ id }) => id),
      }
      await giveAll(database.read, place, given, { at, by: filer.name })
    },
  }
}

function isNeeded(material: Material): boolean {
  return material.required === 'always' && takesFiles(material)
}

async function fontFor(materials: readonly Material[]): Promise<Buffer> {
  const text = [...materials.flatMap(({ name, standard }) => [name.zh, standard.zh]), FOOT, ...PLACES].join(
    '',
  )
  const folder = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json')
  const whole = await readFile(folder.replace('package.json', '400Regular/NotoSerifSC_400Regular.ttf'))
  return subsetFont(whole, [...new Set(text + '0123456789一二三四五六、。：')].join(''), {
    targetFormat: 'truetype',
  })
}

function draw(material: Material, font: Buffer): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 72,
    info: { Title: material.name.zh, CreationDate: new Date(0) },
  })
  document.registerFont('song', font).font('song')
  document.fontSize(20).text(material.name.zh, { align: 'center' }).moveDown(1.5)
  if (material.name.zh.endsWith('图')) drawPlan(document)
  else
    for (const [at, line] of material.standard.zh
      .split(/[：；、，。]/)
      .filter(Boolean)
      .entries())
      document.fontSize(13).text(`${'一二三四五六'.charAt(at % 6)}、${line}。`, { lineGap: 8 })
  document.fontSize(9).fillColor('#777777').text(FOOT, 72, 750, { width: 451, align: 'center' })
  return finished(document)
}

/** Rooms side by side in the order in which food goes through them. */
function drawPlan(document: Document): void {
  PLACES.forEach((place, at) => {
    const [x, y] = [90 + (at % 4) * 105, 160 + Math.floor(at / 4) * 150]
    document.rect(x, y, 105, 150).stroke('#333333')
    document
      .fontSize(13)
      .fillColor('#222222')
      .text(place, x, y + 65, { width: 105, align: 'center' })
  })
}

function finished(document: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    document.end()
  })
}

async function* once(bytes: Buffer) {
  yield bytes
}
