import type { Flow, Route, Stage, StageKind } from '#contract'

const leads = (to: string): Route => ({ to, milestones: [] })
const untitled = () => ({ zh: '', en: '' })

/** A stage of a kind of which nothing is said yet but where it leads. */
function blankStage(kind: Exclude<StageKind, 'fork'>, next: Route): Stage {
  const title = untitled()
  switch (kind) {
    case 'task':
      return {
        kind,
        title,
        assignee: { name: 'role', role: 'approver' },
        mayReturn: true,
        actions: { pass: { ...next, label: { zh: '通过', en: 'Pass' }, needs: ['opinion'] } },
      }
    case 'decide':
      return { kind, title, decision: 'matter', routes: { granted: next, refused: next, referred: next } }
    case 'call':
      return { kind, title, service: '', with: {}, answers: { done: next }, failed: leads(next.to) }
    case 'wait':
      return { kind, title, period: { count: 1, unit: 'working' }, elapsed: next, signals: {} }
    case 'spawn':
      return { kind, title, legs: {}, next, partial: next, failed: next }
    case 'issue':
      return { kind, title, result: 'certificate', next, failed: leads(next.to) }
  }
}

/** The stages that a new one is made of: itself, and for a fork two branches of one stage each. */
export function blankStages(name: string, kind: StageKind, next: Route): Flow['stages'] {
  if (kind !== 'fork') return { [name]: blankStage(kind, next) }
  const branches = ['a', 'b'].map((each) => `${name}-${each}`)
  return {
    [name]: {
      kind,
      title: untitled(),
      branches: Object.fromEntries(
        branches.map((branch) => [branch, { title: untitled(), start: branch, stages: [branch] }]),
      ),
      join: 'all',
      next,
      failed: leads(next.to),
    },
    ...Object.fromEntries(branches.map((branch) => [branch, branchStage()])),
  }
}

/** A stage of a branch: it passes or it does not. */
export function branchStage(): Stage {
  const join = leads('join')
  return {
    kind: 'task',
    title: untitled(),
    assignee: { name: 'role', role: 'approver' },
    mayReturn: true,
    actions: {
      pass: { ...join, verdict: 'pass', label: { zh: '同意', en: 'Agree' }, needs: ['opinion'] },
      fail: { ...join, verdict: 'fail', label: { zh: '不同意', en: 'Disagree' }, needs: ['opinion'] },
    },
  }
}
