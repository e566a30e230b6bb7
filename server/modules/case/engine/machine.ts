import type { Stage } from '#contract'
import type { CaseState, Decision } from '../case.ts'
import { openProcedure } from '../clocks.ts'
import { refuse, type MachineCommand, type Refusal } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Course } from './course.ts'
import type { EngineDefinition } from './way.ts'

/** What the machine must do next by itself: make the result, or ask the rules, which are not asked while the time stands still. */
export function pending(
  { flow }: EngineDefinition,
  state: CaseState,
): { kind: 'rule' | 'issue'; stage: string } | undefined {
  if (state.status === 'closed') return undefined
  for (const name of state.active) {
    const stage = flow.stages[name]
    if (stage?.kind === 'decide' && !openProcedure(state)) return { kind: 'rule', stage: name }
    if (stage?.kind === 'issue') return { kind: 'issue', stage: name }
  }
  return undefined
}

export function rule(
  course: Course,
  command: Extract<MachineCommand, { kind: 'rule' | 'rule-failed' }>,
): CaseEvent[] | Refusal {
  const [name, stage] = activeStage(course, 'decide')
  if (!name || stage?.kind !== 'decide') return refuse('case.not-allowed', 'no rules are being asked')
  if (openProcedure(course.state)) return refuse('case.not-allowed', 'the time stands still: resume it first')
  if (command.kind === 'rule-failed') {
    // Rules that cannot be applied never decide: a person does.
    course.emit({ type: 'ruling-failed', stage: name, code: command.code })
    course.follow(name, stage.routes.referred)
    return course.events
  }
  const { ruling } = command
  course.emit({ type: 'ruled', stage: name, ruling })
  const route = stage.routes[ruling.outcome]
  const failed = ruling.checks.filter((check) => !check.holds)
  const decision: Decision | undefined = route.outcome && {
    outcome: route.outcome,
    automatic: true,
    by: course.context.by,
    at: course.context.at,
    reasons:
      route.outcome === 'refused'
        ? failed.map((check) => ({ text: check.reason?.zh ?? check.title.zh, basis: check.basis }))
        : [],
  }
  course.follow(name, route, decision)
  return course.events
}

export function issue(
  course: Course,
  command: Extract<MachineCommand, { kind: 'issue' | 'issue-failed' }>,
): CaseEvent[] | Refusal {
  const [name, stage] = activeStage(course, 'issue')
  if (!name || stage?.kind !== 'issue') return refuse('case.not-allowed', 'no result is being made')
  if (command.kind === 'issue-failed') {
    course.emit({ type: 'issue-failed', stage: name, code: command.code, detail: command.detail })
    course.follow(name, stage.failed)
  } else {
    course.emit({
      type: 'issued',
      stage: name,
      certificateId: command.certificateId,
      identifier: command.identifier,
    })
    course.follow(name, stage.next)
  }
  return course.events
}

/** A service answered, or could not be asked. An answer to a call that is over changes nothing. */
export function answerCall(
  course: Course,
  command: Extract<MachineCommand, { kind: 'call-answer' | 'call-fail' }>,
): CaseEvent[] | Refusal {
  const { callId } = command
  const name = course.state.waiting.find((each) => each.callId === callId)?.stage
  const stage = name === undefined ? undefined : course.flow.stages[name]
  if (name === undefined || stage?.kind !== 'call') return []
  if (command.kind === 'call-fail') {
    course.emit({ type: 'call-failed', stage: name, callId, reason: command.reason })
    course.follow(name, stage.failed)
    return course.events
  }
  const route = Object.hasOwn(stage.answers, command.answer) ? stage.answers[command.answer] : undefined
  if (!route) {
    course.emit({ type: 'call-failed', stage: name, callId, reason: `unknown answer ${command.answer}` })
    course.follow(name, stage.failed)
    return course.events
  }
  course.emit({
    type: 'call-answered',
    stage: name,
    callId,
    answer: command.answer,
    ...(command.note ? { note: command.note } : {}),
    ...(command.finding ? { finding: command.finding } : {}),
  })
  // Decided by whoever was asked, not by the rules here.
  const { by, at } = course.context
  course.follow(
    name,
    route,
    route.outcome && {
      outcome: route.outcome,
      automatic: false,
      by: command.decided?.by ?? by,
      at,
      reasons: command.decided?.reasons ?? [],
    },
  )
  return course.events
}

/** A signal that some stage waits for; the same message again changes nothing. */
export function signal(
  course: Course,
  command: Extract<MachineCommand, { kind: 'signal' }>,
): CaseEvent[] | Refusal {
  if (course.state.received.includes(command.message)) return []
  const name = course.state.active.find((each) => {
    const stage = course.flow.stages[each]
    return stage?.kind === 'wait' && Object.hasOwn(stage.signals, command.signal)
  })
  const stage = name === undefined ? undefined : course.flow.stages[name]
  const route = stage?.kind === 'wait' ? stage.signals[command.signal] : undefined
  if (name === undefined || !route)
    return refuse('case.not-allowed', `nothing waits for the signal ${command.signal}`)
  course.emit({ type: 'received', message: command.message })
  course.emit({
    type: 'signalled',
    stage: name,
    signal: command.signal,
    ...(command.note ? { note: command.note } : {}),
  })
  course.follow(name, route)
  return course.events
}

function activeStage(course: Course, kind: Stage['kind']): [string | undefined, Stage | undefined] {
  const name = course.state.active.find((each) => course.flow.stages[each]?.kind === kind)
  return [name, name === undefined ? undefined : course.flow.stages[name]]
}
