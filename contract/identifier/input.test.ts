import { expect, test } from 'vitest'
import { z } from 'zod'
import { creditCode, idNumber } from './index.ts'

test('an identity number is taken in any accepted form and given out in 18 characters', () => {
  expect(idNumber.parse('11010519491231002x')).toBe('11010519491231002X')
  expect(idNumber.parse('110105491231002')).toBe('11010519491231002X')
})

test('a refused number says why in the words of the check', () => {
  const result = idNumber.safeParse('11010519491231002')
  expect(result.error?.issues).toMatchObject([
    { message: '身份证号要18位，现在是17位', params: { reason: 'length' } },
  ])
})

test('a credit code is taken in any accepted form and refused with its reason', () => {
  expect(creditCode.parse(' 91440300708461136t ')).toBe('91440300708461136T')
  expect(creditCode.safeParse('91350100M000100Y44').error?.issues[0]?.message).toContain('最后一位应是3')
})

test('both appear as strings in the published document', () => {
  expect(z.toJSONSchema(z.strictObject({ idNumber, creditCode }))).toMatchObject({
    properties: { idNumber: { type: 'string' }, creditCode: { type: 'string' } },
  })
})
