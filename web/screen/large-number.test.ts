import { expect, test } from 'vitest'
import { formatLarge } from './large-number.ts'

test('writes what is long short, and what is short whole', () => {
  expect(formatLarge(99_999, 'zh')).toBe('99,999')
  expect(formatLarge(64.3, 'zh')).toBe('64.3')
  expect(formatLarge(717_510, 'zh')).toBe('71.8万')
  expect(formatLarge(717_510, 'en')).toBe('718k')
  expect(formatLarge(123_456_789, 'zh')).toBe('1.2亿')
  expect(formatLarge(123_456_789, 'en')).toBe('123.5M')
})
