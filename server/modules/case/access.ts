import type { OfficerPrincipal, Principal } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { findActsFor } from '#modules/identity'
import { officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import type { CaseState, Task } from './case.ts'
import { findCase } from './queries.ts'
import type { CaseBase, Current } from './record.ts'

export type Found = Current & { state: CaseState }

/** The case, to those who may see it: whom it is for, who filed it, who may act for them today, and officers within their scope. To all others it does not exist. */
export async function getVisibleCase(act: Act, caseId: string): Promise<Found> {
  const found = await findCase(act.platform.database.read, caseId)
  if (!found || !(await maySee(act, found.base))) throw new Problem('case.not-found')
  Object.assign(act.trail, { caseId, subjectId: found.base.subject.id })
  return found
}

async function maySee(act: Act, base: CaseBase): Promise<boolean> {
  const { principal } = act
  if (principal.kind === 'anonymous') return false
  if (principal.kind === 'officer')
    return isInScope(scopeOf(principal), { regionPath: base.region.path, unitPath: base.unit.path })
  return mayPersonSee(act, principal.subjectId, base)
}

async function mayPersonSee(act: Act, personId: string, base: CaseBase): Promise<boolean> {
  if (base.subject.id === personId) return true
  // Who filed for another sees it as long as the authorisation lasts; a firm's people come and go.
  const actsFor = await findActsFor(act.platform.database.read, personId, dateOf(act.now))
  return actsFor.some(
    (other) =>
      other.subjectId === base.subject.id &&
      (other.matterCodes === null || other.matterCodes.includes(base.slug)),
  )
}

/** The case, to the applicant's side only. */
export async function getOwnCase(act: Act, caseId: string): Promise<Found> {
  if (act.principal.kind !== 'person') throw new Problem('case.not-found')
  return getVisibleCase(act, caseId)
}

/** Whether an officer's posts let them take a task: the deciding unit's, in the role it asks for. */
export function mayTake(officer: OfficerPrincipal, task: Task): boolean {
  return (
    task.assignee.kind === 'unit-role' &&
    task.assignee.unitId === officer.unitId &&
    officer.roles.some((role) => task.assignee.kind === 'unit-role' && role === task.assignee.role)
  )
}

export function officerOf(principal: Principal): OfficerPrincipal {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal
}

/** Open tasks whose claimant holds no post today that may take them: free for colleagues again. */
export async function orphanedTasks(act: Act, state: CaseState): Promise<ReadonlySet<string>> {
  const claimed = state.tasks.flatMap(({ id, officer, closedAt, assignee }) =>
    officer && !closedAt && assignee.kind === 'unit-role' ? [{ id, officer, assignee }] : [],
  )
  const held = await Promise.all(
    claimed.map(async ({ id, officer, assignee }) => {
      const holders = await officersOf(act.platform.database.read, assignee.unitId, dateOf(act.now))
      const holds = holders.some((one) => one.officerId === officer.id && one.role === assignee.role)
      return holds ? [] : [id]
    }),
  )
  return new Set(held.flat())
}
