import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema, type Flow, type Ruling } from '#contract'
import { bundledCalendar } from '#modules/calendar'
import type { CaseState } from '../case.ts'
import type { Command, LegEnd } from '../command.ts'
import { decide } from '../decide.ts'
import type { CaseEvent } from '../event.ts'
import { evolve, unfiled } from '../evolve.ts'
import { effectsOf } from '../outbox/plan.ts'
import type { CaseBase } from '../record.ts'

const title = { zh: '项', en: 'Leg' }
const leg = (after: string[] = [], rest: object = {}) => ({ title, matter: 'any', after, ...rest })
const legs = {
  birth: leg(),
  vaccination: leg(),
  hukou: leg(['birth'], { answers: { proof: 'legs.birth.certificate', region: 'subject.regionCode' } }),
  insurance: leg(['hukou']),
  card: leg(['hukou']),
  refund: leg(['birth'], { when: 'form.insured', required: false }),
}
const shared = parse(
  readFileSync(new URL('../../../../packs/flows/theme.yaml', import.meta.url), 'utf8'),
) as { stages: { legs: object } }
const flow: Flow = flowSchema.parse({
  ...shared,
  stages: { ...shared.stages, legs: { ...shared.stages.legs, legs } },
})
const definition = {
  flow,
  periods: {
    statutory: { count: 20, unit: 'working' as const },
    promised: { count: 5, unit: 'working' as const },
  },
}
const at = '2026-09-21T02:00:00Z'
const officer = { id: 'a', name: '周岚' }

/** A whole that has been filed and found in order; its legs are ended by hand. */
class Theme {
  state: CaseState = unfiled
  last: CaseEvent[] = []
  #ids = 0

  constructor(insured = true) {
    const count = { typed: 1, chosen: 0, held: 0 }
    const filed = { answers: { insured }, sources: {}, choices: {}, differences: [], count }
    this.#take(decide(definition, null, { kind: 'file', channel: 'web', ...filed }, this.#context()))
    this.do({ kind: 'rule', ruling: granted })
  }

  do(command: Command) {
    return this.#take(decide(definition, this.state, command, this.#context()))
  }

  /** How a leg ended, told by its case. */
  end(name: string, outcome: LegEnd['outcome'], rest: Partial<LegEnd> = {}) {
    const caseId = this.state.legs[name]?.caseId ?? 'none'
    return this.do({ kind: 'leg-end', leg: name, caseId, revision: 3, outcome, ...rest })
  }

  act(action: string, said: { reasons?: { text: string; basis: { law: string } }[] } = {}) {
    const taskId = this.state.tasks.find(({ closedAt }) => !closedAt)?.id ?? ''
    return this.do({ kind: 'act', taskId, action, officer, opinion: '已逐项核对', ...said })
  }

  get running() {
    return Object.entries(this.state.legs).flatMap(([name, { state }]) => (state === 'running' ? [name] : []))
  }

  get stands() {
    return Object.fromEntries(Object.entries(this.state.legs).map(([name, { state }]) => [name, state]))
  }

  #take(answer: ReturnType<typeof decide>) {
    if (!Array.isArray(answer)) return answer.refused
    this.last = answer
    for (const event of answer) this.state = evolve(this.state, event, at)
    return undefined
  }

  #context() {
    return {
      at,
      on: Temporal.PlainDate.from('2026-09-21'),
      calendar: bundledCalendar(),
      by: '榆次区卫生健康和体育局',
      subject: { kind: 'person', regionCode: '140702' },
      newId: () => `id-${++this.#ids}`,
      assign: () => ({
        kind: 'unit-role' as const,
        unitId: 'u',
        unitName: 'u',
        unitPath: 'u',
        role: 'approver',
      }),
    }
  }
}

