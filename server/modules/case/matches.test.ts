import { expect, test } from 'vitest'
import { isNumber } from './matches.ts'

test.each([
  ['202611220001', true],
  ['2026112200012345', true],
  ['11149902MB0000801N4000511011000202611220001', true],
  ['王秀兰', false],
  ['20261122000', false],
  ['晋中202611220001', false],
  ["' or true --", false],
])('%s is a number: %s', (text, is) => expect(isNumber(text)).toBe(is))
