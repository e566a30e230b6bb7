import type { LedgerEntry } from '#contract'
import { canonicalJson, randomToken, sm3Hex } from '#platform/crypto'
import { hashLeaf } from './merkle.ts'

/** A fresh salt, 32 hexadecimal digits; without it nobody can guess what a digest stands for, so it is kept with the data and never in the ledger. */
export function newSalt(): string {
  return Buffer.from(randomToken(16), 'base64url').toString('hex')
}

/** What an entry says about its content: SM3(salt ‖ canonical JSON), 64 hexadecimal digits. */
export function digestOf(salt: string, content: unknown): string {
  return sm3Hex(Buffer.from(salt, 'hex'), canonicalJson(content))
}

/** The bytes of an entry whose hash is its leaf. */
export function entryBytes(entry: LedgerEntry): Buffer {
  return Buffer.from(canonicalJson(entry), 'utf8')
}

/** The leaf that proofs of this entry start from, 32 bytes. */
export function leafOf(entry: LedgerEntry): Buffer {
  return hashLeaf(entryBytes(entry))
}
