import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { sm2PublicKeyOfPoint, sm3, sm3Hex, verifySm2 } from '#platform/crypto'
import { vectors } from './vectors.ts'

test.each(vectors('sm3_valid.txt'))('SM3 of %s', (message, digest) => {
  expect(sm3Hex(hex(message))).toBe(digest)
})

test.each(vectors('sm4_valid.txt'))('SM4 under %s of %s, %s rounds', (key, plain, rounds, encrypted) => {
  // One cipher object in ECB without padding chains the rounds block by block.
  const cipher = createCipheriv('sm4-ecb', hex(key), null).setAutoPadding(false)
  let block = hex(plain)
  for (let round = 0; round < Number(rounds); round++) block = cipher.update(block)
  expect(block.toString('hex')).toBe(encrypted)
})

test.each(vectors('sm2_signature_valid.txt'))('SM2 under (%s, %s) of %s', (x, y, message, z, e, r, s) => {
  const key = sm2PublicKeyOfPoint(hex(x), hex(y))
  expect(key.za.toString('hex')).toBe(z)
  expect(sm3(key.za, hex(message)).toString('hex')).toBe(e)
  expect(verifySm2(key, hex(message), hex(`3046022100${r}022100${s}`))).toBe(true)
})

test.each(vectors('sm2_signature_invalid.txt'))(
  'SM2 refuses under (%s, %s) of %s: %s %s',
  (x, y, message, signature) => {
    expect(verifySm2(sm2PublicKeyOfPoint(hex(x), hex(y)), hex(message), hex(signature))).toBe(false)
  },
)

function hex(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'hex')
}
