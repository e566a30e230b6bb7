import type { Milestone } from '#contract'
import type { CaseState, LinkRelation } from '../case.ts'
import type { CaseEvent } from '../event.ts'
import type { FollowUp } from '../follow-ups.ts'
import { holderOf } from '../holder.ts'
import type { CaseBase } from '../record.ts'

/** Milestones that the applicant is told of. */
const told: readonly Milestone[] = [
  'reopened',
  'correction-requested',
  'accepted',
  'not-accepted',
  'suspended',
  'resumed',
  'decided',
  'withdrawn',
  'terminated',
]

/** What an effect carries, by its kind. */
export interface EffectBodies {
  notify: {
    template: string
    subjectId: string
    filerId: string
    /** Officers to be told instead of the applicant's side. */
    officerIds?: string[]
    slug: string
    number: string
    subjectName: string
  }
  call: { stage: string; callId: string; service: string; told: Record<string, string> }
  spawn: { leg: string; caseId: string; matter: string; answers: Record<string, unknown> }
  report: {
    to: string
    leg: string
    outcome: 'granted' | 'refused' | 'ended'
    reason?: string
    certificate?: string
  }
  recall: { to: string; reason: string }
  follow: FollowUp
  link: { to: string; relation: Exclude<LinkRelation, 'merged-into' | 'split-into'> }
}
export type EffectKind = keyof EffectBodies

interface Planned {
  kind: EffectKind
  body: EffectBodies[EffectKind]
}

/** What the matter adds to the events: the matter of each leg, and what follows a decision. */
interface Beside {
  readonly legs: Readonly<Record<string, { matter: string }>>
  readonly followUps: readonly FollowUp[]
}

/** What has to happen outside because of these events: rows of case.effect. */
export function effectsOf(
  base: CaseBase,
  revision: number,
  events: readonly CaseEvent[],
  state: CaseState,
  { legs, followUps }: Beside,
  at: string,
): object[] {
  const planned: Planned[] = [
    ...notices(base, events, state),
    ...events.flatMap((event) => outward(event, legs)),
    ...recalls(events, state),
    ...followUps.map((body) => ({ kind: 'follow' as const, body })),
  ]
  // What another case told of is known there.
  const isTold = events.some((event) => event.type === 'received')
  if (!isTold) planned.push(...events.flatMap(linksOf))
  const report = reportOf(base, events, state)
  if (report) planned.push(report)
  return planned.map(({ kind, body }, effectNo) => ({
    case_id: base.caseId,
    revision,
    effect_no: effectNo,
    kind,
    body,
    due_at: at,
    attempts: 0,
    failure: null,
  }))
}

function notices(base: CaseBase, events: readonly CaseEvent[], state: CaseState): Planned[] {
  const about = {
    subjectId: base.subject.id,
    filerId: base.filer.id,
    slug: base.slug,
    number: base.number,
    subjectName: base.subject.name,
  }
  // A unit has no letter box: of what it filed, whoever did so is told.
  const filing = base.relation === 'unit' ? [base.filer.id] : undefined
  const notify = (template: string, officerIds = filing): Planned => ({
    kind: 'notify',
    body: { template, ...about, ...(officerIds ? { officerIds } : {}) },
  })
  const reached = events.filter((event) => event.type === 'milestone')
  // The last word of an act is the one to tell: who was granted need not hear of acceptance too.
  const last = reached.findLast((event) => told.includes(event.milestone))
  const isExtended = events.some((event) => event.type === 'clock-set' && event.why === 'extended')
  const isMerged = events.some((event) => event.type === 'linked' && event.relation === 'merged-into')
  const said = isMerged ? 'merged' : last && wordOf(last, events)
  return [
    ...(said ? [notify(`case.${said}`)] : []),
    ...(isExtended ? [notify('case.extended')] : []),
    ...officerNotices(events, state).map(({ template, officerIds }) => notify(template, officerIds)),
  ]
}

