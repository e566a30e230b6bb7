import { lawOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { shortName } from '../address.ts'
import { listVersions } from '../queries.ts'
import { toStatuteView } from '../view.ts'

export const lawVersions = implement(lawOperations.versions, async (act, { params }) => {
  const versions = await listVersions(act.platform.database.read, shortName(params.name))
  if (versions.length === 0) throw new Problem('law.not-found', { detail: params.name })
  return { versions: versions.map(toStatuteView) }
})
