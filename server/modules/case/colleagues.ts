import type { ChosenColleague, OfficerPrincipal, Role } from '#contract'
import { coversRegion } from '#modules/access'
import { findStanding, findUnit, officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import type { Assignee, OfficerRef } from './case.ts'

/** Whose posts handle tasks. */
export const handlingRoles: readonly Role[] = ['approver', 'acceptor', 'window']
/** Who may be asked beside a task: those, and a leader, who signs. */
export const askedRoles: readonly Role[] = [...handlingRoles, 'leader']

/** Whom a task is given to or who is asked, checked for today: a post of one of the roles in the own unit, or in a unit of the same region, above it or below. Throws case.colleague-unfit. */
export async function assigneeFor(
  act: Act,
  officer: OfficerPrincipal,
  chosen: ChosenColleague,
  roles: readonly Role[],
): Promise<Assignee> {
  return chosen.kind === 'officer'
    ? named(act, officer, chosen.officerId, roles)
    : unitRole(act, officer, chosen, roles)
}

/** A colleague of the own unit who handles tasks today. Throws case.colleague-unfit. */
export async function deputyFor(act: Act, officer: OfficerPrincipal, officerId: string): Promise<OfficerRef> {
  const { assignee, unitId } = await standingFor(act, officer, officerId, handlingRoles)
  if (unitId !== officer.unitId) throw unfit('not of the same unit')
  return assignee
}

async function named(act: Act, officer: OfficerPrincipal, officerId: string, roles: readonly Role[]) {
  const { assignee, role, unitId, unitName, unitPath } = await standingFor(act, officer, officerId, roles)
  return { kind: 'officer', officer: assignee, role, unitId, unitName, unitPath } as const
}

async function standingFor(act: Act, officer: OfficerPrincipal, officerId: string, roles: readonly Role[]) {
  if (officerId === officer.officerId) throw unfit('oneself')
  const standing = await findStanding(act.platform.database.read, officerId, dateOf(act.now))
  if (!standing) throw unfit('no post today')
  if (!isWithinReach(officer, standing)) throw unfit('out of reach')
  const role = roles.find((each) => standing.roles.includes(each))
  if (!role) throw unfit('no post that may take it')
  const { name, unitId, unitName, unitPath } = standing
  return { assignee: { id: officerId, name }, role, unitId, unitName, unitPath }
}

async function unitRole(
  act: Act,
  officer: OfficerPrincipal,
  { unitId, role }: Extract<ChosenColleague, { kind: 'unit-role' }>,
  roles: readonly Role[],
) {
  if (!roles.includes(role)) throw unfit('no role that may take it')
  // In one's own unit a colleague is asked by name: else one would answer oneself.
  if (unitId === officer.unitId) throw unfit('the own unit')
  const { read } = act.platform.database
  const [unit, holders] = await Promise.all([
    findUnit(read, unitId),
    officersOf(read, unitId, dateOf(act.now), role),
  ])
  if (!unit || !isWithinReach(officer, { unitId, regionPath: unit.regionPath })) throw unfit('out of reach')
  if (holders.length === 0) throw unfit('nobody holds that role today')
  return { kind: 'unit-role', unitId, unitName: unit.name, unitPath: unit.path, role } as const
}

/** The own unit, and units of the same region, above it and below. */
function isWithinReach(
  officer: OfficerPrincipal,
  { unitId, regionPath }: { unitId: string; regionPath: string },
): boolean {
  return (
    unitId === officer.unitId ||
    coversRegion(officer, regionPath) ||
    officer.regionPath.startsWith(`${regionPath}.`)
  )
}

function unfit(detail: string): Problem {
  return new Problem('case.colleague-unfit', { detail })
}
