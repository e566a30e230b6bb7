import { ledgerOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findTiles } from '../queries.ts'

export const tile = implement(ledgerOperations.tile, async ({ platform }, { params: { level, index } }) => {
  const [found] = await findTiles(platform.database.read, [{ level, index }])
  if (!found) throw new Problem('ledger.tile-not-found')
  return { level, index, hashes: found.hashes.map((hash) => hash.toString('hex')) }
})
