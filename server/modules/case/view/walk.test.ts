import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseDiagram as diagramSchema, type CaseDiagram, type Flow, type OfficerPrincipal } from '#contract'
import { anyFlow } from '#world'
import type { Actor } from '../case.ts'
import { anyFiling, anyMove, type Move } from '../engine/any-command.fixture.ts'
import { Drive, filed, GUO, ZHOU } from '../engine/drive.fixture.ts'
import { closing, flowOf, fork, packed, passing, spawn, task } from '../engine/sample-flow.fixture.ts'
import { Trial } from '../engine/trial.fixture.ts'
import type { CaseEvent } from '../event.ts'
import type { StoredAct } from '../queries.ts'
import { caseDiagram } from './diagram.ts'

const principal: OfficerPrincipal = {
  kind: 'officer',
  accountId: 'a',
  officerId: 'o0',
  name: '周岚',
  unitId: 'u1',
  unitName: '民政局',
  unitPath: 'g.u1',
  regionPath: 'r',
  roles: ['approver'],
} as unknown as OfficerPrincipal

/** The acts of a case one after another, an hour apart. */
class Record {
  readonly drive: Drive
  readonly acts: StoredAct[] = []

  constructor(flow: Flow) {
    this.drive = new Drive(flow)
  }

  act(events: readonly CaseEvent[], command: string, actor: Actor = system): this {
    this.acts.push(stored(events, command, actor, this.drive.now, this.acts.length + 1))
    this.drive.pass({ hours: 1 })
    return this
  }

  file(): this {
    const before = this.drive.log.length
    this.drive.file()
    return this.act(
      this.drive.log.slice(before).map(({ event }) => event),
      'file',
      citizen,
    )
  }

  do(stage: string, action: string, officer = ZHOU): this {
    return this.act(this.drive.act(stage, action, officer), 'act', {
      ...officer,
      kind: 'officer',
      unitName: '民政局',
    })
  }

  get diagram(): CaseDiagram {
    return drawn(this.drive, this.acts)
  }
}

const system: Actor = { kind: 'system', id: 's', name: '系统' }
const citizen: Actor = { kind: 'person', id: 'p', name: '王秀兰' }

function stored(
  events: readonly CaseEvent[],
  command: string,
  actor: Actor,
  at: Temporal.Instant,
  revision: number,
): StoredAct {
  return {
    revision,
    entryId: 'e',
    command,
    actor,
    at,
    events: [...events],
    salt: new Uint8Array(),
  } as StoredAct
}

function drawn({ definition, stands, now }: Drive, acts: readonly StoredAct[]): CaseDiagram {
  return caseDiagram(definition.flow, stands, acts, { principal, deciding: '民政局', now })
}

const said = ({ steps }: CaseDiagram) =>
  steps.map(({ kind, from, to, label }) => [kind, from, to, label?.zh].filter(Boolean).join(' '))
const node = ({ nodes }: CaseDiagram, id: string) => nodes.find((each) => each.id === id)

test('the way of a case is drawn over its flow: what was done, what is now, what may come', () => {
  const record = new Record(packed('reviewed')).file()
  expect(said(record.diagram)).toEqual(['entered entry.start acceptance'])
  expect(node(record.diagram, 'acceptance')).toMatchObject({ state: 'now', visits: 1 })
  expect(node(record.diagram, 'review')).toMatchObject({ state: 'later', visits: 0, spentMs: 0, by: [] })

  record.do('acceptance', 'request-correction')
  record.act(record.drive.must({ kind: 'correct', ...filed }), 'correct', citizen)
  record.do('acceptance', 'accept', GUO)
  const { diagram } = record
  expect(said(diagram)).toEqual([
    'entered entry.start acceptance',
    'moved acceptance correction 补正',
    'moved correction acceptance 补好了，再提交',
    'moved acceptance review 受理',
  ])
  expect(node(diagram, 'acceptance')).toMatchObject({
    state: 'done',
    visits: 2,
    spentMs: 2 * 3_600_000,
    by: [{ name: '周岚' }, { name: '郭静', unitName: '民政局' }],
  })
  expect(diagram.edges.find(({ id }) => id === 'acceptance review')?.taken).toEqual([4])
  expect(diagram.edges.find(({ id }) => id === 'acceptance correction')?.taken).toEqual([2])

  record.do('review', 'grant')
  expect(said(record.diagram).slice(4)).toEqual([
    'moved review issue 准予',
    'ended issue issue.end.delivered 制成了',
  ])
  expect(record.diagram.status).toBe('closed')
  expect(node(record.diagram, 'issue-by-hand')?.state).toBe('unused')
  expect(node(record.diagram, 'issue.end.delivered')?.state).toBe('done')
  expect(node(record.diagram, 'issue')?.by).toEqual([{ kind: 'system', name: '民政局' }])
})

