import { isDeepStrictEqual } from 'node:util'
import { isAcceptedFirst, type Milestone } from '#contract'
import type { CaseState, Clock } from '../case.ts'
import { openProcedure } from '../clocks.ts'
import type { CaseEvent } from '../event.ts'
import { correctionStage } from './course.ts'
import type { Drive } from './drive.fixture.ts'
import { stagesWithin } from './place.ts'
import { timersOf } from './timers.ts'

type Holds = (state: CaseState, drive: Drive) => boolean

/** What holds of every case between two commands. Each says in a sentence what its function checks. */
export const invariants: Readonly<Record<string, Holds>> = {
  'every open task belongs to an active stage': (state) =>
    openTasks(state).every(({ stage }) => state.active.includes(stage)),
  'every open side task belongs to an open task of its stage': (state) =>
    openTasks(state).every(
      ({ part, of, stage }) =>
        part === undefined || openMain(state).some((main) => main.id === of && main.stage === stage),
    ),
  'every active task stage has one open task of its own': (state, { definition }) =>
    state.active.every(
      (name) =>
        definition.flow.stages[name]?.kind !== 'task' ||
        openMain(state).filter(({ stage }) => stage === name).length === 1,
    ),
  'every active stage has somebody whose turn it is, or a wait that ends': everyStageEnds,
  'an open case is somewhere, and so is every open fork': (state, { definition }) =>
    (state.status === 'closed') === (state.active.length === 0) &&
    Object.keys(state.forks).every((fork) => {
      const within = stagesWithin(definition.flow, fork)
      return state.active.some((name) => within.has(name))
    }),
  'no stage is active twice, none of a branch that is not open': stagesAreOnce,
  'a closed case has nothing open, running or waiting': closedIsOver,
  'a wait belongs to an active stage': (state) =>
    state.waiting.every(({ stage }) => state.active.includes(stage)),
  'clocks never are negative, and their pauses follow one another': (state) => state.clocks.every(isLawful),
  'no clock runs while the time stands still': (state) =>
    !standsStill(state) || state.clocks.every((clock) => clock.state !== 'running'),
  'no clock stands still while the time runs': (state) =>
    standsStill(state) || state.clocks.every((clock) => clock.state !== 'stopped'),
  'a stage has a clock only while the case is there': (state, { definition }) =>
    state.clocks.every(({ name, state: stands }) => {
      if (stands === 'ended') return true
      if (name === 'correction') return state.active.includes(correctionStage(definition.flow)?.[0] ?? 'none')
      return !name.startsWith('stage:') || state.active.includes(name.slice('stage:'.length))
    }),
  'what is missing is known exactly while the applicant is asked for it': (state) =>
    (state.corrections !== null) === openTasks(state).some(({ assignee }) => assignee.kind === 'applicant'),
  'a timer has a name of its own, and none is set while the time stands still': (state, { definition }) => {
    const timers = timersOf(definition, state)
    return (
      new Set(timers.map(({ name }) => name)).size === timers.length &&
      (!standsStill(state) || timers.length === 0)
    )
  },
  'there is a decision where it is decided': (state) => !state.isDecided || state.decision !== null,
}

/** Throws with the sentence that does not hold. */
export function holdInvariants(drive: Drive): void {
  const { state } = drive
  if (!state) return
  for (const [sentence, holds] of Object.entries(invariants))
    if (!holds(state, drive)) throw new Error(`it does not hold that ${sentence}: ${JSON.stringify(state)}`)
}

/** Replaying the events gives the folded state. */
export function holdReplay(drive: Drive): void {
  if (drive.state && !isDeepStrictEqual(drive.replayed(), drive.state))
    throw new Error('it does not hold that the events say how the case stands')
}

/** What holds of the order of events, whatever the commands; watches one case from its filing on. */
export class Witness {
  readonly #forks = new Map<string, Set<string>>()
  readonly #extended = new Set<string>()
  readonly #tasks = new Set<string>()
  readonly #accepts: boolean
  #path: string[] = []
  #isAccepted = false
  #isDecided = false

  constructor(drive: Drive) {
    this.#accepts = isAcceptedFirst(drive.definition.flow)
  }

  /** Throws with the sentence that these events break. */
  see(events: readonly CaseEvent[]): void {
    for (const event of events) {
      const broken = this.#broken(event)
      if (broken) throw new Error(`it does not hold that ${broken}: ${JSON.stringify(event)}`)
    }
  }

