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

/** What an act still lacks, in the order an officer would see to it. */
export function lackingOf(
  verb: Verb,
  given: { opinion: string; reasons: number; corrections: number },
): 'opinion' | 'reasons' | 'corrections' | undefined {
  if (verb.needs.includes('reasons') && given.reasons === 0) return 'reasons'
  if (verb.needs.includes('corrections') && given.corrections === 0) return 'corrections'
  if (verb.needs.includes('opinion') && given.opinion.trim() === '') return 'opinion'
  return undefined
}
