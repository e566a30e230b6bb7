import type { Platform } from '#platform/runtime'
import { forgetUnused } from './queries.ts'

/** Longer than any upload takes from its file to its item. */
const UNUSED_FOR = { hours: 1 }

/** Clears away files that belong to nothing any more: of removed items, of uploads that ended half-way. Gives how many. */
export function sweepMaterials({ database, files, clock }: Platform): Promise<number> {
  // Within the transaction, so that who brings the same file again waits until its old bytes are gone; undone, the row stays and is swept next time.
  return database.write((transaction) =>
    forgetUnused(transaction, clock.now().subtract(UNUSED_FOR), (digest) => files.remove(digest)),
  )
}
