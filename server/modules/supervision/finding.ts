import type { Localized } from '#contract'
import type { CaseBase, CaseState, CaseTask } from '#modules/case'
import type { Rule } from './rule.ts'

export interface Responsible {
  readonly taskId?: string | undefined
  readonly unit: { readonly id: string; readonly path: string; readonly name: string }
  readonly officer?: { readonly id: string; readonly name: string } | undefined
}

/** What a rule found: a card, unless the same was found before. */
export interface Finding {
  readonly rule: Rule
  /** What makes it the same finding: found again it gives no second card. */
  readonly occurrence: string
  readonly occurredAt: string
  readonly responsible: Responsible
  readonly stage?: string | undefined
  readonly said: Localized
  /** What must be done. */
  readonly todo: Localized
  readonly facts: object
}

/** Who has the turn: at a stage, else in the deciding unit, with the officer who holds the task where one does. */
export function whoseTurn(base: CaseBase, state: CaseState, stage?: string): Responsible {
  const open = state.tasks.filter(
    (task) => !task.closedAt && !task.part && task.assignee.kind !== 'applicant',
  )
  const task = stage
    ? open.find((each) => each.stage === stage)
    : open.find((each) => unitOf(each)?.id === base.unit.id)
  return (task && ofTask(task)) ?? { unit: base.unit }
}

/** Whose task it is; undefined for the applicant's. */
export function ofTask(task: CaseTask): Responsible | undefined {
  const unit = unitOf(task)
  const named = task.officer ?? (task.assignee.kind === 'officer' ? task.assignee.officer : undefined)
  return unit && { taskId: task.id, unit, officer: named && { id: named.id, name: named.name } }
}

function unitOf({ assignee }: CaseTask) {
  return assignee.kind === 'applicant'
    ? undefined
    : { id: assignee.unitId, path: assignee.unitPath, name: assignee.unitName }
}
