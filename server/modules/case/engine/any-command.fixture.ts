import fc from 'fast-check'
import type { Citation } from '#contract'
import type { Assignee, LinkRelation, SidePart, Task } from '../case.ts'
import type { Command } from '../command.ts'
import { civil, filed, health, officers, rulingOf, said, type Drive, type Luck } from './drive.fixture.ts'
import { returnsFrom } from './return.ts'
import { timersOf } from './timers.ts'

/** One thing that happens: something is asked of the case, or time passes, or a calendar is published. */
export interface Move {
  readonly kind: Command['kind'] | 'pass' | 'until' | 'publish' | 'again'
  /** What it is drawn from: whom, which task, right or wrong. */
  readonly rolls: readonly [number, number, number]
}

/** How often each thing happens, of a hundred or so. What ends a case is rare, so that cases grow old. */
const often: Readonly<Record<Move['kind'], number>> = {
  act: 42,
  claim: 4,
  release: 2,
  transfer: 3,
  delegate: 4,
  recall: 3,
  ask: 6,
  unask: 2,
  answer: 10,
  return: 6,
  suspend: 3,
  resume: 4,
  extend: 2,
  terminate: 0.3,
  reopen: 5,
  urge: 0.5,
  'urge-own': 0.5,
  link: 1,
  merge: 0.2,
  rule: 0.5,
  'rule-failed': 0.3,
  issue: 0.5,
  'issue-failed': 0.3,
  'call-answer': 6,
  'call-fail': 2,
  signal: 6,
  'leg-end': 9,
  elapse: 3,
  recount: 2,
  file: 5,
  correct: 5,
  withdraw: 0.4,
  rate: 0.5,
  'ask-review': 5,
  pass: 4,
  until: 7,
  publish: 0.5,
  again: 4,
}
const weights = Object.entries(often).map(([kind, weight]) => ({
  weight: Math.round(weight * 10),
  arbitrary: fc.constant(kind as Move['kind']),
}))

/** Every command there is. */
export const commandKinds = Object.keys(often).filter(
  (kind): kind is Command['kind'] => !['pass', 'until', 'publish', 'again'].includes(kind),
)

const roll = fc.nat({ max: 9_999 })
const rolls = fc.tuple(roll, roll, roll)

export const anyMove: fc.Arbitrary<Move> = fc.record({ kind: fc.oneof(...weights), rolls })
export const anyFiling: fc.Arbitrary<Move> = fc.record({ kind: fc.constant('file' as const), rolls })

export function luckOf({ rolls: [, b, c] }: Move): Luck {
  return { ruling: pick(['granted', 'refused', 'referred', 'failed'], b) ?? 'failed', printable: c % 4 > 0 }
}

export const basis: Citation = { law: 'law:行政许可法#45' }
const parts: readonly SidePart[] = ['sign-before', 'sign-after', 'opinion', 'support']
const relations: readonly LinkRelation[] = ['related', 'split-into', 'split-from', 'merged-from']

/** What a move asks of a case as it stands: mostly what fits, now and then what does not. */
export function commandOf(
  drive: Drive,
  { kind, rolls: [a, b, c] }: Move & { kind: Command['kind'] },
): Command {
  const { state, definition } = drive
  const task = taskOf(drive, kind, a)
  // Where it is nobody's turn, what the case waits for comes.
  if (kind === 'act' && !task && a % 12 > 0)
    return commandOf(drive, { kind: awaited(drive), rolls: [c, a, b] })
  const taskId = task?.id ?? 'none'
  const officer = (b % 4 > 0 ? (task?.officer ?? named(task)) : undefined) ??
    pick(officers, c) ?? { id: 'x', name: '' }
  const by = { taskId, officer, ...(b % 9 === 0 ? { orphaned: true } : {}) }
  const reason = '事由'
  switch (kind) {
    case 'claim':
    case 'release':
      return { kind, ...by }
    case 'recall':
      return { kind, ...by, officer: (c % 4 > 0 ? task?.onBehalfOf : undefined) ?? officer }
    case 'act':
      return {
        kind,
        ...by,
        action: actionOf(drive, task, c),
        ...(b % 7 > 0 ? said : {}),
        ...(c % 5 === 0 ? { answers: { x: b % 4, other: true } } : {}),
      }
    case 'transfer':
      return { kind, ...by, assignee: colleague(c), reason }
    case 'delegate':
      return { kind, ...by, to: pick(officers, a) ?? officer, reason }
    case 'ask':
      return {
        kind,
        ...by,
        part: pick(parts, c) ?? 'opinion',
        of: Array.from({ length: c % 3 }, (_, n) => colleague(b + n)),
        text: '请阅',
      }
    case 'unask':
      return { kind, ...by, taskId: task?.of ?? taskId, sideTaskId: taskId }
    case 'answer':
      return { kind, ...by, agrees: c % 3 > 0, opinion: c % 11 === 0 ? ' ' : '阅' }
    case 'return': {
      const back = state && task ? returnsFrom(definition, state, task.stage) : []
      const to = c % 4 > 0 ? pick(back, b) : pick([...Object.keys(definition.flow.stages), 'constructor'], b)
      return { kind, ...by, to: to ?? 'nowhere', reason }
    }
    case 'suspend':
      return { kind, name: '听证', reason, basis, document: '听证通知书', ...(a % 2 ? { days: 10 } : {}) }
    case 'resume':
      return { kind }
    case 'extend':
      return { kind, count: pick([1, 5, 10, 10, 11, 0, -1, 1.5, NaN], a) ?? 1, reason, basis }
    case 'terminate':
    case 'reopen':
      return { kind, reason, basis }
    case 'urge':
    case 'urge-own':
      return { kind, text: '请尽快' }
    case 'link':
      return {
        kind,
        caseId: `other${a % 3}`,
        relation: pick(relations, b) ?? 'related',
        ...(c % 2 ? { message: `m${a % 5}` } : {}),
      }
    case 'merge':
      return { kind, into: 'other', reason }
    case 'rule':
      return { kind, ruling: rulingOf(pick(['granted', 'refused', 'referred'], a) ?? 'referred') }
    case 'rule-failed':
      return { kind, code: 'decision.model-failed' }
    case 'issue':
      return { kind, certificateId: 'c', identifier: 'i' }
    case 'issue-failed':
      return { kind, code: 'certificate.unprintable', detail: '' }
    case 'call-answer':
      return {
        kind,
        callId: callOf(drive, a),
        answer: pick(['yes', 'no', 'yes', 'constructor'], b) ?? '',
        ...(c % 3 === 0 ? { finding: { record: { draw: c } } } : {}),
      }
    case 'call-fail':
      return { kind, callId: callOf(drive, a), reason: 'unreachable' }
    case 'signal':
      return { kind, signal: signalOf(drive, a), message: `s${b % 400}` }
    case 'leg-end': {
      const legs = Object.entries(state?.legs ?? {})
      const running = legs.filter(([, leg]) => leg.state === 'running')
      const [leg, found] = pick(a % 8 > 0 && running.length > 0 ? running : legs, b) ?? [
        'toString',
        undefined,
      ]
      const caseId = c % 9 > 0 ? (found?.caseId ?? 'none') : 'another'
      return { kind, leg, caseId, outcome: pick(['granted', 'granted', 'refused', 'ended'], c) ?? 'ended' }
    }
    case 'elapse': {
      const timers = state ? timersOf(definition, state).map(({ name }) => name) : []
      return { kind, timer: pick([...timers, ...timers, 'acceptance', 'stage:none', 'x'], a) ?? 'x' }
    }
    case 'recount':
      return { kind }
    case 'file':
      return { kind, channel: 'web', ...filed, answers: { x: a % 4, y: pick(['a', 'b'], b) } }
    case 'correct':
      return { kind, ...filed, answers: { x: a % 4, y: pick(['a', 'b'], b) } }
    case 'withdraw':
    case 'ask-review':
      return { kind, ...(a % 2 ? { reason } : {}) }
    case 'rate':
      return { kind, grade: 1 + (a % 5) }
  }
}

