import type { CaseView, TaskView } from '#contract'
import { answerWords } from '#web/ui'

export type Verb = TaskView['actions'][number]

/** Why a verb cannot be used now; undefined where it can. */
export type Blocked =
  | { why: 'closed' }
  | { why: 'legs' }
  | { why: 'applicant' }
  | { why: 'suspended' }
  | { why: 'held' }
  | { why: 'waits'; count: number }
  | { why: 'colleague'; name: string }
  | { why: 'other-post'; unit: string }
  | undefined

/** The task an officer may act on: their own first, then one they may take. */
export function taskFor(view: CaseView, officerId: string): TaskView | undefined {
  return (
    view.tasks.find((task) => task.officerId === officerId) ??
    view.tasks.find((task) => task.mine) ??
    view.tasks[0]
  )
}

/** Whether the verbs of a task can be used by an officer, and if not, why: the verbs stay and say so. */
export function blockOf(view: CaseView, task: TaskView | undefined, officerId: string): Blocked {
  if (view.status === 'open' && view.legs.length > 0 && task === undefined) return { why: 'legs' }
  if (view.status === 'closed' || task === undefined) return { why: 'closed' }
  if (task.unitName === null) return { why: 'applicant' }
  if (task.officerId !== null && task.officerId !== officerId)
    return { why: 'colleague', name: task.officerName ?? '' }
  if (!task.mine) return { why: 'other-post', unit: task.unitName }
  if (task.held) return { why: 'held' }
  const waits = task.beside.filter(
    ({ part, answer, takenBack }) => part !== 'opinion' && !answer && !takenBack,
  ).length
  return waits > 0 ? { why: 'waits', count: waits } : undefined
}

/** As `blockOf`, for one verb: while the time stands still nothing is decided (行政许可法第四十五条). */
export function blockOfVerb(view: CaseView, verb: Verb, blocked: Blocked): Blocked {
  const isStopped = view.procedures.some(({ to }) => to === undefined)
  return blocked ?? (verb.outcome && isStopped ? { why: 'suspended' } : undefined)
}

/** What is drawn up in a dialog of its own. */
export type Composed = 'fills' | 'reasons' | 'corrections'

/** What has to be drawn up next before an act can be sent; what is to be filled in comes first. */
export function composerOf(verb: Verb, done?: Composed): Composed | undefined {
  if (verb.fills && done !== 'fills') return 'fills'
  if (verb.needs.includes('reasons')) return 'reasons'
  return verb.needs.includes('corrections') ? 'corrections' : undefined
}

/** What can be done with a task: the actions of its stage, or the two answers to what is asked beside it. */
export function verbsOf(task: TaskView): readonly Verb[] {
  if (!task.side) return task.actions
  const [yes, no] = answerWords[task.side.part]
  return [
    { name: AGREE, label: yes, key: 'A', needs: ['opinion'] },
    { name: DISAGREE, label: no, key: 'N', needs: ['opinion'] },
  ]
}

export const AGREE = 'answer-agree'
export const DISAGREE = 'answer-disagree'
