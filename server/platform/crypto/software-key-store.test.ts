import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartFailure } from '#platform/errors'
import { readSm2PublicKey, verifySm2 } from './sm2.ts'
import { openSoftwareKeyStore } from './software-key-store.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'yiwang-keys-')), 'keys')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

test('keys are made once, kept encrypted and private, and sign', async () => {
  const store = await openSoftwareKeyStore({ folder, passphrase: 'first' })
  expect((await stat(join(folder, 'ledger.key.pem'))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await readFile(join(folder, 'ledger.key.pem'), 'utf8')).toContain('ENCRYPTED')
  const again = await openSoftwareKeyStore({ folder, passphrase: 'first' })
  expect(again.publicKeys()).toEqual(store.publicKeys())
  const message = Buffer.from('message')
  const signature = await again.sign('ledger', message)
  const published = store.publicKeys().find((key) => key.keyId === signature.keyId)
  expect(published).toMatchObject({ purpose: 'ledger', isCurrent: true })
  expect(verifySm2(readSm2PublicKey(published?.pem ?? ''), message, signature.value)).toBe(true)
})

test('a wrong passphrase is told in one sentence', async () => {
  await openSoftwareKeyStore({ folder, passphrase: 'first' })
  await expect(openSoftwareKeyStore({ folder, passphrase: 'second' })).rejects.toThrow(StartFailure)
})

test('a replaced key stays published', async () => {
  const before = await openSoftwareKeyStore({ folder, passphrase: 'first' })
  await rename(join(folder, 'ledger.key.pem'), join(folder, 'ledger.retired'))
  const after = await openSoftwareKeyStore({ folder, passphrase: 'first' })
  const ledgerKeys = after.publicKeys().filter((key) => key.purpose === 'ledger')
  const old = before.publicKeys().find((key) => key.purpose === 'ledger')?.keyId
  expect(ledgerKeys).toHaveLength(2)
  expect(ledgerKeys.find((key) => key.keyId === old)?.isCurrent).toBe(false)
})