const granted: Ruling = {
  model: 'm',
  version: 1,
  modelDigest: '',
  outcome: 'granted',
  checks: [],
  outputs: {},
  input: {},
  tookMs: 1,
}
const base: CaseBase = {
  caseId: 'whole',
  number: '1',
  slug: 's',
  version: 1,
  itemCode: '',
  region: { code: '140702', path: '14.1407.140702', name: '榆次区' },
  unit: { id: 'u', path: 'u', name: 'u' },
  subject: { id: 'p', kind: 'person', name: '李佳慧', identifier: '1' },
  filer: { id: 'p', name: '李佳慧' },
  relation: 'self',
  channel: 'web',
  submittedAt: at,
}

test('what is filed is accepted, and the promise of the whole runs from that day', () => {
  const { state } = new Theme()
  expect(state.clocks.map(({ name, startedOn, state: stands }) => [name, startedOn, stands])).toEqual([
    ['statutory', '2026-09-21', 'running'],
    ['promised', '2026-09-21', 'running'],
  ])
})

test('legs start in the order of their dependencies and are told what went before', () => {
  const theme = new Theme()
  expect(theme.running).toEqual(['birth', 'vaccination'])
  theme.end('birth', 'granted', { certificate: '1.2.156.7' })
  expect(theme.running).toEqual(['vaccination', 'hukou', 'refund'])
  expect(theme.last).toContainEqual(
    expect.objectContaining({
      type: 'leg-started',
      leg: 'hukou',
      answers: { proof: '1.2.156.7', region: '140702' },
    }),
  )
  theme.end('hukou', 'granted')
  expect(theme.running).toEqual(['vaccination', 'insurance', 'card', 'refund'])
  for (const name of ['vaccination', 'insurance', 'card', 'refund']) theme.end(name, 'granted')
  expect(theme.state).toMatchObject({ active: ['issue'], decision: { outcome: 'granted', automatic: false } })
})

test('a refusal stops what depends on it and nothing else; the whole ends partly', () => {
  const theme = new Theme(false)
  theme.end('birth', 'granted')
  theme.end('hukou', 'refused')
  expect(theme.stands).toEqual({
    birth: 'granted',
    vaccination: 'running',
    hukou: 'refused',
    insurance: 'skipped',
    card: 'skipped',
    refund: 'skipped',
  })
  expect(theme.state.active).toEqual(['legs'])
  theme.end('vaccination', 'granted')
  expect(theme.state.active).toEqual(['settle'])
  expect(theme.state.legs['refund']?.reason).toBe('condition')
  theme.act('conclude')
  expect(theme.state.decision).toMatchObject({ outcome: 'partly', by: '周岚', opinion: '已逐项核对' })
})

test('a whole of which nothing was granted is refused by a person', () => {
  const theme = new Theme()
  theme.end('birth', 'refused')
  theme.end('vaccination', 'ended', { reason: 'withdrawn' })
  expect(theme.state.active).toEqual(['settle-none'])
  theme.act('conclude', { reasons: [{ text: '都没有批准', basis: { law: 'law:行政许可法#38' } }] })
  expect(theme.state).toMatchObject({ status: 'closed', decision: { outcome: 'refused' } })
})

test('a leg that is not required does not keep the whole from being granted', () => {
  const theme = new Theme()
  theme.end('birth', 'granted')
  theme.end('refund', 'refused')
  theme.end('hukou', 'granted')
  for (const name of ['vaccination', 'insurance', 'card']) theme.end(name, 'granted')
  expect(theme.state.decision?.outcome).toBe('granted')
})

test('told twice is told once; what is older, or of another case, changes nothing', () => {
  const theme = new Theme()
  theme.end('birth', 'granted')
  const before = theme.state
  theme.end('birth', 'granted')
  theme.end('birth', 'refused', { revision: 2 })
  theme.end('birth', 'refused', { revision: 9, caseId: 'another' })
  expect(theme.state).toEqual(before)
  for (const name of ['insurance', 'nobody']) theme.end(name, 'granted')
  expect(theme.state).toEqual(before)
})

test('a refusal that a person turns into a grant revives what waited for it', () => {
  const theme = new Theme()
  theme.end('birth', 'refused')
  expect(theme.stands['hukou']).toBe('skipped')
  theme.end('birth', 'granted', { revision: 6 })
  expect(theme.running).toEqual(['vaccination', 'hukou', 'refund'])
})

