import type { CaseState } from './case.ts'
import { refuse, type Command, type Refusal } from './command.ts'
import { askReview, correct, file, rate, urgeOwn, withdraw } from './engine/applicant.ts'
import { Course } from './engine/course.ts'
import type { Context, EngineDefinition } from './engine/way.ts'
import { endLeg } from './engine/legs.ts'
import { answerCall, issue, rule, signal } from './engine/machine.ts'
import { extend, link, merge, recount, reopen, resume, suspend, terminate, urge } from './engine/procedure.ts'
import { onTask } from './engine/tasks.ts'
import { elapse } from './engine/timers.ts'
import type { CaseEvent } from './event.ts'
import { unfiled } from './evolve.ts'

export type { Context, EngineDefinition } from './engine/way.ts'

/** The engine's heart: what a command brings about, or why not. No input or output; `state` is null before filing. */
export function decide(
  definition: EngineDefinition,
  state: CaseState | null,
  command: Command,
  context: Context,
): CaseEvent[] | Refusal {
  const course = new Course(definition, state ?? unfiled, context)
  if (command.kind === 'file')
    return state ? refuse('case.not-allowed', 'already filed') : file(course, command)
  if (!state) return refuse('case.not-allowed', 'not filed yet')
  return state.status === 'closed' ? onClosed(course, command) : onOpen(course, command)
}

type Later = Exclude<Command, { kind: 'file' }>

function onClosed(course: Course, command: Later): CaseEvent[] | Refusal {
  switch (command.kind) {
    case 'rate':
      return rate(course.state, command)
    case 'ask-review':
      return askReview(course, command)
    case 'reopen':
      return reopen(course, command)
    case 'link':
      return link(course, command)
    case 'signal':
      return signal(course, command)
    // What was asked for before it closed, and comes too late, changes nothing.
    case 'call-answer':
    case 'call-fail':
    case 'leg-end':
    case 'recount':
      return []
    default:
      return refuse('case.closed', 'the case is closed')
  }
}

function onOpen(course: Course, command: Later): CaseEvent[] | Refusal {
  switch (command.kind) {
    case 'rate':
      return rate(course.state, command)
    case 'ask-review':
      return askReview(course, command)
    case 'correct':
      return correct(course, command)
    case 'withdraw':
      return withdraw(course, command)
    case 'rule':
    case 'rule-failed':
      return rule(course, command)
    case 'issue':
    case 'issue-failed':
      return issue(course, command)
    case 'call-answer':
    case 'call-fail':
      return answerCall(course, command)
    case 'signal':
      return signal(course, command)
    case 'leg-end':
      return endLeg(course, command)
    case 'elapse':
      return elapse(course, command.timer)
    case 'recount':
      return recount(course)
    case 'suspend':
      return suspend(course, command)
    case 'resume':
      return resume(course, command)
    case 'extend':
      return extend(course, command)
    case 'terminate':
      return terminate(course, command)
    case 'merge':
      return merge(course, command)
    case 'link':
      return link(course, command)
    case 'urge':
      return urge(course, command)
    case 'urge-own':
      return urgeOwn(course, command)
    case 'reopen':
      return refuse('case.not-allowed', 'it is open')
    default:
      return onTask(course, command)
  }
}
