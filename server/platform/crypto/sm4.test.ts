import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sm3 as peerSm3, sm4 as peer } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import { hmacSm3, sm3Hex } from './sm3.ts'
import { decryptSm4, encryptSm4, openSm4, sealSm4 } from './sm4.ts'

const block = fc.uint8Array({ minLength: 16, maxLength: 16 })
const texts = fc.uint8Array({ maxLength: 100 })

test('CBC agrees with an independent implementation', () => {
  fc.assert(
    fc.property(block, block, texts, (key, iv, plain) => {
      const encrypted = encryptSm4('cbc', key, iv, plain)
      expect(encrypted.equals(peer.encrypt(plain, key, { mode: 'cbc', iv, output: 'array' }))).toBe(true)
      expect(decryptSm4('cbc', key, iv, encrypted).equals(plain)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('CTR keeps the length and undoes itself', () => {
  fc.assert(
    fc.property(block, block, texts, (key, iv, plain) => {
      const encrypted = encryptSm4('ctr', key, iv, plain)
      expect(encrypted.length).toBe(plain.length)
      expect(decryptSm4('ctr', key, iv, encrypted).equals(plain)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('sealed data opens under its key and context; any other byte, key or context throws', () => {
  const key = randomBytes(16)
  fc.assert(
    fc.property(texts, fc.nat(), (plain, position) => {
      const sealed = sealSm4(key, plain, 'row:1')
      expect(openSm4(key, sealed, 'row:1').equals(plain)).toBe(true)
      expect(() => openSm4(key, sealed, 'row:2')).toThrow('unable to authenticate')
      expect(() => openSm4(randomBytes(16), sealed, 'row:1')).toThrow('unable to authenticate')
      const spoilt = Buffer.from(sealed)
      spoilt[position % spoilt.length] = (spoilt[position % spoilt.length] ?? 0) ^ 1
      expect(() => openSm4(key, spoilt, 'row:1')).toThrow('unable to authenticate')
    }),
    { numRuns: 50 },
  )
  expect(() => openSm4(key, Buffer.alloc(27), 'row:1')).toThrow(TypeError)
})

test('GCM agrees with an independent implementation', () => {
  const key = randomBytes(16)
  const sealed = sealSm4(key, Buffer.from('plain'), 'context')
  const opened = peer.decrypt(sealed.subarray(12, -16), key, {
    mode: 'gcm',
    iv: sealed.subarray(0, 12),
    associatedData: Buffer.from('context'),
    tag: sealed.subarray(-16),
    output: 'array',
  })
  expect(Buffer.from(opened).toString()).toBe('plain')
})

test('SM3 and its HMAC agree with an independent implementation, however the message is cut', () => {
  fc.assert(
    fc.property(texts, texts, fc.uint8Array({ minLength: 1, maxLength: 80 }), (left, right, key) => {
      const whole = Buffer.concat([left, right])
      expect(sm3Hex(left, right)).toBe(peerSm3(whole))
      expect(hmacSm3(key, whole).toString('hex')).toBe(peerSm3(whole, { key, mode: 'hmac' }))
    }),
    { numRuns: 50 },
  )
  expect(sm3Hex('网', Buffer.from('络'))).toBe(sm3Hex('网络'))
})
