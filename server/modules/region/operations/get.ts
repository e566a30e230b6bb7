import { regionOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { askedCode, askedDate } from '../asked.ts'
import { lineageOn } from '../queries.ts'
import { toView } from '../view.ts'

export const getRegion = implement(regionOperations.get, async (act, { params, query }) => {
  const code = askedCode(params.code)
  const on = askedDate(query.on, act.now)
  const lineage = (await lineageOn(act.platform.database.read, code, on)).map(toView)
  const region = lineage.pop()
  if (region?.code !== code) throw new Problem('region.not-found', { detail: `${code} ${on}` })
  return { region, ancestors: lineage }
})
