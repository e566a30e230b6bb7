import { regionOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { askedCode, askedDate } from '../asked.ts'
import { childrenOf, findRegion } from '../queries.ts'
import { toView } from '../view.ts'

export const regionChildren = implement(regionOperations.children, async (act, { params, query }) => {
  const code = askedCode(params.code)
  const on = askedDate(query.on, act.now)
  const { read } = act.platform.database
  const [region, children] = await Promise.all([findRegion(read, code, on), childrenOf(read, code, on)])
  if (!region) throw new Problem('region.not-found', { detail: `${code} ${on}` })
  return { regions: children.map(toView) }
})
