import { expect, test } from 'vitest'
import { canonicalCode, kindOf } from './code.ts'
import { readList } from './list.ts'

const { rows } = readList()
const current = rows.filter((row) => row.valid_to === null)
const byCode = new Map(current.map((row) => [row.code, row]))

test('晋中 has its 11 counties, 130 townships and 2,201 villages', () => {
  const inside = current.filter((row) => row.path.startsWith('14.1407.'))
  expect(inside.filter((row) => row.level === 'county').map((row) => row.name)).toEqual([
    '榆次区',
    '太谷区',
    '榆社县',
    '左权县',
    '和顺县',
    '昔阳县',
    '寿阳县',
    '祁县',
    '平遥县',
    '灵石县',
    '介休市',
  ])
  expect(inside.filter((row) => row.level === 'township')).toHaveLength(130)
  expect(inside.filter((row) => row.level === 'village')).toHaveLength(2201)
})

test('the country has 34 provinces and 山西 11 prefectures', () => {
  expect(current.filter((row) => row.level === 'province')).toHaveLength(34)
  expect(current.filter((row) => row.level === 'prefecture' && row.parent_code === '140000')).toHaveLength(11)
})

test.each([
  ['140702002', '山西省晋中市榆次区锦纶街道', '晋中市榆次区锦纶街道'],
  ['140000', '山西省', '山西省'],
  ['140700', '山西省晋中市', '晋中市'],
  ['110101', '北京市东城区', '北京市东城区'],
  ['429004', '湖北省仙桃市', '仙桃市'],
])('%s is written %s', (code, full, local) => {
  expect(byCode.get(code)).toMatchObject({ full_name: full, local_name: local })
})

test('太谷 was a county until the day before it became a district', () => {
  const periods = rows.filter((row) => row.name.startsWith('太谷') && row.level === 'county')
  expect(periods.map((row) => [row.code, row.valid_from, row.valid_to, row.replaced_by])).toEqual([
    ['140726', '1999-09-24', '2019-12-08', ['140703']],
    ['142429', null, '1999-09-23', ['140726']],
    ['140703', '2019-12-09', null, []],
  ])
})

test('every row stands under a known region, is named by its number and is unique in its period', () => {
  const codes = new Set(rows.map((row) => row.code))
  const keys = new Set(rows.map((row) => `${row.code}/${row.period}`))
  expect(keys.size).toBe(rows.length)
  expect(rows.filter((row) => kindOf(row.code) === undefined)).toEqual([])
  for (const row of rows) {
    expect(canonicalCode(row.code)).toBe(row.code)
    expect(row.parent_code === null || codes.has(row.parent_code)).toBe(true)
    expect(row.replaced_by.every((code) => codes.has(code))).toBe(true)
    expect(row.name.trim()).toBe(row.name)
  }
})

test('a period ends before the successor begins', () => {
  const pairs = rows.flatMap((row) =>
    row.replaced_by.map((code) => [
      row.valid_to ?? '',
      byCode.get(code)?.valid_from ?? rows.find((next) => next.code === code)?.valid_from ?? '',
    ]),
  )
  expect(pairs.length).toBeGreaterThan(20)
  expect(pairs.filter(([ended = '', began = '']) => ended >= began)).toEqual([])
})
