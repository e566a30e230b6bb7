import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** Hashes a password with argon2id (RFC 9106) into a PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, COST, 32)
  return `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether the password is the one hashed; throws only when the stored string is not an argon2id PHC string. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, m, t, p, salt, hash] = PHC.exec(stored) ?? []
  if (!salt || !hash) throw new TypeError('Not an argon2id PHC string')
  const expected = Buffer.from(hash, 'base64')
  const actual = await derive(
    password,
    Buffer.from(salt, 'base64'),
    { m: Number(m), t: Number(t), p: Number(p) },
    expected.length,
  )
  return timingSafeEqual(actual, expected)
}

/** OWASP Password Storage Cheat Sheet: m = 19 MiB (in KiB), t = 2, p = 1. */
const COST = { m: 19_456, t: 2, p: 1 }
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]{22,})$/

const argon2Async = promisify(argon2)

/** The same characters typed on another device may be composed differently: NFKC makes them one (RFC 8265 §4.2). */
function derive(password: string, nonce: Buffer, cost: typeof COST, tagLength: number): Promise<Buffer> {
  const message = password.normalize('NFKC')
  return argon2Async('argon2id', {
    message,
    nonce,
    memory: cost.m,
    passes: cost.t,
    parallelism: cost.p,
    tagLength,
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
