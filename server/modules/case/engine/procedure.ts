import { isAcceptedFirst } from '#contract'
import type { CaseState, Procedure } from '../case.ts'
import { clockOf, extendClock, openProcedure, recountClocks } from '../clocks.ts'
import { refuse, type CaseCommand, type Refusal } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Course } from './course.ts'

type Of<K extends CaseCommand['kind']> = Extract<CaseCommand, { kind: K }>

/** 听证、检验、检测、鉴定、专家评审: the time is not counted, and how long it takes is told in writing (行政许可法第四十五条). */
export function suspend(course: Course, command: Of<'suspend'>): CaseEvent[] | Refusal {
  const { state, context } = course
  if (openProcedure(state)) return refuse('case.not-allowed', 'the time stands still already')
  if (!state.clocks.some((clock) => clock.state === 'running'))
    return refuse('case.not-allowed', 'no time is running')
  const { name, reason, basis, document, days } = command
  const procedure: Procedure = {
    name,
    reason,
    basis,
    document,
    from: context.on.toString(),
    ...(days === undefined ? {} : { days }),
  }
  course.emit({ type: 'procedure-began', procedure })
  course.holdStill()
  course.reach('suspended', { reason, basis })
  return course.events
}

export function resume(course: Course, command: Of<'resume'>): CaseEvent[] | Refusal {
  if (!openProcedure(course.state)) return refuse('case.not-allowed', 'no time stands still')
  course.runOn()
  course.reach('resumed', { reason: command.note })
  return course.events
}

/** 延长: once, by at most what the law allows, with the reason told to the applicant (行政许可法第四十二条第一款). */
export function extend(course: Course, command: Of<'extend'>): CaseEvent[] | Refusal {
  const { state, context, definition } = course
  const allowed = definition.periods.extension
  const clock = clockOf(state, 'statutory')
  if (!allowed || !clock || clock.state === 'ended')
    return refuse('case.not-allowed', 'no period that can be extended is running')
  if (clock.extension) return refuse('case.not-allowed', 'it was extended before')
  // The last day of a clock that stands still is told only when it runs again.
  if (clock.state === 'running' && context.on.toString() > clock.due)
    return refuse('case.not-allowed', 'the period is over')
  if (!Number.isInteger(command.count) || command.count < 1 || command.count > allowed.count)
    return refuse('case.not-allowed', `at most ${allowed.count} days`)
  const { count, reason, basis } = command
  for (const each of state.clocks)
    if ((each.name === 'statutory' || each.name === 'promised') && each.state !== 'ended')
      course.emit(extendClock(each, { count, reason, basis, by: context.by }, context.calendar))
  return course.events
}

export function terminate(course: Course, { reason, basis }: Of<'terminate'>): CaseEvent[] | Refusal {
  if (course.state.isDecided) return refuse('case.not-allowed', 'it is decided already')
  course.abandon()
  course.reach('terminated', { reason, basis })
  course.reach('closed')
  return course.events
}

/** A closed case that turns out wrong is taken up again where its flow says. What never was accepted, or was taken back, is filed anew. */
export function reopen(course: Course, { reason, basis }: Of<'reopen'>): CaseEvent[] | Refusal {
  const { reopen: stage } = course.flow
  const { accepted, milestone, links } = course.state
  if (stage === undefined) return refuse('case.not-allowed', 'its flow takes nothing up again')
  if (milestone === 'withdrawn' || (!accepted && isAcceptedFirst(course.flow)))
    return refuse('case.not-allowed', 'it is filed anew')
  if (links.some(({ relation }) => relation === 'merged-into'))
    return refuse('case.not-allowed', 'the case it was merged into goes on')
  course.reach('reopened', { reason, basis })
  course.enter(stage)
  return course.events
}

/** Put together with another case of the same thing: this one ends, the other goes on. */
export function merge(course: Course, { into, reason }: Of<'merge'>): CaseEvent[] | Refusal {
  if (course.state.isDecided) return refuse('case.not-allowed', 'it is decided already')
  course.emit({ type: 'linked', caseId: into, relation: 'merged-into' })
  course.abandon()
  course.reach('terminated', { reason })
  course.reach('closed')
  return course.events
}

export function link(course: Course, { caseId, relation, message }: Of<'link'>): CaseEvent[] {
  const { links, received } = course.state
  const isKnown = links.some((each) => each.caseId === caseId && each.relation === relation)
  if (isKnown || (message && received.includes(message))) return []
  if (message) course.emit({ type: 'received', message })
  course.emit({ type: 'linked', caseId, relation })
  return course.events
}

/** 催办 by those who look on: whoever has the case hears of it. */
export function urge(course: Course, { text }: Of<'urge'>): CaseEvent[] | Refusal {
  if (!isGovernmentsTurn(course.state)) return refuse('case.not-allowed', 'nobody in government has it')
  course.emit({ type: 'urged', text })
  return course.events
}

/** Whether somebody in government is to act. */
export function isGovernmentsTurn({ tasks }: CaseState): boolean {
  return tasks.some(({ assignee, closedAt }) => !closedAt && assignee.kind !== 'applicant')
}

/** Provisional deadlines by the calendar that was published since. */
export function recount(course: Course): CaseEvent[] {
  for (const event of recountClocks(course.state, course.context.calendar)) course.emit(event)
  return course.events
}
