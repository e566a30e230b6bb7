import type { Calendar } from '#modules/calendar'
import type { Command, Refusal } from '../command.ts'
import { openProcedure } from '../clocks.ts'
import type { CaseEvent } from '../event.ts'
import { commandOf, luckOf, type Move } from './any-command.fixture.ts'
import { filed, said, type Drive, type Luck } from './drive.fixture.ts'
import { holdInvariants, holdReplay, Witness } from './invariants.fixture.ts'
import { timersOf } from './timers.ts'

/** Reports that may come twice, at any time: services, signals and other cases are told until they have heard. */
const repeatable: readonly Command['kind'][] = ['call-answer', 'call-fail', 'signal', 'leg-end', 'link']
/** Reports of a moment: the same again at that moment changes nothing. */
const momentary: readonly Command['kind'][] = ['elapse', 'recount']

const spans: readonly Temporal.DurationLike[] = [
  { minutes: 30 },
  { hours: 30 },
  { days: 4 },
  { days: 20 },
  { days: 400 },
]

/** One case that lives through moves, held to what must hold of it after each. */
export class Trial {
  readonly drive: Drive
  /** What was asked of the case and done. */
  readonly done: { kind: Command['kind']; events: readonly CaseEvent[] }[] = []
  /** How often something was asked of it. */
  asked = 0
  readonly #witness: Witness
  readonly #reported: Command[] = []

  constructor(drive: Drive) {
    this.drive = drive
    this.#witness = new Witness(drive)
  }

  play(move: Move): void {
    const { drive } = this
    const { kind, rolls } = move
    switch (kind) {
      case 'pass':
        return drive.pass(spans[rolls[0] % spans.length] ?? {})
      case 'until':
        return this.#until(rolls[0], luckOf(move))
      case 'publish':
        drive.calendar = withNextYear(drive.calendar)
        return
      case 'again': {
        const report = this.#reported[rolls[0] % Math.max(1, this.#reported.length)]
        if (report) this.#changesNothing(report)
        return
      }
      default:
        this.#ask(commandOf(drive, { ...move, kind }), luckOf(move))
    }
  }

  /** What holds of a case when it is looked at whole. */
  end(): void {
    holdReplay(this.drive)
    this.#goesOn()
  }

  #ask(command: Command, luck: Luck): void {
    this.asked++
    const events = this.drive.do(command, luck)
    if (!Array.isArray(events)) return
    this.done.push({ kind: command.kind, events })
    this.#witness.see(events)
    holdInvariants(this.drive)
    if (repeatable.includes(command.kind)) this.#reported.push(command)
    if (repeatable.includes(command.kind) || momentary.includes(command.kind)) this.#changesNothing(command)
  }

  #until(roll: number, luck: Luck): void {
    const { drive } = this
    const timers = drive.state ? timersOf(drive.definition, drive.state) : []
    const timer = timers[roll % Math.max(1, timers.length)]
    if (!timer) return
    const at = Temporal.Instant.from(timer.at)
    if (Temporal.Instant.compare(at, drive.now) > 0) {
      drive.now = at.subtract({ seconds: 1 })
      this.#isRefused({ kind: 'elapse', timer: timer.name }, 'no timer fires before its time')
      drive.now = at
    }
    this.#ask({ kind: 'elapse', timer: timer.name }, luck)
  }

  #changesNothing(command: Command): void {
    const answer = this.drive.would(command)
    if (Array.isArray(answer) && answer.length > 0)
      throw new Error(`it does not hold that a report told twice is told once: ${JSON.stringify(command)}`)
  }

  #isRefused(command: Command, sentence: string): void {
    if (Array.isArray(this.drive.would(command))) throw new Error(`it does not hold that ${sentence}`)
  }

  /** Whose turn it is can do something. */
  #goesOn(): void {
    const { state } = this.drive
    if (!state || state.status === 'closed') return
    if (openProcedure(state)) this.#can([{ kind: 'resume' }], 'time that stands still can be resumed')
    else
      for (const task of state.tasks)
        if (!task.closedAt) this.#can(waysOn(this.drive, task.id), `the task ${task.id} can be done`)
  }

  #can(commands: readonly Command[], sentence: string): void {
    const answers = commands.map((command) => this.drive.would(command))
    if (answers.some((answer): answer is CaseEvent[] => Array.isArray(answer))) return
    const why = answers.map((answer) => (answer as Refusal).detail)
    throw new Error(
      `it does not hold that ${sentence}: ${why.join('; ')} ${JSON.stringify(this.drive.state)}`,
    )
  }
}

/** Everything that whoever has a task may try with it, a colleague who was asked first. */
function waysOn({ state, definition }: Drive, taskId: string): Command[] {
  const task = state?.tasks.find(({ id }) => id === taskId)
  if (!task) return []
  const officer = task.officer ?? { id: 'any', name: '谁' }
  if (task.assignee.kind === 'applicant') return [{ kind: 'correct', ...filed }]
  if (task.part) return [{ kind: 'answer', taskId, officer, agrees: true, opinion: '阅' }]
  const stage = definition.flow.stages[task.stage]
  const acts =
    stage?.kind === 'task'
      ? Object.keys(stage.actions).map((action): Command => ({
          kind: 'act',
          taskId,
          officer,
          action,
          ...said,
        }))
      : []
  const asked = state?.tasks.filter(({ of, closedAt }) => of === taskId && !closedAt) ?? []
  return [...acts, ...asked.map(({ id }): Command => ({ kind: 'unask', taskId, officer, sideTaskId: id }))]
}

/** The State Council's notice of the next year, as if it had come out. */
function withNextYear({ publication, published, days }: Calendar): Calendar {
  const year = Math.max(...published) + 1
  const rest = ['01-01', '02-10', '02-11', '02-12', '05-01', '05-02', '10-01', '10-02', '10-05', '10-06']
  return {
    publication: publication + 1,
    published: new Set([...published, year]),
    days: new Map([
      ...days,
      ...rest.map((day) => [`${year}-${day}`, { kind: 'holiday', name: '假日' }] as const),
    ]),
  }
}
