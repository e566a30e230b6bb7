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
  { keyStore, origin, now }: { keyStore: KeyStore; origin: string; now: Temporal.Instant },
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
  const checkpoint = await signCheckpoint(keyStore, {
    origin,
    size: grown.edge.size,
    root: rootOfEdge(grown.edge),
    at: now,
  })
  await insertBatch(transaction, { pending, leaves, tiles: grown.changed, checkpoint })
  return pending.length
}
