import { matterOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { listVersions } from '../queries.ts'

export const versions = implement(matterOperations.versions, async (act, { params }) => {
  const found = await listVersions(act.platform.database.read, params.slug)
  if (found.length === 0) throw new Problem('matter.not-found')
  return {
    versions: found.map(({ version, digest, publishedAt, withdrawnAt }) => ({
      version,
      digest,
      publishedAt: publishedAt.toString(),
      withdrawnAt: withdrawnAt?.toString() ?? null,
    })),
  }
})
