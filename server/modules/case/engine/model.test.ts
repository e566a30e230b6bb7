import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flow as flowSchema, type Flow } from '#contract'
import { alteredFlow, anyFlow } from '#world'
import type { Command } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { anyFiling, anyMove, commandKinds, type Move } from './any-command.fixture.ts'
import { Drive } from './drive.fixture.ts'
import { foundIn, packed } from './sample-flow.fixture.ts'
import { Trial } from './trial.fixture.ts'

const anyLife = fc.array(anyMove, { maxLength: 160, size: 'max' })
const shipped = fc.constantFrom(packed('instant'), packed('reviewed'), packed('reviewed-with-precheck'))

/** The cases that a life of moves is made of: when one is over, whoever files begins another, and sometimes whoever would act. */
function live(flow: Flow, filing: Move, life: readonly Move[]): Trial[] {
  const trials = [new Trial(new Drive(flow))]
  for (const move of [filing, ...life]) {
    const { drive } = trials.at(-1) as Trial
    const isFiling = move.kind === 'file' || (move.kind === 'act' && move.rolls[1] % 3 === 0)
    const isNext = isFiling && drive.state?.status === 'closed'
    if (isNext) trials.push(new Trial(drive.afresh()))
    trials.at(-1)?.play(isNext ? { ...move, kind: 'file' } : move)
  }
  for (const trial of trials) trial.end()
  return trials
}

/** Every event there is; the compiler says when one is missing. */
const events: Record<CaseEvent['type'], number> = {
  filed: 0,
  entered: 0,
  left: 0,
  'task-opened': 0,
  'task-closed': 0,
  claimed: 0,
  released: 0,
  acted: 0,
  held: 0,
  unheld: 0,
  'signer-added': 0,
  answered: 0,
  transferred: 0,
  delegated: 0,
  recalled: 0,
  returned: 0,
  urged: 0,
  corrected: 0,
  ruled: 0,
  'ruling-failed': 0,
  issued: 0,
  'issue-failed': 0,
  forked: 0,
  'branch-ended': 0,
  joined: 0,
  'fork-left': 0,
  called: 0,
  'call-answered': 0,
  'call-failed': 0,
  waiting: 0,
  signalled: 0,
  elapsed: 0,
  'leg-waiting': 0,
  'leg-started': 0,
  'leg-ended': 0,
  'leg-skipped': 0,
  milestone: 0,
  'procedure-began': 0,
  'procedure-ended': 0,
  linked: 0,
  received: 0,
  rated: 0,
  'clock-started': 0,
  'clock-set': 0,
  'clock-ended': 0,
}

test(
  'whatever is asked of a case of whatever flow, at whatever time, it stays lawful',
  {
    timeout: 240_000,
  },
  () => {
    let asked = 0
    const done = new Set<Command['kind']>()
    const anyCase = fc.oneof({ weight: 9, arbitrary: anyFlow }, shipped)
    fc.assert(
      fc.property(anyCase, anyFiling, anyLife, (flow, filing, life) => {
        for (const trial of live(flow, filing, life)) {
          asked += trial.asked
          for (const { kind, events: brought } of trial.done) {
            done.add(kind)
            for (const { type } of brought) events[type]++
          }
        }
      }),
      { numRuns: 1_550 },
    )
    expect(asked).toBeGreaterThan(100_000)
    // Everything there is has happened; rules and results answer at once, and never a second time.
    expect(Object.entries(events).filter(([, times]) => times === 0)).toEqual([])
    expect(commandKinds.filter((kind) => !done.has(kind))).toEqual([
      'rule',
      'rule-failed',
      'issue',
      'issue-failed',
    ])
  },
)

test('what the pack checker lets through is lawful too, however it was drawn', { timeout: 120_000 }, () => {
  let lived = 0
  fc.assert(
    fc.property(alteredFlow, anyFiling, anyLife, (flow, filing, life) => {
      if (!flowSchema.safeParse(flow).success || foundIn(flow).length > 0) return
      live(flow, filing, life)
      lived++
    }),
    { numRuns: 600 },
  )
  expect(lived).toBeGreaterThan(100)
})
