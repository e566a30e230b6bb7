import { materialOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getOpenItem } from '../access.ts'
import { fileTypes } from '../material.ts'

export const open = implement(materialOperations.open, async (act, { params }) => {
  const item = await getOpenItem(act, params.id)
  const bytes = await act.platform.files.open(item.digest)
  if (!bytes) throw new Problem('server.failed', { detail: 'a file that is on record is not in the store' })
  return {
    bytes,
    type: item.type,
    fileName: item.name,
    foreign: { inline: fileTypes[item.type].inline, sizeBytes: item.size },
  }
})
