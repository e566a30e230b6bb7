import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit, payCode } from './code.ts'

test('a pay code has twenty digits', () => {
  expect(payCode('140702', 2026, 1)).toMatch(/^14070226000000000010?\d$/)
  expect(payCode('140702', 2026, 1)).toHaveLength(20)
})

test('the example of the standard holds', () => {
  // ISO/IEC 7064, MOD 11,10: 0794 has the check digit 5.
  expect(checkDigit('0794')).toBe('5')
})

test('one wrong digit is noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.nat(18),
      fc.integer({ min: 1, max: 9 }),
      (number, at, by) => {
        const code = payCode('140702', 2026, number)
        const wrong = [...code].with(at, String((Number(code[at]) + by) % 10)).join('')
        expect(checkDigit(wrong.slice(0, 19))).not.toBe(wrong[19])
      },
    ),
  )
})
