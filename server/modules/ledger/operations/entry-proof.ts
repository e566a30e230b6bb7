import { ledgerOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findInclusionProof } from '../tree-proof.ts'

export const entryProof = implement(ledgerOperations.entryProof, async ({ platform }, { params }) => {
  const proof = await findInclusionProof(platform.database.read, params.id)
  if (!proof) throw new Problem('ledger.entry-not-found')
  return proof
})
