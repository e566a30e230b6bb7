import type { Citation, Flow, ForkStage, Milestone, Route, Stage, TaskStage } from '#contract'
import { evaluateExpression, ExpressionFailed } from '#platform/expression'
import type { Assignee, CaseState, ClockName, Decision, Reason, SidePart } from '../case.ts'
import { endClock, milestoneClocks, openProcedure, resumeClocks, startClock, stopClocks } from '../clocks.ts'
import type { CaseEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import { beginLegs } from './legs.ts'
import { branchesAround, branchOf, stagesWithin } from './place.ts'
import type { Context, EngineDefinition, Way } from './way.ts'

export interface Reached {
  decision?: Decision | undefined
  reason?: string | undefined
  basis?: Citation | undefined
  stage?: string | undefined
  /** 视为受理: the day from which it counts. */
  deemedOn?: string | undefined
}

/** Collects events while folding them, so that each step sees what the last one did. */
export class Course implements Way {
  readonly events: CaseEvent[] = []
  readonly definition: EngineDefinition
  readonly context: Context
  state: CaseState
  /** What whoever acts now said: a branch that fails may decide the whole case by it. */
  said: { by: string; reasons: Reason[]; opinion: string | undefined } | undefined

  constructor(definition: EngineDefinition, from: CaseState, context: Context) {
    this.definition = definition
    this.state = from
    this.context = context
  }

  get flow(): Flow {
    return this.definition.flow
  }

  emit(event: CaseEvent): void {
    this.events.push(event)
    this.state = evolve(this.state, event, this.context.at)
  }

  reach(milestone: Milestone, { deemedOn, ...told }: Reached = {}): void {
    // 受理 is once: what was deemed accepted is not accepted again.
    if (milestone === 'accepted' && this.state.accepted) return
    const { calendar, on } = this.context
    // What is decided or over waits for no procedure.
    if (milestone === 'decided' || milestone === 'closed') this.runOn()
    const rules = {
      periods: this.definition.periods,
      isAcceptanceStatutory: this.flow.acceptance === 'statutory',
      correction: correctionPeriod(this.flow),
      on,
      calendar,
    }
    const from = deemedOn ? Temporal.PlainDate.from(deemedOn) : on
    const clocks = milestoneClocks(this.state, milestone, rules, from)
    this.emit({
      type: 'milestone',
      milestone,
      ...(milestone === 'accepted' ? { on: on.toString() } : {}),
      ...(deemedOn ? { deemedOn } : {}),
      ...(told.stage ? { stage: told.stage } : {}),
      ...(told.decision ? { decision: told.decision } : {}),
      ...(told.reason ? { reason: told.reason } : {}),
      ...(told.basis ? { basis: told.basis } : {}),
    })
    for (const clock of clocks) this.emit(clock)
    this.holdStill()
  }

  /** While a procedure stops the time of the case, no clock of it runs, not one that started since. */
  holdStill(): void {
    const procedure = openProcedure(this.state)
    if (!procedure) return
    const { name: reason, basis } = procedure
    for (const stopped of stopClocks(this.state, { from: this.context.on.toString(), reason, basis }))
      this.emit(stopped)
  }

  /** The procedure is over: what stood still runs on. */
  runOn(): void {
    const { calendar, on } = this.context
    if (!openProcedure(this.state)) return
    for (const resumed of resumeClocks(this.state, on, calendar)) this.emit(resumed)
    this.emit({ type: 'procedure-ended', on: on.toString() })
  }

  /** Out of a stage by one of its routes. */
  follow(from: string, route: Route, decision?: Decision): void {
    this.leave(from)
    this.go(from, route, decision)
  }

  /** On from a stage that is left already. */
  go(from: string, route: Route, decision?: Decision): void {
    if (route.to === 'end') this.abandon()
    const decided = decision ?? (route.outcome && this.#decidedBy(from, route.outcome))
    for (const milestone of route.milestones)
      this.reach(milestone, { stage: from, decision: milestone === 'decided' ? decided : undefined })
    if (route.to === 'end') {
      // The end of the flow is the end of the case, said or not.
      if (this.state.status === 'open') this.reach('closed')
    } else if (route.to === 'join') this.#endBranch(from, route.verdict ?? 'pass')
    else this.move(from, route.to)
  }

  /** To another stage; forks that do not hold it are left, with all that goes on in them. */
  move(from: string, to: string): void {
    for (const { fork, name } of branchesAround(this.flow, from))
      if (!stagesWithin(this.flow, fork, name).has(to)) this.#leaveFork(fork)
    this.enter(to)
  }

  enter(name: string): void {
    const stage = this.flow.stages[name]
    this.emit({ type: 'entered', stage: name })
    if (!stage) return
    this.#startStageClock(name, stage)
    switch (stage.kind) {
      case 'task':
        return this.openTask(name, this.context.assign(stage, this.state))
      case 'call':
        return this.emit({
          type: 'called',
          stage: name,
          callId: this.context.newId(),
          service: stage.service,
          told: stage.with,
        })
      case 'wait':
        return this.emit({
          type: 'waiting',
          stage: name,
          ...(stage.minutes ? { until: laterBy(this.context.at, stage.minutes) } : {}),
        })
      case 'fork':
        return this.#fork(name, stage)
      case 'spawn':
        return beginLegs(this, name, stage)
    }
  }

  openTask(stage: string, assignee: Assignee, side?: { part: SidePart; of: string; asked: string }): void {
    this.emit({ type: 'task-opened', taskId: this.context.newId(), stage, assignee, ...side })
  }

  leave(name: string): void {
    for (const task of this.state.tasks.filter((each) => each.stage === name && !each.closedAt))
      this.emit({ type: 'task-closed', taskId: task.id })
    if (this.state.active.includes(name)) this.emit({ type: 'left', stage: name })
    for (const ended of endClock(this.state, clockAt(name, this.flow.stages[name]), this.context.on))
      this.emit(ended)
  }

  /** Out of everything that goes on. */
  abandon(): void {
    for (const stage of this.state.active) this.leave(stage)
    for (const fork of Object.keys(this.state.forks)) this.emit({ type: 'fork-left', fork })
  }

  /** Whether a condition of the flow holds on what was filed. One that cannot be judged holds: what the law may want is not left out. */
  holds(condition: string | undefined): boolean {
    if (condition === undefined) return true
    try {
      return evaluateExpression(condition, this.told()) !== false
    } catch (cause) {
      if (cause instanceof ExpressionFailed) return true
      throw cause
    }
  }

  /** What conditions and answers of legs are read from. `found.<stage>` is what the service of that call recorded. */
  told(): Record<string, unknown> {
    const { answers, ruling, legs } = this.state
    return {
      form: answers,
      found: foundIn(this.state),
      outputs: ruling?.outputs ?? {},
      subject: this.context.subject,
      legs: Object.fromEntries(
        Object.entries(legs).map(([name, { state, certificate }]) => [name, { state, certificate }]),
      ),
    }
  }

  /** A decision that no single act takes: branches came together, or not; a time ran out, a service answered. */
  #decidedBy(from: string, outcome: Decision['outcome']): Decision {
    const kind = this.flow.stages[from]?.kind
    const { at, by } = this.context
    if (kind !== 'fork' && kind !== 'spawn') return { outcome, automatic: true, by, at, reasons: [] }
    const { said } = this
    return {
      outcome,
      automatic: false,
      by: said?.by ?? by,
      at,
      // What one branch said is the reason of a refusal; a grant is no single one's.
      reasons: outcome === 'refused' ? (said?.reasons ?? []) : [],
      ...(outcome === 'refused' && said?.opinion ? { opinion: said.opinion } : {}),
    }
  }

  #fork(name: string, { branches, next }: ForkStage): void {
    const open = Object.entries(branches).filter(([, { when }]) => this.holds(when))
    this.emit({ type: 'forked', fork: name, branches: open.map(([branch]) => branch) })
    if (open.length === 0) {
      this.emit({ type: 'joined', fork: name, verdict: 'pass' })
      return this.go(name, next)
    }
    for (const [, { start }] of open) if (Object.hasOwn(this.state.forks, name)) this.enter(start)
  }

  #endBranch(from: string, verdict: 'pass' | 'fail'): void {
    const branch = branchOf(this.flow, from)
    const stage = branch && this.flow.stages[branch.fork]
    if (!branch || stage?.kind !== 'fork') return
    const { fork } = branch
    this.emit({ type: 'branch-ended', fork, branch: branch.name, verdict })
    const standing = this.state.forks[fork]
    const joined = standing && joinOf(stage.join, standing)
    if (!joined) return
    this.#leaveFork(fork, joined)
    this.go(fork, joined === 'pass' ? stage.next : stage.failed)
  }

  /** Ends what goes on within a fork; `verdict` where it came together. */
  #leaveFork(fork: string, verdict?: 'pass' | 'fail'): void {
    if (!Object.hasOwn(this.state.forks, fork)) return
    const within = stagesWithin(this.flow, fork)
    for (const stage of this.state.active.filter((each) => within.has(each))) this.leave(stage)
    for (const inner of Object.keys(this.state.forks))
      if (within.has(inner)) this.emit({ type: 'fork-left', fork: inner })
    this.emit(verdict ? { type: 'joined', fork, verdict } : { type: 'fork-left', fork })
  }

  #startStageClock(name: string, stage: Stage): void {
    const { calendar, on } = this.context
    const isTimed = stage.kind === 'task' || stage.kind === 'call' || stage.kind === 'wait'
    const clock = clockAt(name, stage)
    // The applicant's time to correct starts with its milestone.
    if (!isTimed || !stage.period || clock === 'correction') return
    const days = stage.period.from === undefined ? undefined : this.state.answers[stage.period.from]
    const count = typeof days === 'number' && Number.isInteger(days) && days >= 0 ? days : stage.period.count
    this.emit(startClock(clock, { ...stage.period, count }, on, calendar))
    this.holdStill()
  }
}

