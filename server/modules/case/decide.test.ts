import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema, type Flow, type Ruling } from '#contract'
import { bundledCalendar } from '#modules/calendar'
import type { CaseState } from './case.ts'
import type { Command } from './command.ts'
import { decide, type Context, type EngineDefinition } from './decide.ts'
import { pending } from './engine/machine.ts'
import type { CaseEvent } from './event.ts'
import { evolve, replay, unfiled } from './evolve.ts'

const flows = ['instant', 'reviewed', 'reviewed-with-precheck'].map((id): Flow =>
  flowSchema.parse(parse(readFileSync(new URL(`../../../packs/flows/${id}.yaml`, import.meta.url), 'utf8'))),
)
const periods = {
  statutory: { count: 20, unit: 'working' as const },
  promised: { count: 7, unit: 'working' as const },
}
const calendar = bundledCalendar()
const officers = [
  { id: 'a', name: '周岚' },
  { id: 'b', name: '郭静' },
]
const filed = {
  answers: { name: '王秀兰' },
  sources: {},
  choices: {},
  differences: [],
  count: { typed: 0, chosen: 1, held: 5 },
}

/** A case driven by commands, as perform drives it, on a calendar day of its own. */
class Drive {
  state: CaseState | null = null
  readonly log: { event: CaseEvent; at: string }[] = []
  readonly definition: EngineDefinition
  #on = Temporal.PlainDate.from('2026-09-21')
  #ids = 0

  constructor(flow: Flow) {
    this.definition = { flow, periods }
  }

  do(command: Command): boolean {
    const events = decide(this.definition, this.state, command, this.#context())
    if (!Array.isArray(events)) return false
    for (const event of events) {
      this.log.push({ event, at: this.#context().at })
      this.state = evolve(this.state ?? unfiled, event, this.#context().at)
    }
    return true
  }

  /** Plays the machine: rules and results until somebody's turn. */
  settle(outcome: Ruling['outcome'], printable: boolean) {
    for (let step = 0; this.state; step++) {
      const next = pending(this.definition, this.state)
      if (!next) return
      expect(step).toBeLessThan(20)
      const moved =
        next.kind === 'rule'
          ? this.do({ kind: 'rule', ruling: ruling(outcome) })
          : this.do(
              printable || step > 10
                ? { kind: 'issue', certificateId: 'c', identifier: 'i' }
                : { kind: 'issue-failed', code: 'certificate.unprintable', detail: 'U+20BB7' },
            )
      expect(moved).toBe(true)
    }
  }

  pass(days: number) {
    this.#on = this.#on.add({ days })
  }

  #context(): Context {
    return {
      at: `${this.#on.toString()}T02:00:00Z`,
      on: this.#on,
      calendar,
      by: '周岚',
      newId: () => `t${this.#ids++}`,
      assign: (stage) =>
        stage.assignee.name === 'applicant'
          ? { kind: 'applicant' }
          : {
              kind: 'unit-role',
              unitId: 'u',
              unitName: '民政局',
              unitPath: 'g',
              role: stage.assignee.role ?? '',
            },
    }
  }
}

function ruling(outcome: Ruling['outcome']): Ruling {
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

type Move = {
  kind: 'claim' | 'release' | 'act' | 'correct' | 'withdraw' | 'rate' | 'ask-review' | 'pass'
  officer: number
  action: number
  outcome: Ruling['outcome']
  printable: boolean
  complete: boolean
}

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(
    'claim',
    'release',
    'act',
    'act',
    'act',
    'correct',
    'withdraw',
    'rate',
    'ask-review',
    'pass',
  ),
  officer: fc.nat(1),
  action: fc.nat(5),
  outcome: fc.constantFrom('granted', 'refused', 'referred'),
  printable: fc.boolean(),
  complete: fc.boolean(),
})

function commandOf(drive: Drive, { kind, officer, action, complete }: Move): Command {
  const task = drive.state?.tasks.find((each) => !each.closedAt)
  const stage = task && drive.definition.flow.stages[task.stage]
  const names = stage?.kind === 'task' ? Object.keys(stage.actions) : []
  const who = officers[officer] ?? { id: 'a', name: '周岚' }
  switch (kind) {
    case 'claim':
    case 'release':
      return { kind, taskId: task?.id ?? 'none', officer: who }
    case 'act':
      return {
        kind,
        taskId: task?.id ?? 'none',
        action: names[action % Math.max(1, names.length)] ?? 'none',
        officer: who,
        ...(complete
          ? {
              opinion: '同意',
              reasons: [{ text: '不符', basis: { law: 'law:行政许可法#38' } }],
              corrections: [{ item: '合同', what: '缺签字页' }],
            }
          : {}),
      }
    case 'correct':
      return { kind, ...filed }
    case 'withdraw':
    case 'ask-review':
      return { kind }
    default:
      return { kind: 'rate', grade: 5 }
  }
}

test('whatever people do, no task is lost, nothing is decided twice, and clocks stay lawful', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...flows),
      fc.array(move, { maxLength: 25 }),
      fc.constantFrom('granted', 'refused', 'referred'),
      (flow, moves, first) => {
        const drive = new Drive(flow)
        expect(drive.do({ kind: 'file', channel: 'web', ...filed })).toBe(true)
        drive.settle(first, true)
        lawful(drive)
        for (const each of moves) {
          if (each.kind === 'pass') drive.pass(each.action)
          else if (drive.do(commandOf(drive, each))) drive.settle(each.outcome, each.printable)
          lawful(drive)
        }
      },
    ),
    { numRuns: 1_500 },
  )
})

