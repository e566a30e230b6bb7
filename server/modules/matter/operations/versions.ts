import { isServiceItem, matterOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { definitionOf } from '../catalogue.ts'
import { listVersions } from '../queries.ts'

export const versions = implement(matterOperations.versions, async (act, { params }) => {
  const { database } = act.platform
  const found = await listVersions(database.read, params.slug)
  const [newest] = found
  const matter = newest && (await definitionOf(database, newest.slug, newest.version))
  // Work that officers file is theirs to look at.
  if (!matter || (act.principal.kind !== 'officer' && !isServiceItem(matter.definition)))
    throw new Problem('matter.not-found')
  return {
    versions: found.map(({ version, digest, publishedAt, withdrawnAt }) => ({
      version,
      digest,
      publishedAt: publishedAt.toString(),
      withdrawnAt: withdrawnAt?.toString() ?? null,
    })),
  }
})
