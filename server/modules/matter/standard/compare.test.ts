import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isServiceItem, type ServiceItem, type StandardItem } from '#contract'
import { readPack } from '../pack/read.ts'
import { checkStandards, compareWithStandards, countDifferences } from './compare.ts'
import { readStandards } from './kept.ts'

const packs = join(import.meta.dirname, '../../../../packs')
const { definition } = await readPack(join(packs, 'services/old-age-allowance'))
if (!isServiceItem(definition)) throw new Error('no service')
const item: ServiceItem = definition
const above = (await readStandards(packs)).get(item.basicCode) ?? []
const cell = (of: ServiceItem, element: string, standards: readonly StandardItem[] = above) =>
  compareWithStandards(of, standards)
    .find((row) => row.element === element)
    ?.cells.at(-1)

test('an item is compared with the province and the city, each element with the nearest level that sets it', () => {
  expect(above.map(({ level }) => level)).toEqual(['province', 'city'])
  const rows = compareWithStandards(item, above)
  expect(rows.find(({ element }) => element === 'name')?.cells.map(({ verdict }) => verdict)).toEqual([
    'set',
    'inherits',
    'same',
  ])
  expect(rows.find(({ element }) => element === 'promised')?.cells.map(({ verdict }) => verdict)).toEqual([
    'set',
    'allowed',
    'allowed',
  ])
  expect(countDifferences(rows)).toMatchObject({ differs: 0, gaps: 0 })
  expect(checkStandards(item, above)).toEqual([])
  expect(checkStandards(item, [])).toEqual([])
})

test('a standard element that is missing is a gap that names what lacks and where', () => {
  const without = { ...item, materials: item.materials.slice(1) }
  expect(cell(without, 'materials')).toMatchObject({ verdict: 'gap', lacking: [{ zh: '老人的居民身份证' }] })
  expect(checkStandards(without, above)).toEqual([
    ['materials', 'lacks what the level above sets: 老人的居民身份证'],
  ])
  const [, ...conditions] = item.conditions
  expect(checkStandards({ ...item, conditions }, above)).toEqual([
    ['conditions', 'lacks what the level above sets: 满80周岁'],
  ])
  const legalBasis = item.legalBasis.slice(1)
  expect(checkStandards({ ...item, legalBasis }, above).map(([path]) => path)).toEqual(['legalBasis'])
})

test('what may not differ differs, and what is added to it is more than the level above asks for', () => {
  const renamed = { ...item, name: { zh: '敬老钱', en: 'Money for elders' } }
  expect(checkStandards(renamed, above)).toEqual([
    ['name', `differs from what the level above sets: ${item.name.zh}`],
  ])
  const [first] = item.conditions
  if (!first) throw new Error('no condition')
  const stricter = {
    ...item,
    conditions: [...item.conditions, { ...first, text: { zh: '没有子女', en: 'No children' } }],
  }
  expect(checkStandards(stricter, above)).toEqual([
    ['conditions', 'asks for more than the level above sets: 没有子女'],
  ])
  // 地方 may add its own law.
  const based = {
    ...item,
    legalBasis: [...item.legalBasis, { citation: { title: '县里的办法', verified: false } }],
  }
  expect(cell(based, 'legalBasis')).toMatchObject({ verdict: 'allowed' })
})

test('a promise may be shorter than that of the level above and not longer', () => {
  const promising = (count: number, unit: 'working' | 'calendar' = 'working') => ({
    ...item,
    periods: { ...item.periods, promised: { count, unit } },
  })
  expect(cell(promising(5), 'promised')).toMatchObject({ verdict: 'same' })
  expect(cell(promising(4), 'promised')).toMatchObject({ verdict: 'allowed' })
  expect(cell(promising(7, 'calendar'), 'promised')).toMatchObject({ verdict: 'allowed' })
  expect(checkStandards(promising(8), above)).toEqual([
    ['periods.promised', 'is longer than the level above promises: 5个工作日'],
  ])
  expect(cell(promising(8), 'promised', above.slice(0, 1))).toMatchObject({ verdict: 'allowed' })
})

test('what no level above sets is the item’s own', () => {
  expect(cell(item, 'name', [])).toMatchObject({ verdict: 'own', lacking: [], extra: [] })
  expect(cell(item, 'contact')).toMatchObject({ verdict: 'own' })
})
