import type { CaseView, Flow } from '#contract'
import type { CaseState } from '../case.ts'

type Step = CaseView['trail'][number]

/** Filing, the stages the case went through, the one it is in, and those still ahead on the way to a grant. */
export function trailOf(flow: Flow, state: CaseState, submittedAt: string): Step[] {
  const first: Step = { stage: 'filed', title: { zh: '申报', en: 'Filed' }, state: 'done', at: submittedAt }
  const seen = [...new Set(state.path)]
  const steps = seen.map((name): Step => {
    const task = state.tasks.findLast((each) => each.stage === name)
    const active = state.active.includes(name)
    return {
      stage: name,
      title: flow.stages[name]?.title ?? { zh: name, en: name },
      state: active ? 'now' : 'done',
      ...(task?.closedAt ? { at: task.closedAt } : {}),
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

/** The way to the end that a grant takes: the first action of each task, the granted route of the rules. */
export function stagesAhead(flow: Flow, from: string | undefined): string[] {
  const way: string[] = []
  for (let name = from; name !== undefined && name !== 'end' && !way.includes(name);) {
    way.push(name)
    const stage = flow.stages[name]
    name =
      stage?.kind === 'task'
        ? Object.values(stage.actions)[0]?.to
        : stage?.kind === 'decide'
          ? stage.routes.granted.to
          : stage?.next.to
  }
  return way.slice(1)
}
