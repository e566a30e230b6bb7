import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { StartFailure } from '#platform/errors'
import { samples, type ClockFacts, type Facts, type MilestoneFacts } from './facts.ts'
import { judge } from './judge.ts'
import { readRules, soundRule } from './load.ts'

const rules = await readRules(fileURLToPath(new URL('../../../packs', import.meta.url)))
const milestone = samples.milestones as MilestoneFacts
const clock = samples.clocks as ClockFacts
const unit = { id: 'u', path: '1', name: '审批局' }

/** Which rules find something in facts, of those that were given them. */
function found(facts: Facts, ...ids: string[]): string[] {
  const looked = rules
    .filter(({ id }) => ids.includes(id))
    .map((rule) => ({
      rule,
      facts,
      finding: { occurrence: 'x', occurredAt: '2026-11-02T02:00:00Z', responsible: { unit } },
    }))
  expect(looked).toHaveLength(ids.length)
  const { findings, faults } = judge(looked)
  expect(faults).toEqual([])
  return findings.map(({ rule }) => rule.id)
}

const decided = (change: {
  act?: Partial<MilestoneFacts['act']>
  outcome?: string
  ruling?: MilestoneFacts['ruling']
  officer?: Partial<MilestoneFacts['officer']>
}): MilestoneFacts => ({
  ...milestone,
  act: { ...milestone.act, reasons: 1, cited: 1, ...change.act },
  decision: { ...milestone.decision, outcome: change.outcome ?? 'refused' },
  ruling: change.ruling ?? { outcome: 'granted', failed: 0 },
  officer: { ...milestone.officer, ...change.officer },
})

test('every rule speaks both languages, says what to do, and names whom it is shown to', () => {
  expect(rules.map(({ id }) => id)).toHaveLength(13)
  for (const { says, todo, title, shown } of rules) {
    for (const words of [says, todo, title])
      expect([words.zh, words.en].every((each) => each !== '')).toBe(true)
    expect(shown).toContain('officer')
  }
})

test('a refusal against rules that all hold is found, and no other', () => {
  expect(found(decided({}), 'wrong-refusal')).toEqual(['wrong-refusal'])
  expect(found(decided({ outcome: 'granted' }), 'wrong-refusal')).toEqual([])
  expect(found(decided({ ruling: { outcome: 'refused', failed: 1 } }), 'wrong-refusal')).toEqual([])
  // Where no rules looked, none can say that it was wrong.
  expect(found(decided({ ruling: { outcome: '', failed: 0 } }), 'wrong-refusal')).toEqual([])
})

test('a refusal that cites nothing, a decision without the post, or by whom filed', () => {
  const ids = ['no-reasons', 'not-entitled', 'filed-and-decided']
  expect(found(decided({}), ...ids)).toEqual([])
  expect(found(decided({ act: { cited: 0 } }), ...ids)).toEqual(['no-reasons'])
  expect(found(decided({ act: { cited: 0 }, outcome: 'granted' }), ...ids)).toEqual([])
  expect(found(decided({ officer: { entitled: false, filed: true } }), ...ids)).toEqual([
    'filed-and-decided',
    'not-entitled',
  ])
  // What the rules decide by themselves is nobody's card.
  expect(
    found(decided({ act: { automatic: true, cited: 0 }, officer: { entitled: false } }), ...ids),
  ).toEqual([])
})

test('material asked for beyond the list, or though it is held', () => {
  const asked = (unlisted: string[], held: string[]) =>
    found({ ...milestone, corrections: { count: 1, unlisted, held } }, 'held-material', 'unlisted-material')
  expect(asked([], [])).toEqual([])
  expect(asked(['甲'], [])).toEqual(['unlisted-material'])
  expect(asked([], ['乙'])).toEqual(['held-material'])
})

test.each([
  [{ daysLeft: 2, count: 7 }, ['due-soon']],
  [{ daysLeft: 0, count: 7 }, ['due-soon']],
  [{ daysLeft: -1, count: 7 }, []],
  [{ daysLeft: 2, count: 7, pressing: false }, []],
  // Of a period of two days only the last is near its end; one of no days is never.
  [{ daysLeft: 1, count: 2 }, []],
  [{ daysLeft: 0, count: 2 }, ['due-soon']],
  [{ daysLeft: 0, count: 0 }, []],
])('a clock with %o left warns: %o', (change, expected) => {
  expect(found({ ...clock, clock: { ...clock.clock, ...change } }, 'due-soon')).toEqual(expected)
})

const sound = `id: late
version: 1
colour: red
title: { zh: 超期, en: Late }
meaning: { zh: 超期, en: Late }
on: { clocks: [statutory], daysLeft: -1 }
when: clock.lateDays > 0
says: { zh: '超了{clock.lateDays}天', en: '{clock.lateDays} days late' }
todo: { zh: 办结, en: Finish }
within: { count: 2, unit: working }
shown: [officer]
basis: { licence: { law: 'law:行政许可法#42.1' }, other: { law: 'law:行政许可法#42.1' } }
objection: { count: 5, unit: working }
`

test('a rule that cannot be judged by does not load, and says why', () => {
  expect(soundRule('late.yaml', sound)).toMatchObject({ id: 'late' })
  const wrong: [string, string, RegExp][] = [
    ['clock.lateDays > 0', 'clock.lateDays', /no yes or no/],
    ['clock.lateDays > 0', 'clock.lateDays >', /when: /],
    ['{clock.lateDays} days', '{case.lateDays} {watch.days} days', /watch/],
    ['shown: [officer]', 'shown: [mayor]', /shown/],
    ['colour: red', 'colour: green', /colour/],
    ['id: late', 'id: later', /must be called later.yaml/],
    ['daysLeft: -1', 'daysLeft: -9', /on/],
  ]
  for (const [part, other, said] of wrong)
    expect(() => soundRule('late.yaml', sound.replace(part, other)), other).toThrow(said)
  expect(() => soundRule('late.yaml', ': :')).toThrow(StartFailure)
})