test('what was sent back is a line of its own, with the reason', () => {
  const flow = flowOf({
    check: task({ go: { to: 'decide' } }),
    decide: task({ go: closing }),
  })
  const record = new Record(flow).file().do('check', 'go')
  const { id } = record.drive.taskAt('decide')
  const back = record.drive.must({
    kind: 'return',
    taskId: id,
    officer: ZHOU,
    to: 'check',
    reason: '少一张图',
  })
  record.act(back, 'return', { ...ZHOU, kind: 'officer', unitName: '民政局' })
  expect(record.diagram.steps.at(-1)).toMatchObject({
    kind: 'returned',
    from: 'decide',
    to: 'check',
    reason: '少一张图',
    edge: 'return decide check',
    by: { name: '周岚' },
  })
  expect(record.diagram.edges.find(({ id: edge }) => edge === 'return decide check')).toMatchObject({
    taken: [3],
    isBack: true,
  })
})

test('branches, their join and legs are told one by one', () => {
  const flow = flowOf({
    split: fork({ a: ['fire'], b: ['health'] }, 'all', { next: { to: 'legs' }, failed: closing }),
    fire: task({ pass: passing, fail: { to: 'join', verdict: 'fail' } }),
    health: task({ pass: passing }),
    legs: spawn({ one: {}, two: { after: ['one'] } }, { next: closing, partial: closing, failed: closing }),
  })
  const record = new Record(flow).file()
  expect(said(record.diagram)).toEqual([
    'entered entry.start split',
    'branched split fire 某',
    'branched split health 某',
  ])
  expect(node(record.diagram, 'split')?.state).toBe('now')
  expect(node(record.diagram, 'split.join')?.state).toBe('later')
  record.do('health', 'pass').do('fire', 'pass')
  expect(said(record.diagram).slice(3)).toEqual([
    'joined health split.join 某',
    'joined fire split.join 某',
    'moved split.join legs 通过',
  ])
  expect(node(record.diagram, 'split.join')?.state).toBe('done')
  expect(node(record.diagram, 'legs')?.legs).toMatchObject([
    { name: 'one', state: 'running' },
    { name: 'two', state: 'waiting' },
  ])
  const caseId = record.drive.stands.legs['one']?.caseId ?? ''
  record.act(record.drive.must({ kind: 'leg-end', leg: 'one', caseId, outcome: 'refused' }), 'leg-end')
  expect(said(record.diagram).at(-1)).toBe('ended legs legs.end.closed 都没办成')
})

test('a case that is taken back ends where it stood', () => {
  const record = new Record(packed('reviewed')).file()
  record.act(record.drive.must({ kind: 'withdraw', reason: '不办了' }), 'withdraw', citizen)
  expect(record.diagram.steps.at(-1)).toMatchObject({ kind: 'stopped', from: 'acceptance', reason: '不办了' })
  expect(record.diagram.nodes.filter(({ state }) => state === 'now')).toEqual([])
})

test('a refusal by rules that a person looks at again comes in by its own door', () => {
  const record = new Record(packed('instant'))
  record.drive.file({}, { ruling: 'refused', printable: true })
  record.act(
    record.drive.log.map(({ event }) => event),
    'file',
    citizen,
  )
  record.act(record.drive.must({ kind: 'ask-review' }), 'ask-review', citizen)
  expect(said(record.diagram)).toEqual([
    'entered entry.start decide',
    'ended decide decide.end.refused 不符合',
    'entered entry.askReview reconsider',
  ])
})

test('the way of any case of any flow is told whole: every line it went along is in the drawing', () => {
  const anyLife = fc.array(anyMove, { maxLength: 60, size: 'max' })
  fc.assert(
    fc.property(anyFlow, anyFiling, anyLife, (flow, filing: Move, life) => {
      const trial = new Trial(new Drive(flow))
      for (const move of [filing, ...life]) trial.play(move)
      const { drive, done } = trial
      if (!drive.state) return
      const acts = done.map(({ kind, events }, at) => stored(events, kind, system, drive.now, at + 1))
      const told = drawn(drive, acts)
      expect(diagramSchema.safeParse(told).error).toBeUndefined()
      const events = done.flatMap((each) => each.events)
      const count = (...types: string[]) => events.filter(({ type }) => types.includes(type)).length
      const steps = (...kinds: string[]) => told.steps.filter(({ kind }) => kinds.includes(kind))
      expect(steps('entered', 'moved', 'branched', 'returned')).toHaveLength(count('entered'))
      expect(steps('returned')).toHaveLength(count('returned'))
      expect(steps('joined')).toHaveLength(count('branch-ended'))
      const closed = events.filter((event) => event.type === 'milestone' && event.milestone === 'closed')
      expect(steps('ended', 'stopped')).toHaveLength(closed.length)
      expect(steps('moved', 'joined', 'ended').filter(({ label }) => !label)).toEqual([])
      const edges = new Map(told.edges.map((edge) => [edge.id, edge.taken]))
      for (const { edge, order, kind } of told.steps)
        if (kind !== 'stopped') expect(edges.get(edge ?? '') ?? [], `${kind} ${edge}`).toContain(order)
      const now = told.nodes.flatMap(({ id, state }) => (state === 'now' ? [id] : []))
      expect(now.toSorted()).toEqual([...drive.state.active, ...Object.keys(drive.state.forks)].toSorted())
    }),
    { numRuns: 250 },
  )
}, 120_000)
