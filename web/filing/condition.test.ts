import { expect, test } from 'vitest'
import { holds } from './condition.ts'

const answers = { premisesKind: 'leased', area: 60, pledge: true, note: null, kinds: 'a b' }

test.each([
  ['premisesKind == "leased"', true],
  ["premisesKind == 'own'", false],
  ['form.premisesKind != "own" and area > 50', true],
  ['area >= 61 or not pledge', false],
  ['premisesKind in ["own", "leased"]', true],
  ['premisesKind not in ["own", "leased"]', false],
  ['missing == null', true],
  ['(area < 50 or pledge == true) and note == null', true],
  ['kinds == "a b"', true],
])('reads %s', (when, expected) => {
  expect(holds(when, answers)).toBe(expected)
})

test('shows a field whose condition it cannot read, and one without', () => {
  expect(holds('len(premisesKind) > 20', answers)).toBe(true)
  expect(holds('premisesKind ==', answers)).toBe(true)
  expect(holds(undefined, answers)).toBe(true)
})
