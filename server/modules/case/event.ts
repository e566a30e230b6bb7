import type { Citation, Milestone, Ruling } from '#contract'
import type { Channel } from './record.ts'
import type {
  Answers,
  Assignee,
  Clock,
  ClockName,
  Correction,
  Decision,
  Finding,
  HeldAct,
  LinkRelation,
  OfficerRef,
  Procedure,
  Reason,
  SidePart,
} from './case.ts'

/** What happened. Events are the truth; everything else is folded from them. */
export type CaseEvent =
  | ({ type: 'filed'; channel: Channel; on?: string } & Answers)
  | { type: 'entered'; stage: string }
  | { type: 'left'; stage: string }
  | {
      type: 'task-opened'
      taskId: string
      stage: string
      assignee: Assignee
      part?: SidePart
      of?: string
      asked?: string
    }
  | { type: 'task-closed'; taskId: string }
  | { type: 'claimed'; taskId: string; officer: OfficerRef }
  | { type: 'released'; taskId: string }
  | {
      type: 'acted'
      taskId: string
      stage: string
      action: string
      onBehalfOf?: OfficerRef
      opinion?: string
      reasons?: Reason[]
      corrections?: Correction[]
      /** What was filled in with the act. */
      answers?: Record<string, unknown>
    }
  | { type: 'held'; taskId: string; act: HeldAct }
  | { type: 'unheld'; taskId: string }
  | { type: 'signer-added'; taskId: string; assignee: Assignee; asked: string }
  | { type: 'answered'; taskId: string; part: SidePart; agrees: boolean; opinion: string }
  | { type: 'transferred'; taskId: string; assignee: Assignee; officer?: OfficerRef; reason: string }
  | { type: 'delegated'; taskId: string; to: OfficerRef; from: OfficerRef; reason: string }
  | { type: 'recalled'; taskId: string; officer: OfficerRef }
  | { type: 'returned'; stage: string; to: string; reason: string }
  | { type: 'urged'; text: string; /** Asked for by the applicant's side, on this day. */ ownOn?: string }
  | ({ type: 'corrected'; note?: string } & Answers)
  | { type: 'ruled'; stage: string; ruling: Ruling }
  | { type: 'ruling-failed'; stage: string; code: string }
  | { type: 'issued'; stage: string; certificateId: string; identifier: string }
  | { type: 'issue-failed'; stage: string; code: string; detail: string }
  | { type: 'forked'; fork: string; branches: string[] }
  | { type: 'branch-ended'; fork: string; branch: string; verdict: 'pass' | 'fail' }
  | { type: 'joined'; fork: string; verdict: 'pass' | 'fail' }
  | { type: 'fork-left'; fork: string }
  | { type: 'called'; stage: string; callId: string; service: string; told: Record<string, string> }
  | {
      type: 'call-answered'
      stage: string
      callId: string
      answer: string
      note?: string
      finding?: Finding
    }
  | { type: 'call-failed'; stage: string; callId: string; reason: string }
  | { type: 'waiting'; stage: string; until?: string }
  | { type: 'signalled'; stage: string; signal: string; note?: string }
  | { type: 'elapsed'; timer: string }
  | { type: 'leg-waiting'; stage: string; leg: string }
  | { type: 'leg-started'; stage: string; leg: string; caseId: string; answers: Record<string, unknown> }
  | {
      type: 'leg-ended'
      leg: string
      outcome: 'granted' | 'refused' | 'ended' | 'unfiled'
      revision: number
      reason?: string
      certificate?: string
    }
  | { type: 'leg-skipped'; stage: string; leg: string; reason: 'condition' | 'refused-before' }
  | {
      type: 'milestone'
      milestone: Milestone
      stage?: string
      decision?: Decision
      reason?: string
      basis?: Citation
      /** 视为受理: nobody answered in time; it counts from this day. */
      deemedOn?: string
      on?: string
    }
  | { type: 'procedure-began'; procedure: Procedure }
  | { type: 'procedure-ended'; on: string }
  | { type: 'linked'; caseId: string; relation: LinkRelation }
  | { type: 'received'; message: string }
  | { type: 'rated'; grade: number }
  | { type: 'clock-started'; clock: Clock }
  /** Stopped, resumed, extended or counted anew by a calendar published since. */
  | { type: 'clock-set'; clock: Clock; why: 'stopped' | 'resumed' | 'extended' | 'calendar' }
  | { type: 'clock-ended'; name: ClockName; on: string }
