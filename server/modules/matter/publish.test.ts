import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkMatterCode } from '#contract'
import { findModel, replay, evaluate } from '#modules/decision'
import { createWorld, MORNING, type World } from '#world'
import {
  currentVersion,
  definitionOf,
  findItem,
  isWithdrawn,
  itemFor,
  itemsOf,
  lookAgain,
  withdrawVersion,
} from './catalogue.ts'
import { publishPacks, readPacks } from './publish.ts'

const names = { assignees: ['role', 'applicant'], results: ['certificate', 'combined'] }
const slug = 'old-age-allowance'
let world: World
let folder: string

beforeAll(async () => {
  world = await createWorld()
  // The template city offers every pack; here nothing has been published yet.
  for (const table of ['matter.item', 'matter.definition', 'decision.model'])
    await world.owner.read.unsafe(`delete from ${table}`)
  folder = await mkdtemp(join(tmpdir(), 'yiwang-packs-'))
  const packs = join(import.meta.dirname, '../../../packs')
  await cp(join(packs, 'flows'), join(folder, 'flows'), { recursive: true })
  for (const name of [slug, 'senior-card'])
    await cp(join(packs, 'services', name), join(folder, 'services', name), { recursive: true })
})

afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

const publish = (now = MORNING) => world.database.write((tx) => publishPacks(tx, folder, names, now))

async function edit(file: string, change: (text: string) => string) {
  const path = join(folder, 'services', slug, file)
  await writeFile(path, change(await readFile(path, 'utf8')))
}

test('packs are published once, with an item for the unit of every county', async () => {
  expect(await publish()).toMatchObject({ published: 2, matters: 2 })
  lookAgain(world.database)
  expect(await publish()).toMatchObject({ published: 0, matters: 2 })
  const items = await itemsOf(world.database, slug)
  expect(items).toHaveLength(11)
  for (const { itemCode, unit } of items)
    expect(checkMatterCode(itemCode)).toMatchObject({
      ok: true,
      kind: 'implementation',
      level: '4',
      creditCode: unit.code,
      catalogueCode: '000511011000',
    })
})

test('a pack that takes a certificate which no matter gives is not published', async () => {
  const { version } = (await definitionOf(world.database, slug))?.definition ?? { version: 0 }
  const before = await readFile(join(folder, 'services', slug, 'matter.yaml'), 'utf8')
  await edit('matter.yaml', (text) =>
    text
      .replace(`version: ${version}`, `version: ${version + 1}`)
      .replace('    copies: 0\n', '    copies: 0\n    certificates: [dog-licence]\n'),
  )
  await expect(publish()).rejects.toThrow(
    /takes certificates of dog-licence for id-card, but that gives none/,
  )
  await edit('matter.yaml', () => before)
})

test('somebody of a township is handled by the county, somebody of elsewhere by nobody', async () => {
  const item = await itemFor(world.database, slug, '140702001')
  expect(item).toMatchObject({ region: { code: '140702', path: '14.1407.140702' } })
  expect(await findItem(world.database, `${item?.itemCode}01`)).toEqual(item)
  expect(await itemFor(world.database, slug, '110101')).toBeUndefined()
})

test('a definition is compiled once and decides', async () => {
  const matter = await definitionOf(world.database, slug, 1)
  expect(await definitionOf(world.database, slug)).toBe(matter)
  // The order in which a pack writes its fields and stages is the order in which people meet them.
  const [pack] = await readPacks(folder)
  expect(JSON.stringify(matter?.definition)).toBe(JSON.stringify(pack?.definition))
  expect(matter?.libraries.subject).toEqual(['benefit', 'population', 'social-insurance'])
  expect(await definitionOf(world.database, slug, 99)).toBeUndefined()
  expect(await definitionOf(world.database, 'nothing')).toBeUndefined()
})

test('a ruling can be repeated with the model that is kept', async () => {
  const matter = await definitionOf(world.database, slug, 1)
  if (!matter?.decision) throw new Error('no rules')
  const ruling = await evaluate(
    matter.decision,
    matter.decision.model.sample as Parameters<typeof evaluate>[1],
  )
  const kept = await findModel(world.database.read, slug, 1)
  if (!kept) throw new Error('not kept')
  expect(await replay(JSON.parse(JSON.stringify(ruling)), kept)).toMatchObject({
    sameModel: true,
    sameResult: true,
  })
})

