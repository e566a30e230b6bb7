import type { Route, Stage } from '#contract'
import type { CaseState, Clock } from '../case.ts'
import { refuse, type Refusal } from '../command.ts'
import { clockOf, openProcedure } from '../clocks.ts'
import type { CaseEvent } from '../event.ts'
import { correctionStage, type Course } from './course.ts'
import type { EngineDefinition } from './way.ts'

/** A moment at which something happens by itself. */
export interface Timer {
  readonly name: string
  /** ISO 8601 instant. */
  readonly at: string
}

/**
 * Every timer that a state sets: clocks whose end brings something about, and waits that end by themselves. No state has others, and
 * while the time stands still there is none.
 */
export function timersOf(definition: EngineDefinition, state: CaseState): Timer[] {
  if (state.status === 'closed' || openProcedure(state)) return []
  const clocks = state.clocks
    .filter((clock) => clock.state === 'running' && bringsAbout(definition, state, clock))
    .map((clock) => ({ name: clock.name, at: dayAfter(clock.due) }))
  const waits = state.waiting.flatMap(({ stage, until }) =>
    until ? [{ name: `stage:${stage}`, at: until }] : [],
  )
  return [...clocks, ...waits]
}

/** Time has run out. A timer that is not set any more, or not due yet, changes nothing. */
export function elapse(course: Course, name: string): CaseEvent[] | Refusal {
  const { definition, state, context } = course
  const timer = timersOf(definition, state).find((each) => each.name === name)
  if (!timer || Temporal.Instant.compare(timer.at, context.at) > 0)
    return refuse('case.not-allowed', `no timer ${name} is due`)
  course.emit({ type: 'elapsed', timer: name })
  if (name === 'acceptance') deemAccepted(course)
  else {
    const stage = stageOf(definition, name)
    const route = stage && elapsedRoute(definition.flow.stages[stage])
    if (stage && route) course.follow(stage, route)
  }
  return course.events
}

/**
 * 行政许可法第三十二条第一款第四项: 逾期不告知的，自收到申请材料之日起即为受理. Where a stage has an action that accepts and nothing
 * more, the case takes it; elsewhere it stays whose turn it is.
 */
function deemAccepted(course: Course): void {
  const { state, flow } = course
  const deemedOn = clockOf(state, 'acceptance')?.startedOn ?? course.context.on.toString()
  for (const name of state.active) {
    const stage = flow.stages[name]
    if (stage?.kind !== 'task') continue
    const route = Object.values(stage.actions).find(
      ({ milestones }) => milestones.length === 1 && milestones[0] === 'accepted',
    )
    if (!route) continue
    course.reach('accepted', { deemedOn, stage: name })
    return course.follow(name, route)
  }
  course.reach('accepted', { deemedOn })
}

function bringsAbout(definition: EngineDefinition, state: CaseState, { name }: Clock): boolean {
  if (name === 'acceptance') return state.accepted === null
  const stage = stageOf(definition, name)
  return (
    stage !== undefined &&
    state.active.includes(stage) &&
    elapsedRoute(definition.flow.stages[stage]) !== undefined
  )
}

/** The stage whose time a clock measures. */
function stageOf({ flow }: EngineDefinition, clock: string): string | undefined {
  if (clock === 'correction') return correctionStage(flow)?.[0]
  return clock.startsWith('stage:') ? clock.slice('stage:'.length) : undefined
}

function elapsedRoute(stage: Stage | undefined): Route | undefined {
  if (stage?.kind === 'call') return stage.failed
  return stage?.kind === 'task' || stage?.kind === 'wait' ? stage.elapsed : undefined
}

/** The first moment after a last day, in China. */
function dayAfter(due: string): string {
  return Temporal.PlainDate.from(due).add({ days: 1 }).toZonedDateTime('Asia/Shanghai').toInstant().toString()
}
