import { exitsOf, type Flow, type Localized, type WalkStep } from '#contract'
import {
  figureAt,
  joinFigure,
  lineBetween,
  reopenFigure,
  returnLine,
  reviewFigure,
  startFigure,
} from '#modules/matter'
import type { CaseState } from '../case.ts'
import { legsOf, legsOutcome } from '../engine/legs.ts'
import type { CaseEvent } from '../event.ts'
import { evolveRoute } from '../evolve-route.ts'
import { unfiled } from '../evolve.ts'
import type { StoredAct } from '../queries.ts'

type Event<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** What the way is read off. */
export type WalkedAct = Pick<StoredAct, 'command' | 'at' | 'events'>

/** A step as the events tell it; who acted is the act's. */
export type Step<A extends WalkedAct = StoredAct> = Omit<WalkStep, 'order' | 'by'> & {
  readonly act: A
  readonly isSystem: boolean
}

/** A time that the case spent at a figure; without an end it is there still. */
export interface Stay {
  readonly figure: string
  readonly from: Temporal.Instant
  to?: Temporal.Instant
}

export interface Walk<A extends WalkedAct = StoredAct> {
  readonly steps: readonly Step<A>[]
  readonly stays: readonly Stay[]
  /** Who acted at which stage, by whose act. */
  readonly deeds: readonly { readonly stage: string; readonly act: A; readonly isSystem: boolean }[]
}

/** The way a case went through its flow, read off its acts. */
export function walkOf<A extends WalkedAct>(flow: Flow, acts: readonly A[]): Walk<A> {
  const walking = new Walking<A>(flow)
  for (const act of acts) walking.take(act)
  return walking
}

/** Where the case goes on from: the figure, and the way out that was taken. */
interface Source {
  readonly figure: string
  readonly stage?: string
  readonly via?: string
  readonly returned?: { readonly to: string; readonly reason: string }
}

class Walking<A extends WalkedAct> implements Walk<A> {
  readonly steps: Step<A>[] = []
  readonly stays: Stay[] = []
  readonly deeds: { stage: string; act: A; isSystem: boolean }[] = []
  readonly #flow: Flow
  #state: CaseState = unfiled
  /** What was chosen at a stage that has not been left yet. */
  readonly #chosen = new Map<string, string>()
  #source: Source | undefined
  /** Forks whose branches are to be begun in this act. */
  #forked: Event<'forked'>[] = []

  constructor(flow: Flow) {
    this.#flow = flow
  }

  take(act: A): void {
    for (const event of act.events) {
      this.#look(event, act)
      this.#state = evolveRoute(this.#state, event)
    }
    this.#chosen.clear()
    this.#source = undefined
    this.#forked = []
  }

  #look(event: CaseEvent, act: A): void {
    switch (event.type) {
      case 'filed':
        this.#source = { figure: startFigure }
        return
      case 'entered':
        return this.#entered(event.stage, act)
      case 'left':
        return this.#left(event.stage, act)
      case 'returned':
        this.#did(event.stage, act, false)
        this.#source = { figure: event.stage, returned: event }
        return
      case 'forked':
        this.#forked.push(event)
        return
      case 'branch-ended':
        return this.#branchEnded(event, act)
      case 'joined':
        this.#end(event.fork, act)
        this.stays.push({ figure: joinFigure(event.fork), from: act.at, to: act.at })
        this.#source = {
          figure: joinFigure(event.fork),
          stage: event.fork,
          via: event.verdict === 'pass' ? 'next' : 'failed',
        }
        return
      case 'fork-left':
        return this.#end(event.fork, act)
      case 'milestone':
        return this.#milestone(event, act)
      default:
        this.#choice(event, act)
    }
  }

  /** What says by which way a stage will be left. */
  #choice(event: CaseEvent, act: A): void {
    const found = choiceIn(this.#flow, this.#state.active, event)
    if (!found) return
    const { stage, via, isSystem } = found
    this.#chosen.set(stage, via)
    this.#did(stage, act, isSystem)
  }

  #did(stage: string, act: A, isSystem: boolean): void {
    this.deeds.push({ stage, act, isSystem })
  }

  #entered(stage: string, act: A): void {
    const source = this.#source
    this.#source = undefined
    this.stays.push({ figure: stage, from: act.at })
    if (!source) return this.#begun(stage, act)
    const { figure: from, returned } = source
    if (returned) this.#step('returned', { from, to: stage, reason: returned.reason, act, isSystem: false })
    else if (source.stage === undefined) this.#step('entered', { from, to: stage, act, isSystem: false })
    else this.#step('moved', { from, to: stage, ...this.#told(source), act })
  }

  /** What is entered and comes from nowhere begins a branch. */
  #begun(stage: string, act: A): void {
    for (const { fork, branches } of this.#forked.toReversed()) {
      const spec = this.#flow.stages[fork]
      if (spec?.kind !== 'fork') continue
      const branch = branches.map((each) => spec.branches[each]).find((each) => each?.start === stage)
      if (branch)
        return this.#step('branched', { from: fork, to: stage, label: branch.title, act, isSystem: true })
    }
  }

  #left(stage: string, act: A): void {
    this.#end(stage, act)
    // Who leaves first takes the way; what goes on beside it is left with it.
    if (this.#source) return
    this.#source = { figure: stage, stage, ...this.#viaOf(stage) }
  }

  #viaOf(name: string): Pick<Source, 'via'> {
    const chosen = this.#chosen.get(name)
    if (chosen !== undefined) return { via: chosen }
    const stage = this.#flow.stages[name]
    // Its legs have all ended: how many were granted says which way.
    return stage?.kind === 'spawn' ? { via: legsOutcome(stage, legsOf(this.#state, name)) } : {}
  }

  #branchEnded({ fork, verdict }: Event<'branch-ended'>, act: A): void {
    const source = this.#source
    this.#source = undefined
    if (source)
      this.#step('joined', {
        from: source.figure,
        to: joinFigure(fork),
        verdict,
        ...this.#told(source),
        act,
      })
  }

  #milestone({ milestone }: Event<'milestone'>, act: A): void {
    if (milestone === 'reopened')
      this.#source = { figure: act.command === 'ask-review' ? reviewFigure : reopenFigure }
    const source = this.#source
    if (milestone !== 'closed' || !source) return
    this.#source = undefined
    const exit = this.#exit(source)
    if (!exit || source.stage === undefined)
      return this.#step('stopped', { from: source.figure, ...reasonIn(act), act, isSystem: false })
    const to = figureAt(this.#flow, source.stage, exit)
    this.stays.push({ figure: to, from: act.at, to: act.at })
    this.#step('ended', { from: source.figure, to, ...this.#told(source), act })
  }

  /** What stands on the way that was taken, and whether nobody chose it. */
  #told(source: Source): { label?: Localized; isSystem: boolean } {
    const exit = this.#exit(source)
    return {
      ...(exit ? { label: exit.label } : {}),
      isSystem: !source.via?.startsWith('actions.'),
    }
  }

  #exit({ stage, via }: Source) {
    const spec = stage === undefined ? undefined : this.#flow.stages[stage]
    return spec && exitsOf(spec).find((exit) => exit.via === via)
  }

  #end(figure: string, { at }: A): void {
    for (const stay of this.stays) if (stay.figure === figure && !stay.to) stay.to = at
  }

  #step(kind: Step<A>['kind'], step: Omit<Step<A>, 'kind' | 'at' | 'edge'>): void {
    const { from, to } = step
    const edge =
      from === undefined || to === undefined
        ? {}
        : { edge: kind === 'returned' ? returnLine({ from, to }) : lineBetween(from, to) }
    this.steps.push({ kind, at: step.act.at.toString(), ...edge, ...step })
  }
}

