import { matterOperations } from '#contract'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { currentDefinition, currentServices, itemFor, itemsOf } from '../catalogue.ts'
import { refusalOfEnded } from '../ended.ts'
import { isService } from '../matter.ts'
import { citedLaw } from '../pack/check-citations.ts'
import { matterView } from '../view.ts'

export const get = implement(matterOperations.get, async (act, { params, query }) => {
  const { database } = act.platform
  const matter = await currentDefinition(database, params.slug)
  if (!matter || !isService(matter))
    throw (await refusalOfEnded(database, params.slug)) ?? new Problem('matter.not-found')
  const [item, items, articles, offered] = await Promise.all([
    query.region ? itemFor(database, params.slug, query.region) : undefined,
    itemsOf(database, params.slug),
    resolveAddresses(database.read, citedLaw(matter.definition), dateOf(act.now)),
    currentServices(database),
  ])
  return matterView(matter, {
    item,
    items,
    articles,
    offered: new Map(offered.map(({ definition }) => [definition.slug, definition])),
  })
})
