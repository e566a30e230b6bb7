import { expect, test } from 'vitest'
import { areaStandingOf } from './area.ts'
import { readList } from './list.ts'

test.each([
  ['140702', 'listed'],
  ['140726', 'listed'],
  ['142401', 'listed'],
  ['110101', 'listed'],
  ['149902', 'demo'],
  ['140799', 'unlisted'],
  ['140700', 'impossible'],
  ['990101', 'impossible'],
  ['14070', 'impossible'],
  ['14070x', 'impossible'],
])('%s is %s', (area, standing) => expect(areaStandingOf(area)).toBe(standing))

test('every county of every period is a possible area', () => {
  const counties = readList().rows.filter((row) => row.level === 'county')
  expect(counties.filter((row) => areaStandingOf(row.code) !== 'listed').map((row) => row.code)).toEqual([])
})

test('no real county has a demo code', () => {
  expect(readList().rows.filter((row) => row.code.startsWith('1499'))).toEqual([])
})
