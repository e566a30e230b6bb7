import { expect, test } from 'vitest'
import { Drive, filed, GUO, said, ZHOU } from './drive.fixture.ts'
import { pending } from './machine.ts'
import { closing, flowOf, granting, packed, refusing, task } from './sample-flow.fixture.ts'

const basis = { law: 'law:行政许可法#45' }
const hearing = {
  kind: 'suspend',
  name: '听证',
  reason: '申请人要求',
  basis,
  document: '听证通知书',
} as const
const longer = {
  kind: 'extend',
  count: 10,
  reason: '案情复杂',
  basis: { law: 'law:行政许可法#42.1' },
} as const

function accepted(): Drive {
  const drive = new Drive(packed('reviewed'))
  drive.file()
  drive.act('acceptance', 'accept')
  return drive
}

test('the statutory period skips the National Day holiday', () => {
  const drive = new Drive(packed('reviewed'))
  drive.file()
  drive.to('2026-09-28')
  drive.act('acceptance', 'accept')
  // Accepted on Monday 2026-09-28: 20 working days without 10-01 to 10-07, with Saturday 10-10 worked.
  expect(drive.clock('statutory')).toMatchObject({
    startedOn: '2026-09-28',
    due: '2026-10-30',
    provisional: false,
    state: 'running',
  })
})

test('stopped before acceptance: the five days stand still, and what starts meanwhile stands still too', () => {
  const drive = new Drive(packed('reviewed'))
  drive.file()
  drive.to('2026-09-23')
  drive.must(hearing)
  expect(drive.clock('acceptance')).toMatchObject({ state: 'stopped' })
  drive.to('2026-10-12')
  drive.act('acceptance', 'accept')
  expect(drive.clock('acceptance')).toMatchObject({
    state: 'ended',
    pauses: [{ from: '2026-09-23', to: '2026-10-12', reason: '听证' }],
  })
  expect(drive.clock('statutory')).toMatchObject({ state: 'stopped', pauses: [{ from: '2026-10-12' }] })
  const taskId = drive.taskAt('review').id
  expect(drive.do({ kind: 'act', taskId, officer: ZHOU, action: 'grant', ...said })).toMatchObject({
    refused: 'case.not-allowed',
  })
  drive.to('2026-10-16')
  drive.must({ kind: 'resume' })
  // Twenty working days after 16 October.
  expect(drive.clock('statutory')).toMatchObject({ state: 'running', due: '2026-11-13' })
  expect(drive.do({ kind: 'resume' })).toMatchObject({ refused: 'case.not-allowed' })
})

test('extended, then stopped over the National Day holiday: both count, and the holiday only once', () => {
  const drive = accepted()
  expect(drive.clock('statutory')).toMatchObject({ due: '2026-10-26' })
  drive.to('2026-09-24')
  drive.must(longer)
  // Thirty working days after 21 September.
  expect(drive.clock('statutory')).toMatchObject({ count: 30, due: '2026-11-09' })
  expect(drive.clock('promised')).toMatchObject({ count: 17, extension: { count: 10, by: '民政局' } })
  drive.to('2026-09-28')
  drive.must(hearing)
  drive.to('2026-10-13')
  drive.must({ kind: 'resume' })
  // Four days had gone (22, 23, 24 and 28 September); twenty-six are left after 13 October.
  expect(drive.clock('statutory')).toMatchObject({
    due: '2026-11-18',
    pauses: [{ from: '2026-09-28', to: '2026-10-13' }],
  })
  expect(drive.do(longer)).toMatchObject({ refused: 'case.not-allowed', detail: 'it was extended before' })
})

test('a period that stands still can be extended after the day that would have been its last', () => {
  const drive = accepted()
  drive.must(hearing)
  drive.to('2026-12-01')
  drive.must(longer)
  expect(drive.clock('statutory')).toMatchObject({ state: 'stopped', count: 30 })
  drive.must({ kind: 'resume' })
  expect(drive.clock('statutory')).toMatchObject({ due: '2027-01-13', provisional: true })
})

test('nothing is extended by more than the law allows, by no whole days, or too late', () => {
  const drive = accepted()
  for (const count of [0, -1, 11, 1.5, NaN])
    expect(drive.do({ ...longer, count })).toMatchObject({ refused: 'case.not-allowed' })
  drive.to('2026-10-27')
  expect(drive.do(longer)).toMatchObject({ detail: 'the period is over' })
})

