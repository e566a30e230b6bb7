import { caseOperations } from '#contract'
import { findColleagues, findUnitRoles } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { implement } from '#platform/http'
import { officerOf } from '../access.ts'
import { askedRoles, handlingRoles } from '../colleagues.ts'
import { awayUntil } from '../hand-over/queries.ts'

const LIMIT = 30

export const colleagues = implement(caseOperations.colleagues, async (act, { query }) => {
  const officer = officerOf(act.principal)
  const { read } = act.platform.database
  const on = dateOf(act.now)
  const near = {
    unitId: officer.unitId,
    regionPath: officer.regionPath,
    isWide: query.for !== 'delegate',
    roles:
      query.for === 'ask'
        ? askedRoles
        : query.for === 'transfer' && query.role
          ? handlingRoles.filter((role) => role === query.role)
          : handlingRoles,
    q: query.q,
    limit: LIMIT,
  }
  const [people, unitRoles] = await Promise.all([
    findColleagues(read, near, on),
    near.isWide ? findUnitRoles(read, near, on) : [],
  ])
  const others = people.filter(({ officerId }) => officerId !== officer.officerId)
  const away = await awayUntil(
    read,
    others.map(({ officerId }) => officerId),
    on,
  )
  return {
    people: others.map((each) => ({ ...each, awayUntil: away.get(each.officerId) ?? null })),
    unitRoles,
  }
})
