import { lawOperations } from '#contract'
import { implement } from '#platform/http'
import { checkedThrough, listStatutes } from '../queries.ts'
import { askedDate, toStatuteView } from '../view.ts'

export const lawStatutes = implement(lawOperations.statutes, async (act, { query }) => {
  const { read } = act.platform.database
  const [statutes, day] = await Promise.all([
    listStatutes(read, askedDate(query.on, act.now), query.category),
    checkedThrough(read),
  ])
  return { statutes: statutes.map(toStatuteView), checkedThrough: day.toString() }
})
