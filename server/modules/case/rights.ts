import type { OfficerPrincipal, ProcedureKind, ProblemCode } from '#contract'
import { procedureSteps } from '#modules/access'
import { isWithinScope, mayTake, type Found } from './access.ts'
import { holderOf } from './holder.ts'

/** Steps of whoever has the case in hand; the others are for those whose scope it is in. */
const ofTheHolder: readonly ProcedureKind[] = ['suspend', 'resume', 'merge']

/** Why an officer may not take a step on a case, as far as it is a matter of who they are; undefined where they may. */
export function barredFrom(
  officer: OfficerPrincipal,
  { base, state }: Found,
  kind: ProcedureKind,
  orphaned: ReadonlySet<string>,
): Extract<ProblemCode, 'access.denied' | 'case.not-your-turn' | 'case.claimed'> | undefined {
  if (!officer.roles.some((role) => procedureSteps[kind].includes(role))) return 'access.denied'
  if (!ofTheHolder.includes(kind)) return isWithinScope(officer, base) ? undefined : 'access.denied'
  // That it is closed is for the engine to say.
  if (state.status === 'closed') return undefined
  const main = state.tasks.filter(
    (task) => !task.closedAt && !task.part && mayTake(officer, task, orphaned.has(task.id)),
  )
  if (main.length === 0) return 'case.not-your-turn'
  const isFree = main.some((task) => {
    const holder = holderOf(task)
    return !holder || holder.id === officer.officerId || orphaned.has(task.id)
  })
  return isFree ? undefined : 'case.claimed'
}
