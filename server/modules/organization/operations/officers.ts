import { organizationOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findUnit, officersOf } from '../queries.ts'

export const officers = implement(organizationOperations.officers, async (act, { params, query }) => {
  const { read } = act.platform.database
  const on = query.on ? Temporal.PlainDate.from(query.on) : dateOf(act.now)
  const [unit, held] = await Promise.all([findUnit(read, params.unitId), officersOf(read, params.unitId, on)])
  if (!unit) throw new Problem('organization.unit-not-found')
  return {
    officers: held.map(({ officerId, name, staffNumber, postId, postName, role }) => ({
      officerId,
      name,
      staffNumber,
      postId,
      postName,
      role,
    })),
  }
})