/** What of a milestone is told: how it was decided, and that the law or the time did it where nobody did. */
function wordOf(
  { milestone, decision, deemedOn }: Extract<CaseEvent, { type: 'milestone' }>,
  events: readonly CaseEvent[],
): string {
  if (decision) return decision.outcome
  if (deemedOn) return 'deemed-accepted'
  const isLapsed = events.some((event) => event.type === 'elapsed' && event.timer === 'correction')
  return milestone === 'withdrawn' && isLapsed ? 'correction-lapsed' : milestone
}

/** Who is asked by name, given a task, or urged hears of it. */
function officerNotices(events: readonly CaseEvent[], state: CaseState) {
  return events.flatMap((event) => {
    if (event.type === 'task-opened' && event.assignee.kind === 'officer')
      return [{ template: event.part ? 'task.asked' : 'task.named', officerIds: [event.assignee.officer.id] }]
    if (event.type === 'transferred' && event.assignee.kind === 'officer')
      return [{ template: 'task.transferred', officerIds: [event.assignee.officer.id] }]
    if (event.type === 'delegated') return [{ template: 'task.delegated', officerIds: [event.to.id] }]
    if (event.type === 'answered') {
      const side = state.tasks.find(({ id }) => id === event.taskId)
      const main = state.tasks.find(({ id }) => id === side?.of)
      const asker = main && holderOf(main)
      return asker ? [{ template: 'task.answered', officerIds: [asker.id] }] : []
    }
    if (event.type !== 'urged') return []
    const holders = state.tasks.flatMap((task) => (task.closedAt ? [] : (holderOf(task)?.id ?? [])))
    return holders.length > 0 ? [{ template: 'task.urged', officerIds: [...new Set(holders)] }] : []
  })
}

function outward(event: CaseEvent, legs: Readonly<Record<string, { matter: string }>>): Planned[] {
  switch (event.type) {
    case 'called': {
      const { stage, callId, service, told: given } = event
      return [{ kind: 'call', body: { stage, callId, service, told: given } }]
    }
    case 'leg-started': {
      const { leg, caseId, answers } = event
      return [{ kind: 'spawn', body: { leg, caseId, matter: legs[leg]?.matter ?? '', answers } }]
    }
    default:
      return []
  }
}

const otherSide = {
  related: 'related',
  'merged-into': 'merged-from',
  'split-into': 'split-from',
} as const satisfies Partial<Record<LinkRelation, LinkRelation>>

/** The other case has to know of the link too. */
function linksOf(event: CaseEvent): Planned[] {
  if (event.type !== 'linked') return []
  const { relation, caseId } = event
  if (relation === 'merged-from' || relation === 'split-from') return []
  return [{ kind: 'link', body: { to: caseId, relation: otherSide[relation] } }]
}

/** A leg that closes tells the case it belongs to. */
function reportOf(base: CaseBase, events: readonly CaseEvent[], state: CaseState): Planned | undefined {
  if (!base.parent || !isClosing(events)) return undefined
  const decided = state.isDecided ? state.decision?.outcome : undefined
  // Of a leg that is itself of many matters and came to a part, nothing can go on.
  const outcome = decided === 'granted' || decided === 'refused' ? decided : 'ended'
  const certificate = state.results.at(-1)?.identifier
  return {
    kind: 'report',
    body: {
      to: base.parent.caseId,
      leg: base.parent.leg,
      outcome,
      ...(outcome === 'ended' ? { reason: decided ?? state.milestone } : {}),
      ...(outcome === 'granted' && certificate ? { certificate } : {}),
    },
  }
}

/** What closes while legs of it still run takes them back with it. */
function recalls(events: readonly CaseEvent[], state: CaseState): Planned[] {
  if (!isClosing(events)) return []
  const reason = state.milestone === 'withdrawn' ? '申请人撤回了整件事' : '整件事已经终止'
  return Object.values(state.legs).flatMap(({ state: stands, caseId }) =>
    stands === 'running' && caseId ? [{ kind: 'recall' as const, body: { to: caseId, reason } }] : [],
  )
}

function isClosing(events: readonly CaseEvent[]): boolean {
  return events.some((event) => event.type === 'milestone' && event.milestone === 'closed')
}
