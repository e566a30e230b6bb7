import type { CaseState } from '../case.ts'
import type { Course } from './course.ts'
import type { EngineDefinition } from './way.ts'
import { branchesAround } from './place.ts'

/** Why a case may not go back from a stage to another; undefined where it may. */
export function mayReturnTo(
  { definition, state }: Pick<Course, 'definition' | 'state'>,
  from: string,
  to: string,
): string | undefined {
  const stage = definition.flow.stages[from]
  const target = definition.flow.stages[to]
  if (stage?.kind !== 'task' || !stage.mayReturn) return 'the stage sends nothing back'
  if (state.isDecided) return 'it is decided already'
  if (!target || to === from) return `${to} is no earlier stage`
  if (target.kind === 'task' && target.assignee.name === 'applicant')
    return 'what the applicant must correct is asked for by a notice'
  if (target.kind === 'issue' || target.kind === 'spawn') return 'results and legs are not made twice'
  if (state.active.includes(to)) return 'the case is there'
  // 受理 stands: nobody goes back behind it.
  if (!state.path.slice(state.accepted?.stages ?? 0).includes(to)) return `it has not been in ${to} since`
  const around = branchesAround(definition.flow, from)
  const isWithin = branchesAround(definition.flow, to).every(
    ({ fork, name }) =>
      Object.hasOwn(state.forks, fork) && around.some((each) => each.fork === fork && each.name === name),
  )
  return isWithin ? undefined : 'that branch has ended'
}

/** Where a case may go back to from a stage, the latest first. */
export function returnsFrom(definition: EngineDefinition, state: CaseState, from: string): string[] {
  return [...new Set(state.path.toReversed())].filter(
    (to) => mayReturnTo({ definition, state }, from, to) === undefined,
  )
}