/** What services recorded, by the stage of the call. */
export function foundIn({ findings }: CaseState): Record<string, unknown> {
  return Object.fromEntries(Object.entries(findings).map(([stage, { record }]) => [stage, record ?? {}]))
}

/** Whether enough branches passed, or cannot any more; undefined while it is open. */
function joinOf(
  join: ForkStage['join'],
  { open, passed, failed }: CaseState['forks'][string],
): 'pass' | 'fail' | undefined {
  const all = open.length + passed.length + failed.length
  const need = join === 'all' ? all : join === 'any' ? 1 : Math.min(join.quorum, all)
  if (passed.length >= need) return 'pass'
  return passed.length + open.length < need ? 'fail' : undefined
}

/** The applicant's stage: where corrections are made. */
export function correctionStage(flow: Flow): [string, TaskStage] | undefined {
  return Object.entries(flow.stages).find((each): each is [string, TaskStage] => isApplicants(each[1]))
}

/** The clock that measures the time of a stage. */
function clockAt(name: string, stage: Stage | undefined): ClockName {
  return stage && isApplicants(stage) ? 'correction' : `stage:${name}`
}

function isApplicants(stage: Stage): boolean {
  return stage.kind === 'task' && stage.assignee.name === 'applicant'
}

function correctionPeriod(flow: Flow) {
  return correctionStage(flow)?.[1].period
}

function laterBy(at: string, minutes: number): string {
  return Temporal.Instant.from(at).add({ minutes }).toString()
}
