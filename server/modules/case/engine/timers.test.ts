import { expect, test } from 'vitest'
import { Drive, filed, published } from './drive.fixture.ts'
import { flowOf, granting, packed, refusing, task } from './sample-flow.fixture.ts'
import { timersOf } from './timers.ts'

const basis = { law: 'law:行政许可法#45' }
const hearing = {
  kind: 'suspend',
  name: '听证',
  reason: '申请人要求',
  basis,
  document: '听证通知书',
} as const
const timers = (drive: Drive) => timersOf(drive.definition, drive.stands)

test('a filing that nobody answers in five working days is accepted from the day of receipt, and goes on to review', () => {
  const drive = new Drive(packed('reviewed'))
  // Monday 21 September 2026: Friday 25 is 中秋节.
  drive.file()
  expect(timers(drive)).toEqual([{ name: 'acceptance', at: '2026-09-29T16:00:00Z' }])
  drive.to('2026-09-29')
  expect(drive.do({ kind: 'elapse', timer: 'acceptance' })).toMatchObject({ refused: 'case.not-allowed' })
  drive.to('2026-09-30')
  drive.must({ kind: 'elapse', timer: 'acceptance' })
  expect(drive.stands).toMatchObject({
    active: ['review'],
    milestone: 'accepted',
    accepted: { on: '2026-09-21', deemed: true },
  })
  // Twenty working days from the day of receipt, without 25 September and 1 to 7 October, with 10 October worked.
  expect(drive.clock('statutory')).toMatchObject({ startedOn: '2026-09-21', due: '2026-10-26' })
  expect(drive.clock('acceptance')).toMatchObject({ state: 'ended', endedOn: '2026-09-30' })
  expect(drive.do({ kind: 'elapse', timer: 'acceptance' })).toMatchObject({ refused: 'case.not-allowed' })
})

test('what rules refer to a person is deemed accepted where it is, and the decision does not accept it again', () => {
  const drive = new Drive(packed('instant'))
  drive.file({}, { ruling: 'referred', printable: true })
  drive.to('2026-09-30')
  drive.must({ kind: 'elapse', timer: 'acceptance' })
  expect(drive.stands).toMatchObject({ active: ['review'], accepted: { on: '2026-09-21', deemed: true } })
  expect(
    drive.do({
      kind: 'act',
      taskId: drive.taskAt('review').id,
      officer: { id: 'o0', name: '周岚' },
      action: 'correct',
      corrections: [{ item: '照片', what: '不清楚' }],
    }),
  ).toMatchObject({ refused: 'case.not-allowed', detail: 'it is accepted already' })
  drive.act('review', 'grant')
  const accepted = drive.log.filter(
    ({ event }) => event.type === 'milestone' && event.milestone === 'accepted',
  )
  expect(accepted).toHaveLength(1)
  expect(drive.stands).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
})

test('corrections that are not answered in their time are a withdrawal', () => {
  const drive = new Drive(packed('reviewed'))
  drive.file()
  drive.act('acceptance', 'request-correction')
  // Fifteen working days from 21 September.
  expect(drive.clock('correction')).toMatchObject({ state: 'running', due: '2026-10-19' })
  expect(drive.clock('acceptance')).toMatchObject({ state: 'ended' })
  expect(timers(drive)).toEqual([{ name: 'correction', at: '2026-10-19T16:00:00Z' }])
  drive.to('2026-10-20')
  drive.must({ kind: 'elapse', timer: 'correction' })
  expect(drive.stands).toMatchObject({ status: 'closed', milestone: 'withdrawn', active: [] })
  expect(drive.open).toEqual([])
})

test('corrections that are answered start the five days anew', () => {
  const drive = new Drive(packed('reviewed'))
  drive.file()
  drive.act('acceptance', 'request-correction')
  drive.to('2026-10-12')
  drive.must({ kind: 'correct', ...filed, note: '补好了' })
  expect(drive.stands).toMatchObject({ active: ['acceptance'], milestone: 'corrected', corrections: null })
  expect(drive.clock('acceptance')).toMatchObject({ startedOn: '2026-10-12', due: '2026-10-19' })
  drive.to('2026-10-20')
  drive.must({ kind: 'elapse', timer: 'acceptance' })
  expect(drive.stands.accepted).toMatchObject({ on: '2026-10-12', deemed: true })
})

