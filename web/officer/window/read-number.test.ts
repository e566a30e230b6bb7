import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

const today = '2026-11-22'

test('an identity number tells when its holder was born', () => {
  expect(readNumber('149902 19700321 0015', ['person'], today)).toEqual({
    ok: true,
    value: '149902197003210015',
    birthDate: '1970-03-21',
    sex: 'male',
  })
})

test('a wrong number is refused in the words of the kind that may apply', () => {
  const words = (input: string, applicants: ('person' | 'entity')[]) => {
    const read = readNumber(input, applicants, today)
    return read.ok ? 'ok' : read.message.zh
  }
  expect(words('14990219700321001', ['person'])).toBe('身份证号要18位，现在是17位')
  expect(words('149902197003210016', ['person', 'entity'])).toMatch(/^身份证号有误/)
  expect(words('91350100M000100Y44', ['person', 'entity'])).toMatch(/最后一位应是3/)
  expect(words('91350100M000100Y43', ['person', 'entity'])).toBe('ok')
  // A firm's code does not do where only people may apply.
  expect(words('91350100M000100Y43', ['person'])).toMatch(/^身份证号只能是数字/)
  expect(words('149902197003210015', ['entity'])).toMatch(/统一社会信用代码/)
})
