import { regionOperations } from '#contract'
import { implement } from '#platform/http'
import { askedCode, askedDate } from '../asked.ts'
import { pathOf } from '../code.ts'
import { searchRegions } from '../queries.ts'
import { toView } from '../view.ts'

export const searchRegion = implement(regionOperations.search, async (act, { query }) => {
  const found = await searchRegions(act.platform.database.read, {
    name: query.name,
    level: query.level,
    within: query.within === undefined ? undefined : pathOf(askedCode(query.within)),
    on: askedDate(query.on, act.now),
    limit: query.limit + 1,
  })
  return { regions: found.slice(0, query.limit).map(toView), more: found.length > query.limit }
})
