import { randomBytes, randomFillSync, timingSafeEqual } from 'node:crypto'
import { systemClock } from '#platform/clock'

/** A secret nobody can guess, as base64url text; 32 bytes unless said otherwise. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** Compares two secrets without telling by the time taken where they differ; their length is not hidden. */
export function isSameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A UUIDv7 (RFC 9562 §5.7) of this instant, or of now; within a process later calls at one millisecond or before it sort after earlier ones. */
export function uuidv7(now: Temporal.Instant = systemClock.now()): string {
  const atMs = now.epochMilliseconds
  if (atMs > lastMs || atMs < lastMs - CLOCK_BACK_MS) {
    lastMs = atMs
    counter = randomCounter()
  } else if (++counter > 0x3ff_ffff) {
    lastMs += 1
    counter = randomCounter()
  }
  const bytes = pool()
  bytes.writeUIntBE(lastMs, 0, 6)
  // A 26-bit counter (RFC 9562 §6.2 method 1): 12 bits in rand_a, 14 at the head of rand_b.
  bytes.writeUInt16BE(0x7000 | (counter >>> 14), 6)
  bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

let lastMs = 0
let counter = 0
/** A clock set back further than this is a simulated one: its ids carry its own time. */
const CLOCK_BACK_MS = 60_000

/** Starts low enough that some 33 million ids fit in one millisecond before the counter spills over. */
function randomCounter(): number {
  return randomBytes(4).readUInt32BE() & 0x1ff_ffff
}

const POOL_IDS = 256
const randomness = Buffer.alloc(16 * POOL_IDS)
let used = POOL_IDS

/** Sixteen fresh random bytes; drawn 256 at a time because one system call an id is dearer than the id. */
function pool(): Buffer {
  if (used === POOL_IDS) {
    randomFillSync(randomness)
    used = 0
  }
  used += 1
  return randomness.subarray(16 * (used - 1), 16 * used)
}
