import type { CaseState, Clock, Task } from './case.ts'
import { holderOf } from './holder.ts'

/** How it came in; `internal` is work that officers file, `peer` was handed in at another platform. */
export type Channel = 'web' | 'window' | 'internal' | 'peer'

/** What of a case never changes after filing. */
export interface CaseBase {
  readonly caseId: string
  readonly number: string
  readonly slug: string
  readonly version: number
  readonly itemCode: string
  readonly region: { code: string; path: string; name: string }
  readonly unit: { id: string; path: string; name: string }
  readonly subject: { id: string; kind: 'person' | 'entity'; name: string; identifier: string }
  readonly filer: { id: string; name: string }
  readonly relation: string
  readonly channel: Channel
  readonly submittedAt: string
  /** The case that this one is a leg of. */
  readonly parent?: { readonly caseId: string; readonly leg: string }
}

/** A case as the engine works on it; `state` is null before filing. */
export interface Current {
  readonly base: CaseBase
  readonly revision: number
  readonly state: CaseState | null
  readonly closedAt: string | null
}

/** The row of case.case for a state. */
export function caseRow(current: Current, state: CaseState, revision: number, at: string) {
  const { base } = current
  const task = state.tasks.find((each) => !each.closedAt && !each.part)
  return {
    case_id: base.caseId,
    number: base.number,
    slug: base.slug,
    version: base.version,
    item_code: base.itemCode,
    region_code: base.region.code,
    region_path: base.region.path,
    region_name: base.region.name,
    unit_id: base.unit.id,
    unit_path: base.unit.path,
    unit_name: base.unit.name,
    subject_id: base.subject.id,
    subject_kind: base.subject.kind,
    subject_name: base.subject.name,
    subject_identifier: base.subject.identifier,
    filer_id: base.filer.id,
    filer_name: base.filer.name,
    relation: base.relation,
    channel: base.channel,
    revision,
    status: state.status,
    milestone: state.milestone,
    outcome: state.decision?.outcome ?? null,
    automatic: state.decision?.automatic ?? null,
    stage: state.active[0] ?? null,
    turn:
      state.status === 'closed' ? 'nobody' : task?.assignee.kind === 'applicant' ? 'applicant' : 'government',
    typed: state.count.typed,
    chosen: state.count.chosen,
    held: state.count.held,
    submitted_at: base.submittedAt,
    decided_at: state.decision?.at ?? null,
    // Looked at again, it is open again; closed again, it has the day of that.
    closed_at: state.status === 'closed' ? (current.closedAt ?? at) : null,
    parent_case_id: base.parent?.caseId ?? null,
    parent_leg: base.parent?.leg ?? null,
    state,
  }
}

/** The rows of case.task that an act touched, with the due day that orders the inbox. */
export function taskRows(base: CaseBase, before: CaseState | null, state: CaseState) {
  const due = nearestDue(state)
  const moved =
    before === null || nearestDue(before) !== due || before.differences.length !== state.differences.length
  const known = new Map(before?.tasks.map((task) => [task.id, task]))
  return state.tasks
    .filter((task) => known.get(task.id) !== task || (moved && !task.closedAt))
    .map((task) => ({
      case_id: base.caseId,
      task_id: task.id,
      stage: task.stage,
      assignee_kind: task.assignee.kind,
      ...unitOf(task),
      ...officerOf(task),
      slug: base.slug,
      region_path: base.region.path,
      due,
      differences: state.differences.length,
      opened_at: task.openedAt,
      closed_at: task.closedAt ?? null,
      part: task.part ?? null,
      on_behalf_of: task.onBehalfOf?.id ?? null,
      asked: task.asked ?? null,
      urged: task.urged ?? null,
    }))
}

/** The rows of case.clock that an act touched; `calendar` is the publication they were counted by. */
export function clockRows(base: CaseBase, before: CaseState | null, state: CaseState, calendar: number) {
  const known = new Set<Clock>(before?.clocks)
  return state.clocks
    .filter((clock) => !known.has(clock))
    .map((clock) => ({
      case_id: base.caseId,
      name: clock.name,
      started_on: clock.startedOn,
      due: clock.due,
      count: clock.count,
      unit: clock.unit,
      provisional: clock.provisional,
      state: clock.state,
      ended_on: clock.endedOn ?? null,
      region_path: base.region.path,
      calendar,
    }))
}

/** A task whose case has no running clock sorts after all that have one. */
export const NEVER = '9999-12-31'

function nearestDue(state: CaseState): string {
  return (
    state.clocks
      .filter((clock) => clock.state === 'running')
      .map((clock) => clock.due)
      .toSorted()[0] ?? NEVER
  )
}

function unitOf({ assignee }: Task) {
  return assignee.kind === 'applicant'
    ? { unit_id: null, unit_path: null, role: null }
    : {
        unit_id: assignee.unitId,
        unit_path: assignee.unitPath,
        role: assignee.role,
      }
}

function officerOf(task: Task) {
  const holder = holderOf(task)
  return { officer_id: holder?.id ?? null, officer_name: holder?.name ?? null }
}
