import type { Flow, Route, TaskStage } from '#contract'
import type { Calendar } from '#modules/calendar'
import type { Assignee, CaseState } from '../case.ts'
import type { Periods } from '../clocks.ts'
import type { CaseEvent } from '../event.ts'

/** What the engine needs to know of a matter. */
export interface EngineDefinition {
  flow: Flow
  periods: Periods
}

/** Everything from outside that a decision depends on; given, never fetched. */
export interface Context {
  at: string
  on: Temporal.PlainDate
  calendar: Calendar
  by: string
  /** Whom the case is for, as conditions of the flow and answers of legs may ask. */
  subject: object
  newId(): string
  assign(stage: TaskStage, state: CaseState): Assignee
}

/** What a part of the engine may do with the course of a case. */
export interface Way {
  readonly flow: Flow
  readonly context: Context
  readonly state: CaseState
  readonly events: CaseEvent[]
  emit(event: CaseEvent): void
  /** Out of a stage by one of its routes. */
  follow(from: string, route: Route): void
  /** Whether a condition of the flow holds on what was filed. */
  holds(condition: string | undefined): boolean
  /** What conditions and answers of legs are read from. */
  told(): Record<string, unknown>
}
