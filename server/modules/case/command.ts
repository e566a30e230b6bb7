import type { Citation, Ruling } from '#contract'
import type { Channel } from './record.ts'
import type { Answers, Assignee, Correction, Finding, LinkRelation, OfficerRef, Reason } from './case.ts'

interface ByOfficer {
  taskId: string
  officer: OfficerRef
  /** Whoever claimed the task holds no post any more that may take it. */
  orphaned?: boolean
}

/** What an officer does with a task of theirs, whatever the stage. */
export type TaskCommand = ByOfficer &
  (
    | { kind: 'claim' }
    | { kind: 'release' }
    | {
        kind: 'act'
        action: string
        opinion?: string
        reasons?: Reason[]
        corrections?: Correction[]
        /** Fields that the action asks to be filled in, judged already. */
        answers?: Record<string, unknown>
      }
    | { kind: 'transfer'; assignee: Assignee; reason: string }
    | { kind: 'delegate'; to: OfficerRef; reason: string }
    | { kind: 'recall' }
    | {
        kind: 'ask'
        part: 'sign-before' | 'sign-after' | 'opinion' | 'support'
        of: Assignee[]
        text: string
      }
    | { kind: 'unask'; sideTaskId: string }
    | { kind: 'answer'; agrees: boolean; opinion: string }
    | { kind: 'return'; to: string; reason: string }
  )

/** What whoever handles or supervises a case does to the case as a whole. */
export type CaseCommand =
  | { kind: 'suspend'; name: string; reason: string; basis: Citation; document: string; days?: number }
  | { kind: 'resume'; note?: string }
  | { kind: 'extend'; count: number; reason: string; basis: Citation }
  | { kind: 'terminate'; reason: string; basis: Citation }
  | { kind: 'reopen'; reason: string; basis: Citation }
  | { kind: 'urge'; text: string }
  | { kind: 'link'; caseId: string; relation: LinkRelation; message?: string }
  | { kind: 'merge'; into: string; reason: string }

/** How the case of a leg ended, as of its revision; a leg may be begun again with another case. */
export interface LegEnd {
  leg: string
  caseId: string
  /** Absent where there could be no case. */
  revision?: number
  outcome: 'granted' | 'refused' | 'ended' | 'unfiled'
  reason?: string
  certificate?: string
}

/** What the machine reports: rules, results, services, other cases, time. */
export type MachineCommand =
  | { kind: 'rule'; ruling: Ruling }
  | { kind: 'rule-failed'; code: string }
  | { kind: 'issue'; certificateId: string; identifier: string }
  | { kind: 'issue-failed'; code: string; detail: string }
  | {
      kind: 'call-answer'
      callId: string
      answer: string
      note?: string
      finding?: Finding
      /** Who decided where the answer is a decision, and why. */
      decided?: { by: string; reasons: Reason[] }
    }
  | { kind: 'call-fail'; callId: string; reason: string }
  | { kind: 'signal'; signal: string; message: string; note?: string }
  | ({ kind: 'leg-end' } & LegEnd)
  | { kind: 'elapse'; timer: string }
  | { kind: 'recount' }

/** What the applicant's side does. */
export type ApplicantCommand =
  | ({ kind: 'file'; channel: Channel } & Answers)
  | ({ kind: 'correct'; note?: string } & Answers)
  | { kind: 'withdraw'; reason?: string }
  | { kind: 'rate'; grade: number }
  | { kind: 'ask-review'; reason?: string }
  | { kind: 'urge-own'; text: string }

/** What is asked of a case. */
export type Command = ApplicantCommand | TaskCommand | CaseCommand | MachineCommand

/** An expected "no", with the code the caller receives. */
export interface Refusal {
  refused:
    | 'case.closed'
    | 'case.not-your-turn'
    | 'case.not-allowed'
    | 'case.claimed'
    | 'case.waits-for-others'
    | 'case.act-incomplete'
    | 'case.urged-already'
    | 'rating.already'
    | 'rating.not-finished'
  detail: string
}

export function refuse(refused: Refusal['refused'], detail: string): Refusal {
  return { refused, detail }
}
