import { expect, test } from 'vitest'
import { ageOn, factAt, findFieldLabel, isLibraryKey, type Facts } from './index.ts'

const asOf = Temporal.Instant.from('2026-11-21T00:00:00Z')
const facts: Facts = {
  population: {
    data: { name: '王秀兰', hukou: { county: '140702' }, alive: true },
    asOf,
    label: '人口库',
    sourceUnit: '榆次区公安局',
  },
  credit: { data: undefined, asOf: undefined, label: '信用库', sourceUnit: undefined },
}

test('a fact is found by its path, with its source', () => {
  const source = { library: 'population', label: '人口库', asOf }
  expect(factAt(facts, 'population/hukou/county')).toEqual({ value: '140702', source })
  expect(factAt(facts, 'population/alive')?.value).toBe(true)
})

test('a library that holds nothing answers with no value, one not asked does not answer', () => {
  const source = { library: 'credit', label: '信用库', asOf: undefined }
  expect(factAt(facts, 'credit/grade')).toEqual({ value: undefined, source })
  expect(factAt(facts, 'population/nothing/here')?.value).toBeUndefined()
  expect(factAt(facts, 'housing/items')).toBeUndefined()
  expect(factAt(facts, 'nowhere/name')).toBeUndefined()
})

test('what every object inherits is no fact', () => {
  expect(factAt(facts, 'population/constructor')?.value).toBeUndefined()
  expect(isLibraryKey('toString')).toBe(false)
  expect(findFieldLabel('person', 'population/constructor')).toBeUndefined()
})

test('fields have Chinese labels, by kind of subject', () => {
  expect(findFieldLabel('person', 'population')).toBe('人口库')
  expect(findFieldLabel('person', 'population/hukou/address')).toBe('地址')
  expect(findFieldLabel('person', 'social-insurance/cards/0/last4')).toBe('卡号后四位')
  expect(findFieldLabel('person', 'assistance/dibao/active')).toBe('在保')
  expect(findFieldLabel('entity', 'legal-entity/scope')).toBe('经营范围')
  expect(findFieldLabel('person', 'legal-entity/scope')).toBeUndefined()
  expect(findFieldLabel('entity', 'population/name')).toBeUndefined()
  expect(findFieldLabel('person', 'population/nickname')).toBeUndefined()
  expect(findFieldLabel('person', 'benefit/items/first')).toBeUndefined()
})

test('age is whole years, from the birthday on', () => {
  expect([ageOn('1946-11-22', '2026-11-21'), ageOn('1946-11-22', '2026-11-22')]).toEqual([79, 80])
  expect([ageOn('2004-02-29', '2022-02-28'), ageOn('2004-02-29', '2022-03-01')]).toEqual([17, 18])
})
