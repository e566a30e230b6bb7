import type { KeyStore } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import { signCheckpoint } from './checkpoint.ts'
import { entryBytes } from './entry.ts'
import { hashLeaf } from './merkle.ts'
import { claimIntegration, findPending, getEdge, insertBatch } from './queries.ts'
import { growTree, rootOfEdge } from './tile.ts'

export const BATCH_ENTRIES = 4_096

/**
 * Moves one batch of pending entries into the log and signs the new checkpoint, all in the given transaction:
 * killed anywhere, it never happened. Gives the number of entries, 0 when there are none or another integrator works.
 */
export async function integrateBatch(
  transaction: Transaction,
  { keyStore, now }: { keyStore: KeyStore; now: Temporal.Instant },
): Promise<number> {
  // By itself: only a statement that starts after the lock sees all that its last holder wrote.
  if (!(await claimIntegration(transaction))) return 0
  const [pending, edge] = await Promise.all([findPending(transaction, BATCH_ENTRIES), getEdge(transaction)])
  if (pending.length === 0) return 0
  const leaves = pending.map(({ entry }, offset) => ({ index: edge.size + offset, entry: entryBytes(entry) }))
  const grown = growTree(
    edge,
    leaves.map(({ entry }) => hashLeaf(entry)),
  )
  const origin = edge.origin ?? newOrigin(keyStore)
  const checkpoint = await signCheckpoint(keyStore, {
    origin,
    size: grown.edge.size,
    root: rootOfEdge(grown.edge),
    // PostgreSQL keeps microseconds: what is signed and what is stored must be one time.
    at: now.round({ smallestUnit: 'millisecond', roundingMode: 'trunc' }),
  })
  await insertBatch(transaction, { pending, leaves, tiles: grown.changed, checkpoint })
  return pending.length
}

/** A log is named once and for ever by the key of its first checkpoint, so that no two cities' logs share a name. */
function newOrigin(keyStore: KeyStore): string {
  const first = keyStore.publicKeys().find(({ purpose, isCurrent }) => purpose === 'ledger' && isCurrent)
  if (!first) throw new TypeError('No ledger key is published')
  return `yiwang/${first.keyId}`
}