test('no time runs out while it stands still: not of acceptance, not of a stage, not of a wait in minutes', () => {
  const period = { count: 3, unit: 'working' }
  const drive = new Drive(
    flowOf(
      {
        both: {
          kind: 'fork',
          branches: {
            days: { title: { zh: '天', en: 'days' }, start: 'days', stages: ['days'] },
            minutes: { title: { zh: '分', en: 'minutes' }, start: 'minutes', stages: ['minutes'] },
          },
          join: 'all',
          next: { to: 'review' },
          failed: { to: 'review' },
        },
        days: task({ yes: { to: 'join' } }, { period, elapsed: { to: 'join' } }),
        minutes: { kind: 'wait', minutes: 90, elapsed: { to: 'join' } },
        review: task({
          grant: { ...granting, milestones: ['accepted', ...(granting.milestones ?? [])] },
          refuse: { ...refusing, milestones: ['accepted', ...(refusing.milestones ?? [])] },
        }),
      },
      { acceptance: 'statutory' },
    ),
  )
  drive.file()
  expect(timers(drive).map(({ name }) => name)).toEqual(['acceptance', 'stage:days', 'stage:minutes'])
  drive.must(hearing)
  expect(timers(drive)).toEqual([])
  drive.to('2026-10-20')
  for (const timer of ['acceptance', 'stage:days', 'stage:minutes'])
    expect(drive.do({ kind: 'elapse', timer })).toMatchObject({ refused: 'case.not-allowed' })
  drive.must({ kind: 'resume' })
  // The wait was over long ago; the days begin to count again.
  drive.must({ kind: 'elapse', timer: 'stage:minutes' })
  expect(drive.do({ kind: 'elapse', timer: 'stage:days' })).toMatchObject({ refused: 'case.not-allowed' })
  expect(drive.clock('stage:days')).toMatchObject({ due: '2026-10-23' })
  drive.to('2026-10-24')
  drive.must({ kind: 'elapse', timer: 'stage:days' })
  expect(drive.stands.active).toEqual(['review'])
  drive.to('2026-10-28')
  drive.must({ kind: 'elapse', timer: 'acceptance' })
  // Deemed accepted from the day of receipt; the time that stood still is no part of the period.
  expect(drive.clock('statutory')).toMatchObject({
    startedOn: '2026-09-21',
    pauses: [{ from: '2026-09-21', to: '2026-10-20' }],
    due: '2026-11-17',
  })
})

test('a calendar that is published later moves the timers that hang on it', () => {
  const drive = new Drive(packed('reviewed'))
  drive.to('2026-12-28')
  drive.file()
  const before = drive.clock('acceptance')
  expect(before).toMatchObject({ due: '2027-01-05', provisional: true })
  expect(drive.must({ kind: 'recount' })).toEqual([])
  drive.calendar = {
    publication: 1,
    published: new Set([...published.published, 2027]),
    days: new Map([
      ...published.days,
      ['2027-01-01', { kind: 'holiday', name: '元旦' }],
      ['2027-01-04', { kind: 'holiday', name: '元旦' }],
      ['2027-01-05', { kind: 'holiday', name: '元旦' }],
    ]),
  }
  expect(drive.must({ kind: 'recount' })).toEqual([
    { type: 'clock-set', why: 'calendar', clock: { ...before, due: '2027-01-07', provisional: false } },
  ])
  expect(timers(drive)).toEqual([{ name: 'acceptance', at: '2027-01-07T16:00:00Z' }])
  expect(drive.must({ kind: 'recount' })).toEqual([])
})

test('a stage takes its days from an answer where a place sets its own, and its own count where the answer is no number', () => {
  const flow = flowOf({
    review: task(
      { grant: granting, refuse: refusing },
      { period: { count: 1, unit: 'working', from: 'days' } },
    ),
  })
  const due = (days: unknown) => {
    const drive = new Drive(flow)
    drive.file({ days })
    return drive.clock('stage:review')
  }
  expect(due(3)).toMatchObject({ count: 3, due: '2026-09-24' })
  expect(due(0)).toMatchObject({ count: 0, due: '2026-09-21' })
  for (const other of [undefined, '3', 2.5, -1])
    expect(due(other)).toMatchObject({ count: 1, due: '2026-09-22' })
})
