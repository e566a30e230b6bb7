import { legsIn } from '#contract'
import { auditEntry, type AuditedAct } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { uuidv7 } from '#platform/crypto'
import type { Actor, CaseState } from './case.ts'
import type { Command } from './command.ts'
import type { EngineDefinition } from './decide.ts'
import { timersOf } from './engine/timers.ts'
import type { CaseEvent } from './event.ts'
import type { FollowUp } from './follow-ups.ts'
import { effectsOf } from './outbox/plan.ts'
import type { ActDocument } from './queries.ts'
import { caseRow, clockRows, taskRows, type Current } from './record.ts'
import type { MadeResult } from './results.ts'

export interface Performer {
  readonly actor: Actor
  /** Who acts, as the audit trail records it. */
  readonly act: AuditedAct & { readonly now: Temporal.Instant }
  readonly operation: string
}

interface Course {
  readonly command: Command['kind']
  readonly events: CaseEvent[]
  readonly state: CaseState
  readonly performer: Performer
  /** The publication of the calendar by which it was counted. */
  readonly calendar: number
  readonly made: readonly MadeResult[]
  /** What the holder was seen to have of this matter when the rules granted. */
  readonly seen: readonly string[] | undefined
  readonly ratings: readonly object[]
  readonly stands: string | undefined
  /** Whether rules had a say in it. */
  readonly isRuled: boolean
  readonly followUps: readonly FollowUp[]
}

/** Everything that one act writes, as case.apply takes it. */
export function actDocument(
  definition: EngineDefinition,
  current: Current,
  { command, events, state, performer, calendar, made, seen, ratings, stands, isRuled, followUps }: Course,
): ActDocument {
  const { base } = current
  const revision = current.revision + 1
  const at = performer.act.now.toString()
  const entryId = uuidv7(performer.act.now)
  const salt = newSalt()
  const timers = changedTimers(definition, current.state, state)
  const content = actContent({
    caseId: base.caseId,
    revision,
    command,
    actor: performer.actor,
    at,
    events,
  })
  return {
    caseId: base.caseId,
    expected: current.revision,
    ...(stands ? { stands } : {}),
    ...(isRuled ? { ruled: { slug: base.slug, version: base.version } } : {}),
    case: caseRow(current, state, revision, at),
    act: {
      case_id: base.caseId,
      revision,
      entry_id: entryId,
      command,
      actor: performer.actor,
      at,
      events,
      salt: `\\x${salt}`,
    },
    tasks: taskRows(base, current.state, state),
    clocks: clockRows(base, current.state, state, calendar),
    ...(timers ? { timers } : {}),
    effects: effectsOf(base, revision, events, state, { legs: legsIn(definition.flow), followUps }, at),
    certificates: made.map((result) => (seen ? { ...result.row, seen } : result.row)),
    ratings,
    ledger: [
      { caseId: base.caseId, id: entryId, kind: `case.${command}`, digest: digestOf(salt, content), at },
      ...made.map((result) => result.entry),
    ],
    audit: [
      auditEntry(performer.act, {
        operation: performer.operation,
        caseId: base.caseId,
        subjectId: base.subject.id,
      }),
    ],
  }
}

/** What the ledger's digest of an act stands for; rebuilt from the stored row when a receipt is made. */
export function actContent(act: {
  caseId: string
  revision: number
  command: string
  actor: Actor
  at: string
  events: CaseEvent[]
}) {
  return {
    caseId: act.caseId,
    revision: act.revision,
    command: act.command,
    actor: act.actor,
    at: act.at,
    events: act.events,
  }
}

/** The timers that a case has from now on, where they are not those it had. */
function changedTimers(definition: EngineDefinition, before: CaseState | null, after: CaseState) {
  const now = timersOf(definition, after)
  const then = before ? timersOf(definition, before) : []
  const isSame =
    now.length === then.length &&
    now.every(({ name, at }) => then.some((each) => each.name === name && each.at === at))
  return isSame ? undefined : now
}
