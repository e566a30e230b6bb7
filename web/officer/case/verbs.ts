import type { CaseView } from '#contract'

type Task = CaseView['tasks'][number]
export type Verb = Task['actions'][number]

/** Why a verb cannot be used now; undefined where it can. */
export type Blocked =
  | { why: 'closed' }
  | { why: 'applicant' }
  | { why: 'colleague'; name: string }
  | { why: 'other-post'; unit: string }
  | undefined

/** The task an officer may act on: their own first, then one they may take. */
export function taskFor(view: CaseView, officerId: string): Task | undefined {
  return (
    view.tasks.find((task) => task.officerId === officerId) ??
    view.tasks.find((task) => task.mine) ??
    view.tasks[0]
  )
}

/** Whether the verbs of a task can be used by an officer, and if not, why: the verbs stay and say so. */
export function blockOf(view: CaseView, task: Task | undefined, officerId: string): Blocked {
  if (view.status === 'closed' || task === undefined) return { why: 'closed' }
  if (task.unitName === null) return { why: 'applicant' }
  if (task.officerId !== null && task.officerId !== officerId)
    return { why: 'colleague', name: task.officerName ?? '' }
  return task.mine ? undefined : { why: 'other-post', unit: task.unitName }
}

/** What has to be drawn up before an act can be sent, and is drawn up in a dialog of its own. */
export function composerOf(verb: Verb): 'reasons' | 'corrections' | undefined {
  if (verb.needs.includes('reasons')) return 'reasons'
  return verb.needs.includes('corrections') ? 'corrections' : undefined
}