test('what ends a case ends its procedure and its pauses', () => {
  for (const ending of [
    { kind: 'withdraw' },
    { kind: 'terminate', reason: '申请人死亡', basis },
    { kind: 'merge', into: 'other', reason: '同一事项' },
  ] as const) {
    const drive = accepted()
    drive.must(hearing)
    drive.to('2026-10-09')
    drive.must(ending)
    expect(drive.stands.procedures).toMatchObject([{ from: '2026-09-21', to: '2026-10-09' }])
    expect(drive.clock('statutory')).toMatchObject({
      state: 'ended',
      pauses: [{ from: '2026-09-21', to: '2026-10-09' }],
    })
  }
})

test('rules are not asked while the time stands still, and at once when it runs again', () => {
  const drive = new Drive(
    flowOf(
      {
        survey: task({ done: { to: 'judge', milestones: ['accepted'] } }),
        judge: {
          kind: 'decide',
          decision: 'matter',
          routes: { granted: granting, refused: refusing, referred: { to: 'review' } },
        },
        review: task({ grant: granting, refuse: refusing }),
      },
      { acceptance: 'statutory' },
    ),
  )
  drive.file()
  drive.must(hearing)
  drive.act('survey', 'done')
  expect(drive.stands).toMatchObject({ active: ['judge'], status: 'open', ruling: null })
  expect(pending(drive.definition, drive.stands)).toBeUndefined()
  drive.to('2026-10-09')
  drive.must({ kind: 'resume' })
  expect(drive.stands).toMatchObject({ status: 'closed', decision: { outcome: 'granted', automatic: true } })
})

test('a merged case ends, knows which goes on, and is not taken up again', () => {
  const drive = new Drive(flowOf({ review: task({ done: closing }) }, { reopen: 'review' }))
  drive.file()
  drive.must({ kind: 'merge', into: 'other', reason: '同一事项' })
  expect(drive.stands).toMatchObject({
    status: 'closed',
    milestone: 'terminated',
    links: [{ caseId: 'other', relation: 'merged-into' }],
  })
  expect(drive.open).toEqual([])
  expect(drive.do({ kind: 'reopen', reason: '群众来电', basis })).toMatchObject({
    refused: 'case.not-allowed',
  })
  expect(drive.do({ kind: 'merge', into: 'third', reason: '再并' })).toMatchObject({ refused: 'case.closed' })
})

test('a closed case that turns out wrong is taken up again, decided anew and closed again', () => {
  const drive = new Drive({ ...packed('reviewed'), reopen: 'review' })
  drive.file()
  expect(drive.do({ kind: 'reopen', reason: '复议', basis })).toMatchObject({ detail: 'it is open' })
  drive.act('acceptance', 'accept')
  drive.act('review', 'grant')
  expect(drive.stands).toMatchObject({ status: 'closed', isDecided: true })
  drive.to('2026-11-02')
  drive.must({ kind: 'reopen', reason: '复议决定撤销', basis: { law: 'law:行政复议法#64' } })
  expect(drive.stands).toMatchObject({ status: 'open', active: ['review'], isDecided: false })
  expect(drive.clock('statutory')).toMatchObject({ startedOn: '2026-11-02', state: 'running' })
  drive.act('review', 'refuse', GUO)
  expect(drive.stands).toMatchObject({ status: 'closed', decision: { outcome: 'refused', by: GUO.name } })
})

test('what was taken back, or never accepted where the law has it accepted, is filed anew', () => {
  const flow = { ...packed('reviewed'), reopen: 'review' }
  const taken = new Drive(flow)
  taken.file()
  taken.act('acceptance', 'accept')
  taken.must({ kind: 'withdraw' })
  const denied = new Drive(flow)
  denied.file()
  denied.act('acceptance', 'not-accept')
  for (const drive of [taken, denied])
    expect(drive.do({ kind: 'reopen', reason: '群众来电', basis })).toMatchObject({
      refused: 'case.not-allowed',
    })
  // Where nothing is accepted, nothing asks for it.
  const order = new Drive(flowOf({ handle: task({ done: closing }) }, { reopen: 'handle' }))
  order.file()
  order.act('handle', 'done')
  order.must({ kind: 'reopen', reason: '不满意', basis })
  expect(order.stands).toMatchObject({ status: 'open', active: ['handle'] })
})

test('a link told twice is there once', () => {
  const drive = accepted()
  const link = { kind: 'link', caseId: 'other', relation: 'related', message: 'other:related' } as const
  drive.must(link)
  expect(drive.must(link)).toEqual([])
  drive.must({ kind: 'withdraw' })
  expect(drive.must(link)).toEqual([])
  expect(drive.stands.links).toEqual([{ caseId: 'other', relation: 'related' }])
  expect(drive.do({ kind: 'correct', ...filed })).toMatchObject({ refused: 'case.closed' })
})