/** Mostly an open task with which this can be done; now and then another, one that is over, or none. */
function taskOf({ state }: Drive, kind: Command['kind'], roll: number): Task | undefined {
  const tasks = state?.tasks ?? []
  const open = tasks.filter(({ closedAt }) => !closedAt)
  const fitting = open.filter(
    ({ part, officer, onBehalfOf, assignee }) =>
      assignee.kind !== 'applicant' &&
      (kind !== 'answer' && kind !== 'unask') === (part === undefined) &&
      (kind !== 'release' || officer !== undefined) &&
      (kind !== 'recall' || onBehalfOf !== undefined),
  )
  return roll % 12 > 0 ? pick(fitting, roll) : pick(roll % 24 > 0 ? open : tasks, roll)
}

/** What brings a case further whose turn is no officer's. */
function awaited({ state, definition }: Drive): Command['kind'] {
  const kinds = state?.active.map((name) => definition.flow.stages[name]?.kind) ?? []
  if (state?.corrections) return 'correct'
  if (kinds.includes('call')) return 'call-answer'
  if (kinds.includes('spawn')) return 'leg-end'
  return kinds.includes('wait') ? 'signal' : 'ask-review'
}

function signalOf({ state, definition }: Drive, roll: number): string {
  const awaitedNow = state?.active.flatMap((name) => {
    const stage = definition.flow.stages[name]
    return stage?.kind === 'wait' ? Object.keys(stage.signals) : []
  })
  return (roll % 6 > 0 ? pick(awaitedNow ?? [], roll) : 'constructor') ?? 'come'
}

function named(task: Task | undefined) {
  return task?.assignee.kind === 'officer' ? task.assignee.officer : undefined
}

function actionOf({ definition }: Drive, task: Task | undefined, roll: number): string {
  const stage = task && definition.flow.stages[task.stage]
  const actions = stage?.kind === 'task' ? Object.keys(stage.actions) : []
  return (
    (roll % 20 > 0 ? pick(actions, roll) : pick(['nothing', 'constructor', '__proto__'], roll)) ?? 'nothing'
  )
}

function callOf({ state, log }: Drive, roll: number): string {
  const open = state?.waiting.flatMap(({ callId }) => callId ?? []) ?? []
  if (roll % 6 > 0) return pick(open, roll) ?? 'none'
  return (
    pick(
      log.flatMap(({ event }) => (event.type === 'called' ? [event.callId] : [])),
      roll,
    ) ?? 'none'
  )
}

function colleague(roll: number): Assignee {
  const unit = roll % 2 ? civil : health
  const officer = pick(officers, roll)
  return roll % 3 === 0 && officer
    ? { kind: 'officer', officer, role: 'approver', ...unit }
    : { kind: 'unit-role', role: 'approver', ...unit }
}

/** By the higher part of a roll: the lower says what is right and what is wrong. */
function pick<T>(of: readonly T[], roll: number): T | undefined {
  return of[Math.floor(roll / 12) % of.length]
}
