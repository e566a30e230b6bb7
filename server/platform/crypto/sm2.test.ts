import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sm2 as peer } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import {
  generateSm2Key,
  readSm2PrivateKey,
  readSm2PublicKey,
  signSm2,
  sm2PublicKeyOfPoint,
  verifySm2,
} from './sm2.ts'

const { privateKey, pem } = generateSm2Key('passphrase')
const { publicKey } = privateKey
const messages = fc.uint8Array({ maxLength: 200 })

test('a signature verifies, and not for another message or key', () => {
  const other = generateSm2Key('other').privateKey.publicKey
  fc.assert(
    fc.property(messages, messages, (message, another) => {
      const signature = signSm2(privateKey, message)
      expect(verifySm2(publicKey, message, signature)).toBe(true)
      expect(verifySm2(other, message, signature)).toBe(false)
      expect(verifySm2(publicKey, another, signature)).toBe(Buffer.from(message).equals(another))
    }),
    { numRuns: 50 },
  )
})

test('garbage is no signature, and no throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (garbage) => {
      expect(verifySm2(publicKey, Buffer.from('m'), garbage)).toBe(false)
    }),
  )
})

test('an independent implementation accepts our signatures and we accept its', () => {
  const theirs = peer.generateKeyPairHex()
  const theirPublic = Buffer.from(theirs.publicKey, 'hex')
  const theirKey = sm2PublicKeyOfPoint(theirPublic.subarray(1, 33), theirPublic.subarray(33))
  const ourPublic = publicKey.spki.subarray(-65).toString('hex')
  fc.assert(
    fc.property(messages, (message) => {
      const made = peer.doSignature(message, theirs.privateKey, { der: true, hash: true })
      expect(verifySm2(theirKey, message, Buffer.from(made, 'hex'))).toBe(true)
      const ours = signSm2(privateKey, message).toString('hex')
      expect(peer.doVerifySignature(message, ours, ourPublic, { der: true, hash: true })).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('the encrypted key opens with its passphrase only', () => {
  expect(pem).toContain('BEGIN ENCRYPTED PRIVATE KEY')
  expect(readSm2PrivateKey(pem, 'passphrase').publicKey.id).toBe(publicKey.id)
  expect(() => readSm2PrivateKey(pem, 'Passphrase')).toThrow('bad decrypt')
})

test('a key of another curve is refused', () => {
  const p256 = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'sm4-cbc', passphrase: 'p' },
  })
  expect(() => readSm2PublicKey(p256.publicKey)).toThrow(TypeError)
  expect(() => readSm2PrivateKey(p256.privateKey, 'p')).toThrow(TypeError)
})

test('a public key survives PEM and DER, and a point off the curve is refused', () => {
  expect(readSm2PublicKey(publicKey.pem).id).toBe(publicKey.id)
  expect(readSm2PublicKey(publicKey.spki).pem).toBe(publicKey.pem)
  const point = Buffer.from(publicKey.spki.subarray(-64))
  point[63] = (point[63] ?? 0) ^ 1
  expect(() => sm2PublicKeyOfPoint(point.subarray(0, 32), point.subarray(32))).toThrow('Failed to read')
})

const openssl = opensslVersion()

test.skipIf(openssl === undefined)(
  'the openssl command accepts our signature and we accept its (skipped where there is no openssl 3)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'yiwang-sm2-'))
    const file = (name: string, content?: string | Uint8Array) => {
      if (content !== undefined) writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const message = Buffer.from('见证 a message')
    const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    try {
      const input = ['-in', file('message', message), ...options]
      const ours = file('ours.sig', signSm2(privateKey, message))
      const checked = execFileSync('openssl', [
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        file('pub.pem', publicKey.pem),
        '-sigfile',
        ours,
        ...input,
      ])
      expect(checked.toString()).toContain('Verified Successfully')
      execFileSync('openssl', [
        'pkeyutl',
        '-sign',
        '-inkey',
        file('key.pem', pem),
        '-passin',
        'pass:passphrase',
        '-out',
        file('theirs.sig'),
        ...input,
      ])
      expect(verifySm2(publicKey, message, readFileSync(file('theirs.sig')))).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

function opensslVersion(): string | undefined {
  try {
    return /^OpenSSL 3\.\S+/.exec(execFileSync('openssl', ['version']).toString())?.[0]
  } catch {
    return undefined
  }
}
