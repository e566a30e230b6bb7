import { workingDaysBetween } from '#modules/calendar'
import type { Answers, CaseState } from '../case.ts'
import { refuse, type ApplicantCommand, type Refusal } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Course } from './course.ts'
import { isGovernmentsTurn } from './procedure.ts'
import type { Context, EngineDefinition } from './way.ts'

type Of<K extends ApplicantCommand['kind']> = Extract<ApplicantCommand, { kind: K }>

export function file(course: Course, command: Of<'file'>): CaseEvent[] {
  course.emit({
    type: 'filed',
    channel: command.channel,
    on: course.context.on.toString(),
    ...answersOf(command),
  })
  course.reach('submitted')
  if (course.flow.acceptance === 'filing') course.reach('accepted')
  course.enter(course.flow.start)
  return course.events
}

export function correct(course: Course, command: Of<'correct'>): CaseEvent[] | Refusal {
  const task = course.state.tasks.find((each) => !each.closedAt && each.assignee.kind === 'applicant')
  const stage = task && course.flow.stages[task.stage]
  const action =
    stage?.kind === 'task'
      ? Object.values(stage.actions).find((each) => each.needs.includes('filing'))
      : undefined
  if (!task || !action) return refuse('case.not-your-turn', 'no correction is asked for')
  course.emit({
    type: 'corrected',
    ...answersOf(command),
    ...(command.note ? { note: command.note } : {}),
  })
  course.follow(task.stage, action)
  return course.events
}

export function withdraw(course: Course, command: Of<'withdraw'>): CaseEvent[] | Refusal {
  if (course.state.isDecided) return refuse('case.not-allowed', 'it is decided already')
  course.abandon()
  course.reach('withdrawn', { reason: command.reason })
  course.reach('closed')
  return course.events
}

/** Whether the applicant may have a person look again: rules alone refused, and nobody has looked yet. */
export function mayAskReview({ flow }: EngineDefinition, state: CaseState): boolean {
  return (
    flow.askReview !== undefined &&
    state.isDecided &&
    state.status === 'closed' &&
    state.decision?.automatic === true &&
    state.decision.outcome === 'refused'
  )
}

export function askReview(course: Course, command: Of<'ask-review'>): CaseEvent[] | Refusal {
  const { askReview: stage } = course.flow
  if (stage === undefined || !mayAskReview(course.definition, course.state))
    return refuse('case.not-allowed', 'only a refusal by rules alone is looked at again')
  course.reach('reopened', { reason: command.reason })
  course.enter(stage)
  return course.events
}

/** 催办 by the applicant's side: once a working day. */
export function urgeOwn(course: Course, { text }: Of<'urge-own'>): CaseEvent[] | Refusal {
  const { state, context } = course
  if (!isGovernmentsTurn(state)) return refuse('case.not-allowed', 'nobody in government has it')
  if (!mayUrge(state, context)) return refuse('case.urged-already', 'once a working day')
  course.emit({ type: 'urged', text, ownOn: context.on.toString() })
  return course.events
}

/** Whether a working day has begun since the applicant's side last asked for haste. */
export function mayUrge({ urgedOn }: CaseState, { calendar, on }: Pick<Context, 'calendar' | 'on'>): boolean {
  return urgedOn === null || workingDaysBetween(calendar, Temporal.PlainDate.from(urgedOn), on) > 0
}

/** One rating for one act, when it is over (国办发〔2019〕51号: 一事一评). What was taken back was no act of government. */
export function rate(state: CaseState, command: Of<'rate'>): CaseEvent[] | Refusal {
  if (state.status !== 'closed' || state.path.length === 0)
    return refuse('rating.not-finished', 'the case is not over')
  if (state.rating) return refuse('rating.already', 'rated before')
  return [{ type: 'rated', grade: command.grade }]
}

function answersOf({ answers, sources, choices, differences, count }: Answers): Answers {
  return { answers, sources, choices, differences, count }
}
