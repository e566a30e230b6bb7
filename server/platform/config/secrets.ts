import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure } from '#platform/errors'
import type { Config } from './config.ts'

export interface Secrets {
  /** Opens the key store. */
  readonly keyPassphrase: string
}

const SHORTEST_PASSPHRASE = 20
/** What people type to get past a prompt; a production server refuses to stand on any of them. */
const KNOWN = [
  'changeme',
  'password',
  'secret',
  'yiwang',
  'admin',
  'abcdefghijklmnopqrstuvwxyz',
  '12345678901234567890',
  'demo',
]

/**
 * The demo makes its secret at first start and keeps it beside its data; production takes it from the environment.
 * Throws StartFailure when production's is missing, short or known.
 */
export async function openSecrets(config: Config): Promise<Secrets> {
  if (config.mode === 'production') {
    const given = config.keyPassphrase
    if (!given)
      throw new StartFailure(
        'YIWANG_KEY_PASSPHRASE is not set: it opens the keys that sign for the government',
      )
    if (given.length < SHORTEST_PASSPHRASE || isKnown(given))
      throw new StartFailure(
        `YIWANG_KEY_PASSPHRASE must have at least ${SHORTEST_PASSPHRASE} characters that nobody knows`,
      )
    return { keyPassphrase: given }
  }
  const file = join(config.dataFolder, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept) return { keyPassphrase: config.keyPassphrase ?? kept.trim() }
  const made = randomBytes(32).toString('base64url')
  await writeFile(file, made, { mode: 0o600, flag: 'wx' })
  return { keyPassphrase: config.keyPassphrase ?? made }
}

function isKnown(secret: string): boolean {
  const plain = secret.toLowerCase()
  return (
    KNOWN.some((word) => plain.replaceAll(word, '').length < SHORTEST_PASSPHRASE / 2) ||
    new Set(plain).size < 8
  )
}
