import { ledgerOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findCheckpoint } from '../queries.ts'
import { findConsistencyProof } from '../tree-proof.ts'

export const consistency = implement(
  ledgerOperations.consistency,
  async ({ platform }, { query: { from, to } }) => {
    const size = (await findCheckpoint(platform.database.read))?.size ?? 0
    if (from > to || to > size) throw new Problem('ledger.range-invalid', { members: { size } })
    return { from, to, path: await findConsistencyProof(platform.database.read, from, to) }
  },
)
