import type { Milestone } from '#contract'
import type { CaseEvent } from './case.ts'
import type { CaseBase } from './record.ts'

/** Milestones that the applicant is told of. */
const told: readonly Milestone[] = [
  'reopened',
  'correction-requested',
  'accepted',
  'not-accepted',
  'decided',
  'withdrawn',
  'terminated',
]

/** What has to happen outside because of these events: rows of case.effect. */
export function effectsOf(
  base: CaseBase,
  revision: number,
  events: readonly CaseEvent[],
  at: string,
): object[] {
  const reached = events.filter((event) => event.type === 'milestone')
  // The last word of an act is the one to tell: who was granted need not hear of acceptance too.
  const last = reached.findLast((event) => told.includes(event.milestone))
  if (!last) return []
  const body = {
    template: last.decision ? `case.${last.decision.outcome}` : `case.${last.milestone}`,
    subjectId: base.subject.id,
    filerId: base.filer.id,
    slug: base.slug,
    number: base.number,
    subjectName: base.subject.name,
  }
  return [
    {
      case_id: base.caseId,
      revision,
      effect_no: 0,
      kind: 'notify',
      body,
      due_at: at,
      attempts: 0,
      failure: null,
    },
  ]
}
