import type { Citation, Milestone, Ruling } from '#contract'

/** Who acted. `system` is the rules and the relay; a person or officer is named as they were on that day. */
export type Actor =
  | { kind: 'person'; id: string; name: string }
  | { kind: 'officer'; id: string; name: string; unitName: string }
  | { kind: 'system'; id: string; name: string }

export type ClockName = 'acceptance' | 'correction' | 'statutory' | 'promised'

/** Where a value was read, and when that record was last brought up to date. */
export interface ValueSource {
  library: string
  label: { zh: string; en: string }
  asOf: string
}

/** A declared value that differs from its source. */
export interface Difference {
  field: string
  declared: unknown
  found: unknown
  source: ValueSource
}

export interface Reason {
  text: string
  basis: Citation
}

export interface Correction {
  item: string
  what: string
}

/** 预填、手填、选择: how the answers came about. */
export interface AnswerCount {
  typed: number
  chosen: number
  held: number
}

export interface Answers {
  answers: Record<string, unknown>
  /** Where each value was read that stands as its source has it. */
  sources: Record<string, ValueSource>
  /** What was chosen from a source's list, in its words. */
  choices: Record<string, string>
  differences: Difference[]
  count: AnswerCount
}

export interface Clock {
  name: ClockName
  startedOn: string
  count: number
  unit: 'working' | 'calendar'
  basis?: Citation
  due: string
  provisional: boolean
  state: 'running' | 'stopped' | 'ended'
  endedOn?: string
}

export type Assignee =
  | { kind: 'applicant' }
  | { kind: 'unit-role'; unitId: string; unitName: string; unitPath: string; role: string }

export interface Task {
  id: string
  stage: string
  assignee: Assignee
  officer?: { id: string; name: string }
  openedAt: string
  closedAt?: string
}

export interface Decision {
  outcome: 'granted' | 'refused'
  automatic: boolean
  by: string
  at: string
  opinion?: string
  reasons: Reason[]
}

/** What happened. Events are the truth; everything else is folded from them. */
export type CaseEvent =
  | ({ type: 'filed'; channel: 'web' | 'window' } & Answers)
  | { type: 'entered'; stage: string }
  | { type: 'left'; stage: string }
  | { type: 'task-opened'; taskId: string; stage: string; assignee: Assignee }
  | { type: 'task-closed'; taskId: string }
  | { type: 'claimed'; taskId: string; officer: { id: string; name: string } }
  | { type: 'released'; taskId: string }
  | {
      type: 'acted'
      taskId: string
      stage: string
      action: string
      opinion?: string
      reasons?: Reason[]
      corrections?: Correction[]
    }
  | ({ type: 'corrected'; note?: string } & Answers)
  | { type: 'ruled'; stage: string; ruling: Ruling }
  | { type: 'ruling-failed'; stage: string; code: string }
  | { type: 'issued'; stage: string; certificateId: string; identifier: string }
  | { type: 'issue-failed'; stage: string; code: string; detail: string }
  | { type: 'milestone'; milestone: Milestone; stage?: string; decision?: Decision; reason?: string }
  | { type: 'rated'; grade: number }
  | { type: 'clock-started'; clock: Clock }
  | { type: 'clock-ended'; name: ClockName; on: string }

export interface CaseState {
  status: 'open' | 'closed'
  milestone: Milestone
  /** Stages where the case is now: more than one only in a fork. */
  active: string[]
  tasks: Task[]
  clocks: Clock[]
  answers: Record<string, unknown>
  sources: Record<string, ValueSource>
  choices: Record<string, string>
  differences: Difference[]
  count: AnswerCount
  ruling: Ruling | null
  decision: Decision | null
  /** The one notice of everything missing, while it is unanswered. */
  corrections: Correction[] | null
  results: { certificateId: string; identifier: string }[]
  rating: { grade: number; at: string } | null
  /** Stages once entered, in order, for the step trail. */
  path: string[]
}

/** What is asked of a case. */
export type Command =
  | ({ kind: 'file'; channel: 'web' | 'window' } & Answers)
  | { kind: 'rule'; ruling: Ruling }
  | { kind: 'rule-failed'; code: string }
  | { kind: 'issue'; certificateId: string; identifier: string }
  | { kind: 'issue-failed'; code: string; detail: string }
  | { kind: 'claim'; taskId: string; officer: { id: string; name: string }; orphaned?: boolean }
  | { kind: 'release'; taskId: string; officer: { id: string; name: string } }
  | {
      kind: 'act'
      taskId: string
      action: string
      officer: { id: string; name: string }
      /** Whoever claimed the task holds no post any more that may take it. */
      orphaned?: boolean
      opinion?: string
      reasons?: Reason[]
      corrections?: Correction[]
    }
  | ({ kind: 'correct'; note?: string } & Answers)
  | { kind: 'withdraw'; reason?: string }
  | { kind: 'rate'; grade: number }
  | { kind: 'ask-review'; reason?: string }

/** An expected "no", with the code the caller receives. */
export interface Refusal {
  refused:
    | 'case.closed'
    | 'case.not-your-turn'
    | 'case.not-allowed'
    | 'case.claimed'
    | 'case.act-incomplete'
    | 'rating.already'
    | 'rating.not-finished'
  detail: string
}
