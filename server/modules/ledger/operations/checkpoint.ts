import { ledgerOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findCheckpoint } from '../queries.ts'

export const checkpoint = implement(ledgerOperations.checkpoint, async ({ platform }) => {
  const found = await findCheckpoint(platform.database.read)
  if (!found) throw new Problem('ledger.empty')
  const { size, root, at, keyId, note } = found
  return { size, root: root.toString('hex'), at: at.toString(), keyId, note }
})
