import type { Flow, Ruling, TaskStage } from '#contract'
import { bundledCalendar, type Calendar } from '#modules/calendar'
import { dateOf } from '#platform/clock'
import type { Assignee, CaseState, Clock, ClockName, OfficerRef, Task } from '../case.ts'
import type { Command, Refusal } from '../command.ts'
import { decide, type Context, type EngineDefinition } from '../decide.ts'
import type { CaseEvent } from '../event.ts'
import { evolve, replay, unfiled } from '../evolve.ts'
import { pending } from './machine.ts'

export const periods = {
  statutory: { count: 20, unit: 'working' },
  promised: { count: 7, unit: 'working' },
  extension: { count: 10, unit: 'working' },
} as const

export const published = bundledCalendar()

export const filed = {
  answers: {},
  sources: {},
  choices: {},
  differences: [],
  count: { typed: 0, chosen: 1, held: 5 },
}

/** What any action may need to be told. */
export const said = {
  opinion: '同意',
  reasons: [{ text: '不符', basis: { law: 'law:行政许可法#38' } }],
  corrections: [{ item: '合同', what: '缺签字页' }],
}

/** How the machine's own steps turn out after a command: rules by rules, results made or not. */
export interface Luck {
  readonly ruling: Ruling['outcome'] | 'failed'
  readonly printable: boolean
}
const plainLuck: Luck = { ruling: 'granted', printable: true }

/** More rules and results in a row than any flow has: it would never come to rest. */
const LONGEST_CHAIN = 40

/** A case driven by commands as `perform` drives it, at a time of its own. Definition, states and commands are frozen: whoever changes one fails. */
export class Drive {
  readonly definition: EngineDefinition
  readonly log: { event: CaseEvent; at: string }[] = []
  state: CaseState | null = null
  calendar: Calendar = published
  now = Temporal.Instant.from('2026-09-21T02:00:00Z')
  #ids = 0

  constructor(flow: Flow) {
    this.definition = freeze({ flow, periods })
  }

  /** The events of a command and of all the machine does because of it, or why not. */
  do(command: Command, luck: Luck = plainLuck): CaseEvent[] | Refusal {
    const decided = this.#decide(command)
    if (!Array.isArray(decided)) return decided
    const events = [...this.#take(decided)]
    for (let step = 0; ; step++) {
      const next = this.state && pending(this.definition, this.state)
      if (!next) return events
      if (step === LONGEST_CHAIN) throw new Error('the case does not come to rest')
      const moved = this.#decide(answerOf(next.kind, step < 10 ? luck : plainLuck))
      if (!Array.isArray(moved)) throw new Error(`the machine's step is refused: ${moved.detail}`)
      events.push(...this.#take(moved))
    }
  }

  file(answers: Record<string, unknown> = {}, luck?: Luck): void {
    this.must({ kind: 'file', channel: 'web', ...filed, answers }, luck)
  }

  /** As `do`, for what has to go well. */
  must(command: Command, luck?: Luck): CaseEvent[] {
    const done = this.do(command, luck)
    if (!Array.isArray(done)) throw new Error(`${command.kind}: ${done.refused} ${done.detail}`)
    return done
  }

  pass(time: Temporal.DurationLike): void {
    this.now = this.now.toZonedDateTimeISO('Asia/Shanghai').add(time).toInstant()
  }

  /** The morning of a day in China. */
  to(day: string): void {
    this.now = Temporal.PlainDateTime.from(`${day}T09:00`).toZonedDateTime('Asia/Shanghai').toInstant()
  }

  /** The state, of a filed case. */
  get stands(): CaseState {
    if (!this.state) throw new Error('not filed yet')
    return this.state
  }

  /** An action of a stage's own task, done with all it may need. */
  act(stage: string, action: string, officer: OfficerRef = ZHOU): CaseEvent[] {
    return this.must({ kind: 'act', taskId: this.taskAt(stage).id, action, officer, ...said })
  }

  /** The open task of a stage, not one asked for beside it. */
  taskAt(stage: string): Task {
    const found = this.open.find((task) => task.stage === stage && !task.part)
    if (!found) throw new Error(`no task is open at ${stage}`)
    return found
  }

  get open(): Task[] {
    return this.stands.tasks.filter(({ closedAt }) => !closedAt)
  }

  clock(name: ClockName): Clock | undefined {
    return this.stands.clocks.find((clock) => clock.name === name)
  }

  /** What a command would bring about now; nothing is done. */
  would(command: Command): CaseEvent[] | Refusal {
    return this.#decide(command)
  }

  /** Another case of the same matter, filed at this time. */
  afresh(): Drive {
    const next = new Drive(this.definition.flow)
    next.now = this.now
    next.calendar = this.calendar
    return next
  }

  replayed(): CaseState {
    return replay(this.log)
  }

  #decide(command: Command): CaseEvent[] | Refusal {
    return decide(this.definition, this.state, freeze(command), this.#context())
  }

  #take(events: CaseEvent[]): CaseEvent[] {
    const at = this.now.toString()
    for (const event of events) {
      this.log.push({ event: freeze(event), at })
      this.state = freeze(evolve(this.state ?? unfiled, event, at))
    }
    return events
  }

  #context(): Context {
    return {
      at: this.now.toString(),
      on: dateOf(this.now),
      calendar: this.calendar,
      by: '民政局',
      subject: { id: 'p1', kind: 'person', name: '王秀兰', identifier: '149902194506120026' },
      newId: () => `id${this.#ids++}`,
      assign,
    }
  }
}

export const civil = { unitId: 'u1', unitName: '民政局', unitPath: 'g.u1' }
export const health = { unitId: 'u2', unitName: '卫生健康局', unitPath: 'g.u2' }
const names = ['周岚', '郭静', '韩冰', '许诺']
export const officers: readonly OfficerRef[] = names.map((name, at) => ({ id: `o${at}`, name }))
export const [ZHOU, GUO, HAN, XU] = officers as [OfficerRef, OfficerRef, OfficerRef, OfficerRef]

function assign({ assignee }: TaskStage): Assignee {
  if (assignee.name === 'applicant') return { kind: 'applicant' }
  const unit = assignee.name === 'department' ? health : civil
  return { kind: 'unit-role', role: assignee.role ?? 'approver', ...unit }
}

function answerOf(kind: 'rule' | 'issue', { ruling, printable }: Luck): Command {
  if (kind === 'rule')
    return ruling === 'failed'
      ? { kind: 'rule-failed', code: 'decision.model-failed' }
      : { kind: 'rule', ruling: rulingOf(ruling) }
  return printable
    ? { kind: 'issue', certificateId: 'c', identifier: 'i' }
    : { kind: 'issue-failed', code: 'certificate.unprintable', detail: 'U+20BB7' }
}

export function rulingOf(outcome: Ruling['outcome']): Ruling {
  const check = {
    id: 'age',
    title: { zh: '满80周岁', en: '80' },
    holds: outcome === 'granted',
    otherwise: 'refuse' as const,
    shows: { zh: '81', en: '81' },
    reason: { zh: '不满', en: 'under' },
    basis: { law: 'law:老年人权益保障法#33.2' },
  }
  return {
    model: 'm',
    version: 1,
    modelDigest: '0',
    outcome,
    checks: [check],
    outputs: {},
    input: {},
    tookMs: 1,
  }
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const each of Object.values(value)) freeze(each)
  return Object.freeze(value)
}
