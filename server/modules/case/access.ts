import type { OfficerPrincipal, Principal } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { findActsFor } from '#modules/identity'
import { officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import type { CaseState, Task } from './case.ts'
import { holderOf } from './holder.ts'
import { findCase } from './queries.ts'
import type { CaseBase, Current } from './record.ts'
import { takenInBy } from './taken-in.ts'

export type Found = Current & { state: CaseState }

/** The case, to those who may see it: whom it is for, who filed it, who may act for them today, officers within their scope, of the unit that filed it, whose window took it in, or that a service named, and those who have or had a task of it. To all others it does not exist. */
export async function getVisibleCase(act: Act, caseId: string): Promise<Found> {
  const found = await findCase(act.platform.database.read, caseId)
  if (!found || !(await maySeeOrItsWhole(act, found))) throw new Problem('case.not-found')
  Object.assign(act.trail, { caseId, subjectId: found.base.subject.id })
  return found
}

/** Who acts for somebody in a matter of many acts in each of its legs. */
async function maySeeOrItsWhole(act: Act, found: Found): Promise<boolean> {
  if (await maySee(act, found)) return true
  const { parent } = found.base
  if (!parent || act.principal.kind !== 'person') return false
  const whole = await findCase(act.platform.database.read, parent.caseId)
  return whole !== undefined && maySee(act, whole)
}

export async function maySee(act: Act, { base, state }: Found): Promise<boolean> {
  const { principal } = act
  if (principal.kind === 'anonymous') return false
  if (principal.kind === 'person') return mayPersonSee(act, principal.subjectId, base)
  return (
    isWithinScope(principal, base) ||
    isFiledBy(principal, base) ||
    isNamed(principal, state) ||
    (await isTakenInBy(act, principal, base)) ||
    hasTask(act, principal, state)
  )
}

/** Whether a case is one of those an officer's posts look after. */
export function isWithinScope(officer: OfficerPrincipal, { region, unit }: CaseBase): boolean {
  return isInScope(scopeOf(officer), { regionPath: region.path, unitPath: unit.path })
}

/** Whether the officer's unit filed it for itself. */
function isFiledBy(officer: OfficerPrincipal, { relation, subject }: CaseBase): boolean {
  return relation === 'unit' && subject.id === officer.unitId
}

/** Whether a service named somebody of the officer's unit: for a later stage, or to be told. */
function isNamed({ unitId }: OfficerPrincipal, { findings }: CaseState): boolean {
  return Object.values(findings).some(({ officers }) => officers?.some((named) => named.unitId === unitId))
}

/** Whether the window of the officer's unit took it in: it follows that case to its end, and hands the result out. */
async function isTakenInBy(act: Act, { unitId }: OfficerPrincipal, base: CaseBase): Promise<boolean> {
  if (base.channel !== 'window') return false
  return (await takenInBy(act.platform.database.read, base.caseId))?.unitId === unitId
}

/** Whether a task of the case, open or closed, is or was the officer's to take: who is asked sees what they are asked about. */
async function hasTask(act: Act, officer: OfficerPrincipal, state: CaseState): Promise<boolean> {
  if (state.tasks.some((task) => mayTake(officer, task))) return true
  if (!state.tasks.some((task) => mayTake(officer, task, true))) return false
  const orphaned = await orphanedTasks(act, state)
  return state.tasks.some((task) => mayTake(officer, task, orphaned.has(task.id)))
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

/** Whether an officer's posts let them take a task: of the unit and role it asks for, named for it, or acting for whoever has it. `isOrphaned` where who was named holds the post no more. */
export function mayTake(officer: OfficerPrincipal, task: Task, isOrphaned = false): boolean {
  const { assignee } = task
  if (assignee.kind === 'applicant' || assignee.unitId !== officer.unitId) return false
  if (task.onBehalfOf && task.officer?.id === officer.officerId) return true
  if (!officer.roles.some((role) => role === assignee.role)) return false
  return (
    assignee.kind === 'unit-role' ||
    isOrphaned ||
    [assignee.officer.id, task.officer?.id].includes(officer.officerId)
  )
}

export function officerOf(principal: Principal): OfficerPrincipal {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal
}

/** Open tasks whose holder holds no post today that may take them: free for colleagues again. Who acts for another needs any post of the unit. */
export async function orphanedTasks(act: Act, state: CaseState): Promise<ReadonlySet<string>> {
  const held = state.tasks.flatMap((task) => {
    const { id, assignee, onBehalfOf } = task
    const holder = holderOf(task)
    return holder && !task.closedAt && assignee.kind !== 'applicant'
      ? [{ id, holder, unitId: assignee.unitId, role: onBehalfOf ? undefined : assignee.role }]
      : []
  })
  const unitIds = [...new Set(held.map(({ unitId }) => unitId))]
  const posted = await Promise.all(
    unitIds.map((unitId) => officersOf(act.platform.database.read, unitId, dateOf(act.now))),
  )
  const holds = posted.flat()
  return new Set(
    held
      .filter(
        ({ holder, unitId, role }) =>
          !holds.some(
            (one) =>
              one.officerId === holder.id &&
              one.unitId === unitId &&
              (role === undefined || one.role === role),
          ),
      )
      .map(({ id }) => id),
  )
}
