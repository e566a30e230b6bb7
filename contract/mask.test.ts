import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone } from './mask.ts'

test('masks leave the ends that people recognise', () => {
  expect(maskIdNumber('149902194511090026')).toBe('1499 **** **** 0026')
  expect(maskPhone('13812346021')).toBe('138 **** 6021')
  expect(maskPhone('+86 138 1234 6021')).toBe('138 **** 6021')
  expect([
    maskName('李建'),
    maskName('王秀兰'),
    maskName('欧阳建国'),
    maskName('𠮷田'),
    maskName('王'),
  ]).toEqual(['李*', '王*兰', '欧**国', '𠮷*', '*'])
})

test('a value too short to keep its secret is hidden whole', () => {
  expect([maskIdNumber('1234567890'), maskPhone('1234567'), maskName('')]).toEqual(['****', '****', ''])
})

test('no mask ever shows more than eight characters of a number', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 30 }), (number) => {
      for (const mask of [maskIdNumber(number), maskPhone(number)])
        expect(mask.replace(/\D/g, '').length).toBeLessThanOrEqual(8)
    }),
  )
})