/** What holds of every case at every moment. */
function lawful({ state, log, definition }: Drive) {
  if (!state) throw new Error('a filed case has a state')
  const open = state.tasks.filter((task) => !task.closedAt)
  // An open case has somebody whose turn it is; a closed one has nobody.
  expect(open.length).toBe(state.status === 'open' ? 1 : 0)
  expect(pending(definition, state)).toBeUndefined()
  for (const task of open) expect(state.active).toContain(task.stage)
  const milestones = log.flatMap(({ event }) => (event.type === 'milestone' ? [event.milestone] : []))
  const count = (wanted: string) => milestones.filter((each) => each === wanted).length
  for (const once of ['submitted', 'accepted', 'reopened', 'withdrawn', 'delivered'] as const)
    expect(count(once)).toBeLessThanOrEqual(1)
  // A refusal by rules may be looked at again once; nothing else is decided or closed twice.
  for (const each of ['decided', 'closed'] as const)
    expect(count(each)).toBeLessThanOrEqual(1 + count('reopened'))
  if (milestones.includes('decided'))
    expect(milestones.indexOf('accepted')).toBeLessThan(milestones.indexOf('decided'))
  expect(milestones.includes('decided')).toBe(state.decision !== null)
  if (state.status === 'closed') expect(milestones.at(-1)).toBe('closed')
  // Closed without a decision, a case still says how it ended.
  if (state.status === 'closed' && state.decision === null)
    expect(['withdrawn', 'not-accepted', 'terminated']).toContain(state.milestone)
  for (const clock of state.clocks) {
    expect(clock.due >= clock.startedOn).toBe(true)
    if (clock.endedOn) expect(clock.endedOn >= clock.startedOn).toBe(true)
    if (state.status === 'closed') expect(clock.state).toBe('ended')
  }
  expect(state.results.length).toBeLessThanOrEqual(1)
  expect(replay(log)).toEqual(state)
}

test('the statutory period skips the National Day holiday', () => {
  const drive = new Drive(flows[1] as Flow)
  drive.do({ kind: 'file', channel: 'web', ...filed })
  drive.pass(7)
  const task = drive.state?.tasks[0]
  drive.do({ kind: 'act', taskId: task?.id ?? '', action: 'accept', officer: { id: 'a', name: '周岚' } })
  // Accepted on Monday 2026-09-28: 20 working days without 10-01 to 10-07, with Saturday 10-10 worked.
  expect(drive.state?.clocks.find((clock) => clock.name === 'statutory')).toMatchObject({
    startedOn: '2026-09-28',
    due: '2026-10-30',
    provisional: false,
    state: 'running',
  })
})

test('a task that a colleague has claimed cannot be taken, and two cannot act on it', () => {
  const drive = new Drive(flows[1] as Flow)
  drive.do({ kind: 'file', channel: 'web', ...filed })
  const taskId = drive.state?.tasks[0]?.id ?? ''
  expect(drive.do({ kind: 'claim', taskId, officer: { id: 'a', name: '周岚' } })).toBe(true)
  const context = {
    at: '2026-09-21T02:00:00Z',
    on: Temporal.PlainDate.from('2026-09-21'),
    calendar,
    by: '郭静',
    newId: () => 'x',
    assign: () => ({ kind: 'applicant' as const }),
  }
  expect(
    decide(
      drive.definition,
      drive.state,
      { kind: 'claim', taskId, officer: { id: 'b', name: '郭静' } },
      context,
    ),
  ).toMatchObject({ refused: 'case.claimed' })
  expect(
    decide(
      drive.definition,
      drive.state,
      { kind: 'act', taskId, action: 'accept', officer: { id: 'b', name: '郭静' } },
      context,
    ),
  ).toMatchObject({ refused: 'case.claimed' })
  expect(
    decide(
      drive.definition,
      drive.state,
      { kind: 'act', taskId, action: 'request-correction', officer: { id: 'a', name: '周岚' } },
      context,
    ),
  ).toMatchObject({ refused: 'case.act-incomplete', detail: 'corrections' })
})
