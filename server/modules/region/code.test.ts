import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalCode, isWithin, kindOf, levelOf, lineageOf, parentCodeOf, pathOf } from './code.ts'

test.each([
  ['14', '140000'],
  ['1407', '140700'],
  ['140702', '140702'],
  ['140000000000', '140000'],
  ['140700000000', '140700'],
  ['140702000000', '140702'],
  ['140702001', '140702001'],
  ['140702001000', '140702001'],
  ['140702001002', '140702001002'],
])('%s is kept as %s', (text, code) => expect(canonicalCode(text)).toBe(code))

test.each([
  '',
  '1',
  '140',
  '14070',
  '1407020',
  '14070200100',
  '000000',
  '140002',
  '140700001',
  '140702000002',
  '14070a',
  '１４０７０２',
  ' 140702',
  '1407020010021',
])('%s is no code', (text) => expect(canonicalCode(text)).toBeUndefined())

test('levels follow the digits', () => {
  expect(['140000', '140700', '140702', '140702001', '140702001002'].map(levelOf)).toEqual([
    'province',
    'prefecture',
    'county',
    'township',
    'village',
  ])
})

test('the path names every level in its short form', () => {
  expect(pathOf('140702001002')).toBe('14.1407.140702.140702001.140702001002')
  expect(pathOf('140000')).toBe('14')
  expect(lineageOf('140702')).toEqual(['140000', '140700', '140702'])
})

test('a region lies within itself and those above, not beside', () => {
  expect(isWithin('140702001', '140700')).toBe(true)
  expect(isWithin('140702', '140702')).toBe(true)
  expect(isWithin('140700', '140702')).toBe(false)
  expect(isWithin('140803', '140700')).toBe(false)
})

test.each([
  ['140700', '地级市'],
  ['142400', '地区、自治州、盟'],
  ['659000', '省直辖县级行政区划'],
  ['140702', '市辖区'],
  ['140721', '县、自治县、旗'],
  ['140781', '县级市'],
  ['140702001', '街道'],
  ['140702100', '镇'],
  ['140702200', '乡'],
  ['140702401', '类似乡级单位'],
  ['140702001002', '居民委员会'],
  ['140702200201', '村民委员会'],
  ['149900', undefined],
])('%s is %s by its number', (code, kind) => expect(kindOf(code)).toBe(kind))

const anyCode = fc
  .tuple(
    fc.integer({ min: 11, max: 82 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 599 }),
    fc.integer({ min: 1, max: 599 }),
  )
  .map(([province, prefecture, county, township, village]) =>
    [
      [province, 2],
      [prefecture, 2],
      [county, 2],
      [township, 3],
      [village, 3],
    ]
      .map(([number = 0, width = 0]) => String(number).padStart(width, '0'))
      .join(''),
  )

test('canonical codes stay as they are and every parent is one level up', () => {
  fc.assert(
    fc.property(anyCode, (village) => {
      const lineage = lineageOf(village)
      expect(lineage).toHaveLength(5)
      for (const [at, code] of lineage.entries()) {
        expect(canonicalCode(code)).toBe(code)
        expect(canonicalCode(code.padEnd(12, '0'))).toBe(code)
        expect(parentCodeOf(code)).toBe(lineage[at - 1])
        expect(pathOf(village).startsWith(pathOf(code))).toBe(true)
      }
    }),
  )
})
