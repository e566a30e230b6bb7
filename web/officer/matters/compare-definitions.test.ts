import { expect, test } from 'vitest'
import { compareDefinitions } from './compare-definitions.ts'

test('a condition put first changes no other', () => {
  const before = { conditions: [{ text: { zh: '甲' }, basis: 'a' }] }
  const after = {
    conditions: [
      { text: { zh: '乙' }, basis: 'b' },
      { text: { zh: '甲' }, basis: 'a' },
    ],
  }
  expect(compareDefinitions(before, after)).toEqual([
    { path: 'conditions[乙].text.zh', before: undefined, after: '乙' },
    { path: 'conditions[乙].basis', before: undefined, after: 'b' },
  ])
})

test('says what a value was and is, and nothing of equal versions', () => {
  const version = { periods: { promised: { count: 10 } }, visits: 0, list: ['x'] }
  expect(compareDefinitions(version, structuredClone(version))).toEqual([])
  expect(compareDefinitions(version, { periods: { promised: { count: 5 } }, visits: 0, list: [] })).toEqual([
    { path: 'periods.promised.count', before: '10', after: '5' },
    { path: 'list[0]', before: 'x', after: undefined },
  ])
})
