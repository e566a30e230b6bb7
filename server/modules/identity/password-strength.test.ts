import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makePassword, passwordFault, personalTexts, shortest } from './password-strength.ts'

const fault = (password: string, personal?: string[]) => passwordFault(password, { least: 10, personal })

test.each([
  ['Ab3$', 'short'],
  ['Ab3$Ab3$A', 'short'],
  ['abcdefghijkl', 'simple'],
  ['平遥县审批局的密码呢', 'simple'],
  ['Admin@1234', 'known'],
  ['P@ssw0rd2026', 'known'],
  ['Passw0rd!!!!', 'known'],
  ['Qwertyuiop1!', 'known'],
  ['1qaz@WSX3edc', 'known'],
  ['Woaini5201314', 'known'],
  ['Aaaaaaaaaa1!', 'known'],
  ['Yiwang@2026!!', 'known'],
  ['Abc123456789', 'known'],
] as const)('%s is refused as %s', (password, reason) => {
  expect(fault(password)).toBe(reason)
})

test.each([
  'Guo7-Lan-Xiang',
  'k9fR2mwTqz',
  '三月桃花开在汾河两岸的院子里了啊',
  'correct horse battery staple',
])('%s is taken', (password) => {
  expect(fault(password)).toBeUndefined()
})

test('what others know of its owner is no password', () => {
  const known = personalTexts({
    phone: '13803548721',
    loginName: 'zhang.san',
    idNumber: '149928198612170015',
  })
  for (const password of [
    'Gk#13803548721',
    'Gk#wq03548721x',
    'Zhang.San#k9w',
    'kW!19861217gz',
    'kW!861217gzv',
    'kW!w170015gz',
  ])
    expect(fault(password, known)).toBe('personal')
  expect(fault('kW!w9f3Rm-gz', known)).toBeUndefined()
})

test('an administrator needs more', () => {
  expect(passwordFault('k9fR2mwTqz', { least: shortest.administrator })).toBe('short')
})

test('a made password is strong, hard to mistake, and never the same', () => {
  const made = Array.from({ length: 200 }, makePassword)
  expect(new Set(made).size).toBe(200)
  for (const password of made) {
    expect(password).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/)
    expect(password).not.toMatch(/[lIO01o]/)
    expect(passwordFault(password, { least: 12 })).toBeUndefined()
  }
})

test('any text is judged, and one character over and over never passes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect([undefined, 'short', 'simple', 'known', 'personal']).toContain(fault(text))
    }),
  )
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 1 }),
      fc.integer({ min: 10, max: 200 }),
      (one, times) => {
        expect(fault(one.repeat(times))).toBeDefined()
      },
    ),
  )
})