  #broken(event: CaseEvent): string | undefined {
    switch (event.type) {
      case 'milestone':
        return this.#milestone(event.milestone)
      case 'entered':
        this.#path.push(event.stage)
        return undefined
      case 'returned':
        return this.#path.includes(event.to) ? undefined : 'a case never returns behind its acceptance'
      case 'task-opened':
        if (this.#tasks.has(event.taskId)) return 'a task is opened once'
        this.#tasks.add(event.taskId)
        return undefined
      case 'forked':
        if (this.#forks.has(event.fork)) return 'a fork is open once'
        this.#forks.set(event.fork, new Set(event.branches))
        return undefined
      case 'branch-ended':
        return this.#forks.get(event.fork)?.delete(event.branch)
          ? undefined
          : 'a branch of an open fork ends at most once'
      case 'joined':
      case 'fork-left':
        return this.#forks.delete(event.fork) ? undefined : 'only an open fork is left'
      case 'clock-started':
        this.#extended.delete(event.clock.name)
        return undefined
      case 'clock-set':
        if (event.why !== 'extended') return undefined
        if (this.#extended.has(event.clock.name)) return 'a period is extended at most once'
        this.#extended.add(event.clock.name)
        return undefined
      default:
        return undefined
    }
  }

  #milestone(milestone: Milestone): string | undefined {
    if (milestone === 'reopened') this.#isDecided = false
    if (milestone === 'accepted') {
      if (this.#isAccepted) return 'a case is accepted at most once'
      this.#isAccepted = true
      this.#path = []
    }
    if (milestone === 'not-accepted' && this.#isAccepted) return 'what was accepted is not refused acceptance'
    if (milestone === 'correction-requested' && this.#isAccepted)
      return 'of what was accepted nothing is missing'
    if (milestone !== 'decided') return undefined
    if (this.#isDecided) return 'between two decisions a case is reopened'
    this.#isDecided = true
    return this.#accepts && !this.#isAccepted ? 'a case is accepted before it is decided' : undefined
  }
}

function standsStill(state: CaseState): boolean {
  return openProcedure(state) !== undefined
}

function openTasks(state: CaseState) {
  return state.tasks.filter(({ closedAt }) => !closedAt)
}

function openMain(state: CaseState) {
  return openTasks(state).filter(({ part }) => !part)
}

/** What acts by itself never rests, save for rules while the time stands still; a fork is in its branches. */
function everyStageEnds(state: CaseState, { definition }: Drive): boolean {
  const timers = timersOf(definition, state)
  return state.active.every((name) => {
    const stage = definition.flow.stages[name]
    const waits = state.waiting.filter((each) => each.stage === name)
    switch (stage?.kind) {
      case 'task':
        return openMain(state).some((task) => task.stage === name)
      case 'call':
        return waits.length === 1 && waits[0]?.callId !== undefined
      case 'wait':
        return (
          waits.length === 1 &&
          (Object.keys(stage.signals).length > 0 ||
            standsStill(state) ||
            timers.some((timer) => timer.name === `stage:${name}`))
        )
      case 'spawn':
        return Object.values(state.legs).some((leg) => leg.stage === name && leg.state === 'running')
      case 'decide':
        return standsStill(state)
      default:
        return false
    }
  })
}

function stagesAreOnce(state: CaseState, { definition: { flow } }: Drive): boolean {
  if (new Set(state.active).size < state.active.length) return false
  return Object.entries(flow.stages).every(([fork, stage]) => {
    if (stage.kind !== 'fork') return true
    return Object.keys(stage.branches).every((branch) => {
      const within = stagesWithin(flow, fork, branch)
      const isThere = state.active.some((name) => within.has(name))
      return isThere === (state.forks[fork]?.open.includes(branch) ?? false)
    })
  })
}

function closedIsOver(state: CaseState, { definition }: Drive): boolean {
  return (
    state.status === 'open' ||
    (openTasks(state).length === 0 &&
      state.clocks.every((clock) => clock.state === 'ended') &&
      Object.keys(state.forks).length === 0 &&
      state.waiting.length === 0 &&
      timersOf(definition, state).length === 0 &&
      !standsStill(state))
  )
}

function isLawful({ startedOn, due, endedOn, state, pauses = [] }: Clock): boolean {
  return (
    due >= startedOn &&
    (state === 'ended') === (endedOn !== undefined) &&
    (endedOn === undefined || endedOn >= startedOn) &&
    pauses.every(
      ({ from, to }, at) =>
        (to === undefined ? state === 'stopped' && at === pauses.length - 1 : from <= to) &&
        (at === 0 || (pauses[at - 1]?.to ?? '9999') <= from),
    )
  )
}