test('what could not be filed is tried again under a case of its own; what was decided stands', () => {
  const theme = new Theme()
  theme.end('birth', 'granted')
  const first = theme.state.legs['hukou']?.caseId
  theme.end('hukou', 'unfiled', { reason: 'filing.no-item' })
  theme.end('vaccination', 'refused')
  theme.end('refund', 'granted')
  expect(theme.state.active).toEqual(['settle'])
  theme.act('retry')
  expect(theme.running).toEqual(['hukou'])
  expect(theme.state.legs['hukou']?.caseId).not.toBe(first)
  expect(theme.stands).toMatchObject({ birth: 'granted', vaccination: 'refused', insurance: 'waiting' })
  // Late news of the case that there never was.
  theme.do({ kind: 'leg-end', leg: 'hukou', caseId: first ?? '', revision: 4, outcome: 'granted' })
  expect(theme.running).toEqual(['hukou'])
})

test('taking the whole back takes back the legs that run, and later news of them is no news', () => {
  const theme = new Theme()
  theme.end('vaccination', 'granted')
  const running = theme.state.legs['birth']?.caseId ?? ''
  theme.do({ kind: 'withdraw' })
  expect(theme.state).toMatchObject({ status: 'closed', milestone: 'withdrawn' })
  const planned = effectsOf(base, 4, theme.last, theme.state, { legs: {}, followUps: [] }, at) as {
    kind: string
    body: object
  }[]
  expect(planned.filter(({ kind }) => kind === 'recall')).toEqual([
    expect.objectContaining({ body: { to: running, reason: '申请人撤回了整件事' } }),
  ])
  const before = theme.state
  theme.do({ kind: 'leg-end', leg: 'birth', caseId: running, revision: 2, outcome: 'ended' })
  expect(theme.state).toEqual(before)
})

test('a leg reports what it gave; one that ended otherwise says how', () => {
  const child = { ...base, caseId: 'child', parent: { caseId: 'whole', leg: 'birth' } }
  const closing: CaseEvent[] = [{ type: 'milestone', milestone: 'closed' }]
  const reportOf = (state: Partial<CaseState>) =>
    (
      effectsOf(
        child,
        5,
        closing,
        { ...unfiled, status: 'closed', ...state },
        { legs: {}, followUps: [] },
        at,
      ) as {
        kind: string
        body: object
      }[]
    ).find(({ kind }) => kind === 'report')?.body
  const decision = { outcome: 'granted' as const, automatic: true, by: 'u', at, reasons: [] }
  expect(
    reportOf({ isDecided: true, decision, results: [{ certificateId: 'c', identifier: '1.2.156' }] }),
  ).toEqual({ to: 'whole', leg: 'birth', outcome: 'granted', certificate: '1.2.156' })
  expect(reportOf({ milestone: 'not-accepted' })).toEqual({
    to: 'whole',
    leg: 'birth',
    outcome: 'ended',
    reason: 'not-accepted',
  })
  expect(reportOf({ isDecided: true, decision: { ...decision, outcome: 'partly' } })).toMatchObject({
    outcome: 'ended',
    reason: 'partly',
  })
})

test('whatever the departments say in whatever order, no leg runs before its time and the whole comes to rest', () => {
  const outcome = fc.constantFrom<LegEnd['outcome']>('granted', 'granted', 'refused', 'ended', 'unfiled')
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.tuple(fc.nat(), outcome), { minLength: 12 }), (insured, said) => {
      const theme = new Theme(insured)
      for (const [pick, how] of said) {
        const { running } = theme
        for (const name of running)
          for (const before of legs[name as keyof typeof legs].after)
            expect(theme.state.legs[before]).toMatchObject({ state: 'granted' })
        const name = running[pick % running.length]
        if (name === undefined) break
        theme.end(name, how)
      }
      const hasEnded = theme.running.length === 0
      expect(theme.state.active.includes('legs')).toBe(!hasEnded)
      if (hasEnded) expect(Object.values(theme.stands)).not.toContain('waiting')
    }),
  )
})