test('what is published cannot be changed, neither by a pack nor by the server', async () => {
  await edit('matter.yaml', (text) => text.replace('retentionYears: 30', 'retentionYears: 10'))
  await expect(publish()).rejects.toThrow(
    'The pack old-age-allowance was changed, but its version 1 is already published: give it version 2',
  )
  await expect(world.database.read`update matter.definition set body = '{}'`).rejects.toMatchObject({
    code: '42501',
  })
  await expect(world.database.read`update decision.model set body = '{}'`).rejects.toMatchObject({
    code: '42501',
  })
})

test('what was published before the contract grew a default is the same pack still', async () => {
  const asBefore = await world.owner.read<{ digest: string }[]>`
    update matter.definition d set body = (d.body::jsonb - 'specialProcedures')::json, digest = ${'0'.repeat(64)}
    from matter.definition old
    where d.slug = ${slug} and d.version = 1 and old.slug = d.slug and old.version = 1
    returning old.digest`
  expect(asBefore).toHaveLength(1)
  await expect(publish()).rejects.toThrow('give it version 2')
  await edit('matter.yaml', (text) => text.replace('retentionYears: 10', 'retentionYears: 30'))
  await publish()
  await edit('matter.yaml', (text) => text.replace('retentionYears: 30', 'retentionYears: 10'))
})

test('a new version takes the place of the old one, which stays readable', async () => {
  await edit('matter.yaml', (text) => text.replace('version: 1', 'version: 2'))
  expect(await publish(MORNING.add({ hours: 1 }))).toMatchObject({ published: 1 })
  lookAgain(world.database)
  expect(await currentVersion(world.database, slug)).toBe(2)
  expect(await isWithdrawn(world.database, slug, 1)).toBe(true)
  expect((await definitionOf(world.database, slug, 1))?.definition.retentionYears).toBe(30)
  expect((await definitionOf(world.database, slug))?.definition.retentionYears).toBe(10)
  expect(await itemFor(world.database, slug, '140702')).toBeDefined()
})

test('rules that were changed without a new version of their own are refused', async () => {
  await edit('matter.yaml', (text) => text.replace('version: 2', 'version: 3'))
  await edit('decision.yaml', (text) => text.replace('zh: 高龄津贴发放规则', 'zh: 改过的规则'))
  await expect(publish()).rejects.toThrow(
    'The rules old-age-allowance were changed, but their version 1 is already published: give them version 2',
  )
  expect(await currentVersion(world.database, slug)).toBe(2)
})

test('a pack that must not be published changes nothing', async () => {
  await edit('decision.yaml', (text) => text.replace('zh: 改过的规则', 'zh: 高龄津贴发放规则'))
  await edit('matter.yaml', (text) => text.replace('law:老年人权益保障法#33.2', 'law:老年人权益保障法#333'))
  await expect(publish()).rejects.toThrow(/law:老年人权益保障法#333 is not in the law library/)
  const [row] = await world.database
    .read`select count(*) as versions from matter.definition where slug = ${slug}`
  expect(row?.versions).toBe(2)
})

test('a withdrawn version is told at once, and its items are gone', async () => {
  expect(await withdrawVersion(world.database, slug, 2, MORNING.add({ hours: 2 }))).toBe(true)
  expect(await withdrawVersion(world.database, slug, 2, MORNING.add({ hours: 2 }))).toBe(false)
  expect(await isWithdrawn(world.database, slug, 2)).toBe(true)
  expect(await itemFor(world.database, slug, '140702')).toBeUndefined()
  expect(await definitionOf(world.database, slug)).toBeUndefined()
})

test('starting again does not bring back what was withdrawn', async () => {
  await edit('matter.yaml', (text) =>
    text.replace('version: 3', 'version: 2').replace('law:老年人权益保障法#333', 'law:老年人权益保障法#33.2'),
  )
  expect(await publish(MORNING.add({ hours: 3 }))).toMatchObject({ published: 0, matters: 1 })
  lookAgain(world.database)
  expect(await currentVersion(world.database, slug)).toBeUndefined()
  expect(await itemsOf(world.database, slug)).toEqual([])
})

test('a matter whose pack is gone is no longer offered', async () => {
  await rm(join(folder, 'services', 'senior-card'), { recursive: true })
  await edit('matter.yaml', (text) => text.replace('version: 2', 'version: 3'))
  await publish(MORNING.add({ hours: 4 }))
  lookAgain(world.database)
  expect(await currentVersion(world.database, 'senior-card')).toBeUndefined()
  expect(await currentVersion(world.database, slug)).toBe(3)
})
