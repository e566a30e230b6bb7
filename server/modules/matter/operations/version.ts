import { matterOperations } from '#contract'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { definitionOf, itemsOf } from '../catalogue.ts'
import { citedLaw } from '../pack/check-citations.ts'
import { listVersions } from '../queries.ts'
import { articleViews, itemView } from '../view.ts'

export const version = implement(matterOperations.version, async (act, { params }) => {
  const { database } = act.platform
  const [matter, versions, items] = await Promise.all([
    definitionOf(database, params.slug, params.version),
    listVersions(database.read, params.slug),
    itemsOf(database, params.slug),
  ])
  const row = versions.find((each) => each.version === params.version)
  if (!matter || !row) throw new Problem('matter.not-found')
  // The law as it stood when the version was published is what it was checked against.
  const articles = await resolveAddresses(
    database.read,
    citedLaw(matter.definition),
    dateOf(matter.publishedAt),
  )
  return {
    version: row.version,
    digest: row.digest,
    publishedAt: row.publishedAt.toString(),
    withdrawnAt: row.withdrawnAt?.toString() ?? null,
    definition: matter.definition,
    items: items.map(itemView),
    articles: articleViews(articles),
  }
})
