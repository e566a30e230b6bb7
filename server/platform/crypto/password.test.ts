import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

test('a password is recognised by its hash, another is not', async () => {
  const stored = await hashPassword('correct horse 马')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword('correct horse 马', stored)).toBe(true)
  expect(await verifyPassword('correct horse 馬', stored)).toBe(false)
})

test('two hashes of one password differ', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
})

test('the composed and the decomposed form of a character are one password', async () => {
  expect(await verifyPassword('caf\u0065\u0301', await hashPassword('caf\u00e9'))).toBe(true)
})

test('reads the hash that the reference implementation prints', async () => {
  // phc-winner-argon2 test.c: argon2id, v=19, t=2, m=2^16, p=1, password "password", salt "somesalt".
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await verifyPassword('password', stored)).toBe(true)
  expect(await verifyPassword('Password', stored)).toBe(false)
})

test.each([
  '',
  'plain',
  '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
])('%j is not a stored hash', async (stored) => {
  await expect(verifyPassword('password', stored)).rejects.toThrow(TypeError)
})