/** Why a case was ended where it stood. */
function reasonIn({ events }: WalkedAct): { reason?: string } {
  const told = events.find((event) => event.type === 'milestone' && event.reason !== undefined)
  return told?.type === 'milestone' && told.reason !== undefined ? { reason: told.reason } : {}
}

/** By which way an event says that its stage will be left, and whether nobody chose it. */
function choiceIn(
  flow: Flow,
  active: readonly string[],
  event: CaseEvent,
): { stage: string; via: string; isSystem: boolean } | undefined {
  const system = (stage: string, via: string) => ({ stage, via, isSystem: true })
  switch (event.type) {
    case 'acted':
      return { stage: event.stage, via: `actions.${event.action}`, isSystem: false }
    case 'corrected': {
      const [stage, action] = answeredBy(flow) ?? []
      return stage === undefined ? undefined : { stage, via: `actions.${action}`, isSystem: false }
    }
    case 'ruled':
      return system(event.stage, `routes.${event.ruling.outcome}`)
    case 'ruling-failed':
      return system(event.stage, 'routes.referred')
    case 'issued':
      return system(event.stage, 'next')
    case 'issue-failed':
    case 'call-failed':
      return system(event.stage, 'failed')
    case 'call-answered':
      return system(event.stage, `answers.${event.answer}`)
    case 'signalled':
      return system(event.stage, `signals.${event.signal}`)
    case 'elapsed':
      return elapsedIn(flow, active, event.timer)
    default:
      return undefined
  }
}

/** The stage of the applicant, and the action that files again. */
function answeredBy(flow: Flow): [stage: string, action: string] | undefined {
  for (const [name, stage] of Object.entries(flow.stages))
    if (stage.kind === 'task' && stage.assignee.name === 'applicant') {
      const action = Object.entries(stage.actions).find(([, { needs }]) => needs.includes('filing'))
      if (action) return [name, action[0]]
    }
  return undefined
}

function elapsedIn(flow: Flow, active: readonly string[], timer: string): ReturnType<typeof choiceIn> {
  if (timer === 'correction') {
    const [stage] = answeredBy(flow) ?? []
    return stage === undefined ? undefined : { stage, via: 'elapsed', isSystem: true }
  }
  if (timer === 'acceptance') return deemedIn(flow, active)
  const stage = timer.replace(/^stage:/, '')
  const via = flow.stages[stage]?.kind === 'call' ? 'failed' : 'elapsed'
  return { stage, via, isSystem: true }
}

/** 视为受理: the case takes the action that accepts and nothing more (行政许可法第三十二条第一款第四项). */
function deemedIn(flow: Flow, active: readonly string[]): ReturnType<typeof choiceIn> {
  for (const stage of active) {
    const spec = flow.stages[stage]
    const accepting =
      spec?.kind === 'task' &&
      Object.entries(spec.actions).find(
        ([, { milestones }]) => milestones.length === 1 && milestones[0] === 'accepted',
      )
    if (accepting) return { stage, via: `actions.${accepting[0]}`, isSystem: true }
  }
  return undefined
}
