import type { Citation, Milestone, Outcome, Ruling } from '#contract'

/** Who acted. `system` is the rules and the relay; a person or officer is named as they were on that day. */
export type Actor =
  | { kind: 'person'; id: string; name: string }
  | { kind: 'officer'; id: string; name: string; unitName: string }
  | { kind: 'system'; id: string; name: string }

/** The law's clocks of a case, and one for each stage that has a period. */
export type ClockName = 'acceptance' | 'correction' | 'statutory' | 'promised' | `stage:${string}`

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
  /** What of the matter it is about: `material:<id>`, `field:<name>` or `check:<id>`. */
  about?: string
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

/** Time that does not count, and why it was said not to (行政许可法第四十五条). `to` is absent while it lasts. */
export interface Pause {
  from: string
  to?: string
  reason: string
  basis: Citation
}

export interface Clock {
  name: ClockName
  startedOn: string
  /** Days, extension included. */
  count: number
  unit: 'working' | 'calendar'
  basis?: Citation
  due: string
  provisional: boolean
  state: 'running' | 'stopped' | 'ended'
  endedOn?: string
  pauses?: Pause[]
  /** 延长: granted once, by whom, and the reason the applicant was told (行政许可法第四十二条). */
  extension?: { count: number; reason: string; basis: Citation; by: string }
}

export interface OfficerRef {
  id: string
  name: string
}

interface OfUnit {
  unitId: string
  unitName: string
  unitPath: string
}

export type Assignee =
  | { kind: 'applicant' }
  | ({ kind: 'unit-role'; role: string } & OfUnit)
  /** Somebody by name, on the post they hold: whoever leaves it leaves the task to those who hold it. */
  | ({ kind: 'officer'; officer: OfficerRef; role: string } & OfUnit)

/** 加签（前、后）、征求意见、协办: what a colleague is asked beside the task itself. */
export type SidePart = 'sign-before' | 'sign-after' | 'opinion' | 'support'

/** An act that waits for those who sign after it. */
export interface HeldAct {
  action: string
  officer: OfficerRef
  opinion?: string
  reasons?: Reason[]
  corrections?: Correction[]
  answers?: Record<string, unknown>
}

export interface Task {
  id: string
  stage: string
  assignee: Assignee
  officer?: OfficerRef
  /** 委托: whose task it is that `officer` acts on. */
  onBehalfOf?: OfficerRef
  openedAt: string
  closedAt?: string
  /** A task asked for beside another. */
  part?: SidePart
  of?: string
  asked?: string
  answer?: { agrees: boolean; opinion: string }
  held?: HeldAct
  /** Who must sign after the act, in order of asking. */
  signers?: { assignee: Assignee; asked: string }[]
  /** 催办: how often haste was asked for since it was opened. */
  urged?: number
}

export interface Decision {
  outcome: Outcome
  automatic: boolean
  by: string
  at: string
  opinion?: string
  reasons: Reason[]
}

/** A fork in which branches are open. */
export interface OpenFork {
  open: string[]
  passed: string[]
  failed: string[]
}

/** Somebody named for a seat in a later stage, with the post by which they may take it. */
export interface NamedOfficer extends OfUnit {
  officer: OfficerRef
  role: string
}

/** What a service found beside its answer; kept under the stage of the call. */
export interface Finding {
  /** Whom it names, in the order of their seats (assignee `named-by`). */
  officers?: NamedOfficer[]
  /** What the applicant is to be asked for, as far as the service can say: whoever sends the notice may change it. */
  corrections?: Correction[]
  /** What it rests on, so that others can repeat it. */
  record?: Record<string, unknown>
}

/** A call or a wait that has not ended. */
export interface Waiting {
  stage: string
  /** What the answer must name; absent for a wait. */
  callId?: string
  until?: string
}

/** `ended`: its case is over without a decision; `unfiled`: there could be no case, and a person takes over. */
export type LegState = 'waiting' | 'running' | 'granted' | 'refused' | 'ended' | 'unfiled' | 'skipped'

export interface Leg {
  stage: string
  state: LegState
  caseId?: string
  /** Of its case, as last told; 0 where there could be none. */
  revision?: number
  /** Why it ended without a decision. */
  reason?: string
  /** Identifier of what it gave. */
  certificate?: string
}

/** 中止: what the law lets the clocks stop for, told in writing with the time it takes. */
export interface Procedure {
  name: string
  reason: string
  basis: Citation
  document: string
  days?: number
  from: string
  to?: string
}

export interface CaseLink {
  caseId: string
  relation: LinkRelation
}
export type LinkRelation = 'related' | 'merged-into' | 'merged-from' | 'split-into' | 'split-from'

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
  /** Decided and not taken up again since. */
  isDecided: boolean
  /** 受理: how many stages it had been in by then; nobody returns it before that. */
  accepted: { on: string; deemed: boolean; stages: number } | null
  receivedOn: string
  /** The one notice of everything missing, while it is unanswered. */
  corrections: Correction[] | null
  /** How many such notices there were: a second one is looked at by supervision. */
  notices: number
  results: { certificateId: string; identifier: string }[]
  rating: { grade: number; at: string } | null
  /** Stages once entered, in order, for the step trail. */
  path: string[]
  forks: Record<string, OpenFork>
  waiting: Waiting[]
  /** What services found, by the stage of the call. */
  findings: Record<string, Finding>
  legs: Record<string, Leg>
  procedures: Procedure[]
  links: CaseLink[]
  /** 催办: how often somebody asked for haste. */
  urges: number
  /** The day on which the applicant's side last did. */
  urgedOn: string | null
  /** Messages of other cases and services that were taken already. */
  received: string[]
}
