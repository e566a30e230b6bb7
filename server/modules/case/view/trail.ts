import { exitsOf, type CaseView, type Flow, type Stage } from '#contract'
import type { CaseState } from '../case.ts'
import type { StoredAct } from '../queries.ts'

type Step = CaseView['trail'][number]

/** Filing, the stages the case went through, the one it is in, and those still ahead on the way to a grant. */
export function trailOf(
  flow: Flow,
  state: CaseState,
  acts: readonly StoredAct[],
  submittedAt: string,
): Step[] {
  const left = leftAt(acts)
  const first: Step = { stage: 'filed', title: { zh: '申报', en: 'Filed' }, state: 'done', at: submittedAt }
  const seen = [...new Set(state.path)]
  const steps = seen.map((name): Step => {
    const task = state.tasks.findLast((each) => each.stage === name)
    const active = state.active.includes(name)
    return {
      stage: name,
      title: flow.stages[name]?.title ?? { zh: name, en: name },
      state: active ? 'now' : 'done',
      ...(!active && left.has(name) ? { at: left.get(name) } : {}),
      ...(task?.officer ? { by: task.officer.name } : {}),
    }
  })
  const ahead =
    state.status === 'closed' ? [] : stagesAhead(flow, state.active[0]).filter((name) => !seen.includes(name))
  return [
    first,
    ...steps,
    ...ahead.map((name): Step => ({
      stage: name,
      title: flow.stages[name]?.title ?? { zh: name, en: name },
      state: 'later',
    })),
  ]
}

/** When the case last left each stage. */
function leftAt(acts: readonly StoredAct[]): ReadonlyMap<string, string> {
  return new Map(
    acts.flatMap(({ events, at }) =>
      events.flatMap((event) => (event.type === 'left' ? [[event.stage, at.toString()] as const] : [])),
    ),
  )
}

/** The way to the end that a grant takes: the first action of each task, the granted route of the rules. */
export function stagesAhead(flow: Flow, from: string | undefined): string[] {
  const way: string[] = []
  for (let name = from; name !== undefined && name !== 'end' && !way.includes(name);) {
    way.push(name)
    const stage = flow.stages[name]
    name = stage && mainWay(stage)
  }
  return way.slice(1)
}

/** Where a stage leads when all goes well; the branches of a fork are not on the line. */
function mainWay(stage: Stage): string | undefined {
  const to = exitsOf(stage)[0]?.route.to
  return to === 'join' ? undefined : to
}
