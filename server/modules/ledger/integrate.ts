import type { KeyStore } from '#platform/crypto'
import type { Read } from '#platform/database'
import { signCheckpoint } from './checkpoint.ts'
import { entryBytes } from './entry.ts'
import { hashLeaf } from './merkle.ts'
import { findPending, getEdge, insertBatch } from './queries.ts'
import { growTree, rootOfEdge } from './tile.ts'

export const BATCH_ENTRIES = 4_096

/**
 * Moves one batch of pending entries into the log and signs the new checkpoint. All is written by one statement: killed anywhere,
 * it never happened. Gives the number of entries, 0 when there are none or another integrator was quicker.
 */
export async function integrateBatch(
  read: Read,
  { keyStore, now }: { keyStore: KeyStore; now: Temporal.Instant },
): Promise<number> {
  // In this order: what another integrator moves in between shows by the base, never as an entry entered twice.
  const edge = await getEdge(read)
  const pending = await findPending(read, BATCH_ENTRIES)
  if (pending.length === 0) return 0
  const entries = pending.map(({ entry }) => entryBytes(entry))
  const grown = growTree(edge, entries.map(hashLeaf))
  const checkpoint = await signCheckpoint(keyStore, {
    origin: edge.origin ?? newOrigin(keyStore),
    size: grown.edge.size,
    root: rootOfEdge(grown.edge),
    // PostgreSQL keeps microseconds: what is signed and what is stored must be one time.
    at: now.round({ smallestUnit: 'millisecond', roundingMode: 'trunc' }),
  })
  const isDone = await insertBatch(read, {
    base: edge.size,
    pending,
    entries,
    tiles: grown.changed,
    checkpoint,
  })
  return isDone ? pending.length : 0
}

/** A log is named once and for ever by the key of its first checkpoint, so that no two cities' logs share a name. */
function newOrigin(keyStore: KeyStore): string {
  const first = keyStore.publicKeys().find(({ purpose, isCurrent }) => purpose === 'ledger' && isCurrent)
  if (!first) throw new TypeError('No ledger key is published')
  return `yiwang/${first.keyId}`
}
