import { checkCreditCode } from '#contract'
import { expect, test } from 'vitest'
import counties from './data/counties.json' with { type: 'json' }
import { unitKinds } from './kinds.ts'
import { isValidOn, regionPathOf } from './organization.ts'
import { buildPosts } from './officers.ts'
import { buildUnits, unitId } from './units.ts'

const townships = [
  { code: '140702001', name: '北关街道' },
  { code: '140702100', name: '乌金山镇' },
  { code: '140725401', name: '寿阳县城区社会事务服务中心' },
]
const units = buildUnits(townships)
const { posts, officers, holdings } = buildPosts(units)

test('every unit has a valid credit code in the unassigned area and all codes differ', () => {
  const checked = units.map((unit) => checkCreditCode(unit.code))
  expect(checked.filter((one) => !one.ok || one.warnings || !one.regionCode.startsWith('1499'))).toEqual([])
  expect(new Set(units.map((unit) => unit.code)).size).toBe(units.length)
  expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length)
  expect(new Set(units.map((unit) => unit.name)).size).toBe(units.length)
})

test('every function of every unit is a known kind, and no two units of a region answer for one kind', () => {
  expect(units.flatMap((unit) => unit.functions).filter((kind) => !unitKinds[kind])).toEqual([])
  const claims = units.flatMap((unit) => unit.functions.map((kind) => `${kind}@${unit.region_code}`))
  expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([])
})

test('each county has all kinds that decide in the city, itself or by a merged department', () => {
  const decidedInTheCity = units
    .filter((unit) => unit.region_code === '140700' && unit.decides)
    .map((unit) => unit.kind)
  const onlyInTheCity = ['meteorology', 'postal', 'housing-fund']
  for (const county of counties) {
    const functions = units
      .filter((unit) => unit.region_code === county.code)
      .flatMap((unit) => unit.functions)
    expect(
      decidedInTheCity.filter((kind) => !functions.includes(kind) && !onlyInTheCity.includes(kind)),
    ).toEqual([])
  }
})

test('a district mirrors the city with branches of the city bureaux, a county has its own', () => {
  expect(units.find((unit) => unit.id === unitId('140702', 'public-security'))?.name).toBe(
    '晋中市公安局榆次区分局',
  )
  expect(units.find((unit) => unit.id === unitId('140725', 'public-security'))?.name).toBe('寿阳县公安局')
  expect(units.find((unit) => unit.id === unitId('140725', 'housing-construction'))?.functions).toContain(
    'urban-management',
  )
})

test('a township has its government and below it a convenience centre', () => {
  const names = units.filter((unit) => unit.region_code.length === 9).map((unit) => [unit.name, unit.path])
  expect(names).toEqual([
    ['榆次区北关街道办事处', 'g140700.g140702.g140702001'],
    ['榆次区北关街道党群服务中心', 'g140700.g140702.g140702001.convenience_centre'],
    ['榆次区乌金山镇人民政府', 'g140700.g140702.g140702100'],
    ['榆次区乌金山镇便民服务中心', 'g140700.g140702.g140702100.convenience_centre'],
    ['寿阳县城区社会事务服务中心', 'g140700.g140725.g140725401'],
    ['寿阳县城区社会事务服务中心便民服务中心', 'g140700.g140725.g140725401.convenience_centre'],
  ])
})

test('whoever decides has an acceptor and an approver, and no officer holds two posts', () => {
  for (const unit of units.filter((one) => one.decides && one.region_code.length === 6)) {
    const rolesOfUnit = posts.filter((post) => post.unit_id === unit.id).map((post) => post.role)
    expect(rolesOfUnit).toEqual(expect.arrayContaining(['acceptor', 'approver']))
  }
  expect(new Set(officers.map((officer) => officer.staff_number)).size).toBe(officers.length)
  expect(holdings.map((holding) => holding.officer_id)).toEqual(officers.map((officer) => officer.id))
})

test('only the city has an administrator and an auditor, and they are two people', () => {
  const special = posts.filter((post) => post.role === 'administrator' || post.role === 'auditor')
  expect(special.map((post) => post.unit_id)).toEqual([
    unitId('140700', 'government-office'),
    unitId('140700', 'data-bureau'),
  ])
})

test.each([
  ['140000', '14'],
  ['140700', '14.1407'],
  ['140702', '14.1407.140702'],
  ['140702001', '14.1407.140702.140702001'],
  ['140702001002', '14.1407.140702.140702001.140702001002'],
])('the path of region %s is %s', (code, path) => {
  expect(regionPathOf(code)).toBe(path)
})

test('the last day of validity counts and the day after does not', () => {
  const validity = {
    validFrom: Temporal.PlainDate.from('2024-03-01'),
    validTo: Temporal.PlainDate.from('2026-06-30'),
  }
  const on = (day: string) => isValidOn(validity, Temporal.PlainDate.from(day))
  expect([on('2024-02-29'), on('2024-03-01'), on('2026-06-30'), on('2026-07-01')]).toEqual([
    false,
    true,
    true,
    false,
  ])
})
