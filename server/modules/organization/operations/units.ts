import { organizationOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { implement } from '#platform/http'
import { regionPathOf } from '../organization.ts'
import { unitsWithin } from '../queries.ts'
import { unitView } from '../view.ts'

export const units = implement(organizationOperations.units, async (act, { query }) => {
  const on = query.on ? Temporal.PlainDate.from(query.on) : dateOf(act.now)
  const all = await unitsWithin(act.platform.database.read, regionPathOf(query.region), on)
  const wanted = all.filter(
    (unit) =>
      (query.below || unit.regionCode === query.region) &&
      (!query.kind || unit.functions.includes(query.kind)),
  )
  return { units: wanted.map(unitView) }
})
