import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView, FilingView } from '#contract'
import { callersOf, createWorld, handInRequired, offer, type Caller, type World } from '#world'
import { bringSignal, createRelay } from './index.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let people: Record<'agent' | 'acceptor' | 'approver', Caller>
const FIRM = '01900000-0000-7000-8000-000000000101'
/** Monday 21 September 2026, 10:00 in China: the feasts of autumn lie ahead. */
const MONDAY = Temporal.Instant.from('2026-09-21T02:00:00Z')

const toReview = { to: 'review', milestones: ['accepted'] }
const review = {
  kind: 'task',
  title: { zh: '审查', en: 'Review' },
  assignee: { name: 'role', role: 'approver' },
  actions: {
    grant: {
      label: { zh: '准予', en: 'Grant' },
      to: 'end',
      milestones: ['decided', 'closed'],
      outcome: 'granted',
    },
    refuse: {
      label: { zh: '不予', en: 'Refuse' },
      to: 'end',
      milestones: ['decided', 'closed'],
      outcome: 'refused',
      needs: ['reasons'],
    },
  },
}
const waiting = (how: object) => ({
  start: 'publicity',
  stages: { publicity: { kind: 'wait', title: { zh: '公示', en: 'On display' }, ...how }, review },
})

beforeAll(async () => {
  world = await createWorld({ at: MONDAY })
  await offer(
    world,
    { slug: 'test-wait-days', flow: waiting({ period: { count: 5, unit: 'working' }, elapsed: toReview }) },
    {
      slug: 'test-wait-minutes',
      flow: waiting({
        minutes: 90,
        elapsed: toReview,
        signals: { objection: { to: 'end', milestones: ['terminated', 'closed'] } },
      }),
    },
    { slug: 'test-wait-signal', flow: waiting({ signals: { 'hearing-over': toReview } }) },
  )
  city = await callersOf(world)
})
beforeEach(async () => {
  world.clock.set(MONDAY)
  // Sessions end when nobody uses them, and these tests let weeks go by.
  people = {
    agent: await city.as('firm-agent'),
    acceptor: await city.as('acceptor-yuci'),
    approver: await city.as('approver-yuci'),
  }
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

async function file(slug = 'food-business-licence'): Promise<string> {
  const draft = (await people.agent.post('/api/v1/filings', { slug, subjectId: FIRM }))
    .body as unknown as FilingView
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  await handInRequired(people.agent, draft)
  const filed = await people.agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(filed).toMatchObject({ status: 200 })
  return draft.id
}

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}
/** Until a moment; the sessions of the morning are over by then. */
async function passUntil(at: string) {
  world.clock.set(Temporal.Instant.from(at))
  await settle()
}
const seenBy = async (persona: string, id: string) =>
  (await (await city.as(persona)).get(`/api/v1/cases/${id}`)).body as unknown as CaseView
const told = (id: string) => world.owner.read<{ kind: string; subject: string }[]>`
  select kind, subject_id as subject from message.notice where case_id = ${id} order by id`
const acts = async (id: string) =>
  (
    await world.owner.read<
      { command: string }[]
    >`select command from "case".act where case_id = ${id} order by revision`
  ).map(({ command }) => command)
async function act(persona: string, id: string, action: string, extra: object = {}) {
  const { tasks, revision } = await seenBy(persona, id)
  return (await city.as(persona)).post(`/api/v1/cases/${id}/act`, {
    taskId: tasks[0]?.id,
    revision,
    action,
    ...extra,
  })
}

test('who is not answered within five working days is accepted from the day it came, and the clocks with it', async () => {
  const id = await file()
  await settle()
  expect((await act('acceptor-yuci', id, 'constructor')).body).toMatchObject({ code: 'case.not-allowed' })
  // 22, 23, 24 September; the Mid-Autumn feast and its weekend; 28, 29. The 29th is the last day, to its last moment.
  await passUntil('2026-09-29T15:59:59Z')
  expect(await seenBy('acceptor-yuci', id)).toMatchObject({ milestone: 'submitted', accepted: null })
  await passUntil('2026-09-29T16:00:00Z')
  const seen = await seenBy('acceptor-yuci', id)
  expect(seen).toMatchObject({
    milestone: 'accepted',
    accepted: { on: '2026-09-21', deemed: true },
    tasks: [{ stage: 'review' }],
    history: [{ type: 'deemed-accepted', milestone: 'accepted', by: { kind: 'system' } }, {}, {}],
  })
  expect(seen.history.some(({ type }) => type === 'elapsed')).toBe(false)
  // Ten and seven working days from the 21st, over National Day and its worked Saturday (10 October).
  expect(seen.clocks).toMatchObject([
    { name: 'acceptance', state: 'late', due: '2026-09-29', endedOn: '2026-09-30' },
    { name: 'statutory', startedOn: '2026-09-21', due: '2026-10-12', daysLeft: 4, state: 'running' },
    { name: 'promised', startedOn: '2026-09-21', due: '2026-10-08', state: 'running' },
  ])
  const subjects = (await told(id)).map(({ kind, subject }) => `${kind} ${subject}`)
  expect(subjects).toHaveLength(2)
  expect(new Set(subjects).size).toBe(2)
  expect(subjects.every((line) => line.startsWith('case.deemed-accepted '))).toBe(true)
  expect(await seenBy('firm-agent', id)).toMatchObject({ accepted: { deemed: true } })

  // What is accepted cannot be sent back for corrections, and goes its way.
  expect(
    (await act('acceptor-yuci', id, 'request-correction', { corrections: [{ item: '图', what: '缺' }] }))
      .body,
  ).toMatchObject({ code: 'case.not-your-turn' })
  expect((await act('approver-yuci', id, 'grant', { opinion: '准予' })).status).toBe(200)
  await settle()
  expect(await acts(id)).toEqual(['file', 'elapse', 'act'])
})

test('a correction notice that nobody answers ends the case as its flow says, and the applicant hears why', async () => {
  const id = await file()
  expect(
    (
      await act('acceptor-yuci', id, 'request-correction', {
        corrections: [{ item: '布局流程图', what: '没有标出洗消区' }],
      })
    ).status,
  ).toBe(200)
  const [clock] = (await seenBy('firm-agent', id)).clocks.filter(({ name }) => name === 'correction')
  expect(clock).toMatchObject({ startedOn: '2026-09-21', due: '2026-10-19', count: 15 })
  await passUntil('2026-10-19T15:59:59Z')
  expect(await seenBy('firm-agent', id)).toMatchObject({ status: 'open' })
  await passUntil('2026-10-19T16:00:00Z')
  const seen = await seenBy('firm-agent', id)
  expect(seen).toMatchObject({
    status: 'closed',
    milestone: 'withdrawn',
    decision: null,
    tasks: [],
    history: [{ type: 'correction-lapsed', by: { kind: 'system' } }, {}, {}, {}, {}],
  })
  expect(seen.history.some(({ type }) => type === 'withdrawn')).toBe(false)
  expect([...new Set((await told(id)).map(({ kind }) => kind))]).toEqual([
    'case.correction-requested',
    'case.correction-lapsed',
  ])
  expect(await world.owner.read`select from "case".timer where case_id = ${id}`).toHaveLength(0)
})

test('a correction that comes in time starts the acceptance clock again, and only that one counts', async () => {
  const id = await file()
  await act('acceptor-yuci', id, 'request-correction', { corrections: [{ item: '图', what: '缺' }] })
  world.clock.set(Temporal.Instant.from('2026-10-09T02:00:00Z'))
  const agent = await city.as('firm-agent')
  const form = (await agent.get(`/api/v1/cases/${id}/correction`)).body as unknown as {
    revision: number
    values: Record<string, { value: unknown }>
  }
  const answers = Object.fromEntries(Object.entries(form.values).map(([k, v]) => [k, v.value]))
  const corrected = await agent.post(`/api/v1/cases/${id}/correct`, { revision: form.revision, answers })
  expect(corrected).toMatchObject({ status: 200 })
  // 10 October is worked; 12 to 15 follow.
  await passUntil('2026-10-15T16:00:00Z')
  expect(await seenBy('acceptor-yuci', id)).toMatchObject({
    accepted: { on: '2026-10-09', deemed: true },
    clocks: expect.arrayContaining([
      expect.objectContaining({ name: 'statutory', startedOn: '2026-10-09' }),
    ]) as unknown,
  })
})

test('a wait in days ends after its last day, one in minutes at its minute, and neither before', async () => {
  const [days, minutes] = [await file('test-wait-days'), await file('test-wait-minutes')]
  await passUntil('2026-09-21T03:29:59Z')
  expect(await seenBy('approver-yuci', minutes)).toMatchObject({ tasks: [], accepted: null })
  await passUntil('2026-09-21T03:30:00Z')
  const over = await seenBy('approver-yuci', minutes)
  expect(over).toMatchObject({ tasks: [{ stage: 'review' }], accepted: { deemed: false } })
  expect(over.history[0]).toMatchObject({ type: 'elapsed', stage: { zh: '公示' } })
  await passUntil('2026-09-29T15:59:59Z')
  expect(await seenBy('approver-yuci', days)).toMatchObject({ tasks: [] })
  await passUntil('2026-09-29T16:00:00Z')
  expect(await seenBy('approver-yuci', days)).toMatchObject({ tasks: [{ stage: 'review' }] })
})

test('a wait ends by its signal, once, and by no other', async () => {
  const id = await file('test-wait-signal')
  await expect(bringSignal(world.platform, id, { signal: 'fire', message: 'm-1' })).rejects.toMatchObject({
    code: 'case.not-allowed',
  })
  const over = { signal: 'hearing-over', message: 'm-2', note: '笔录第3号' }
  expect(await bringSignal(world.platform, id, over)).toBe(true)
  expect(await bringSignal(world.platform, id, over)).toBe(true)
  const seen = await seenBy('approver-yuci', id)
  expect(seen).toMatchObject({ tasks: [{ stage: 'review' }], accepted: { deemed: false } })
  expect(seen.history.filter(({ type }) => type === 'signalled')).toMatchObject([{ opinion: '笔录第3号' }])
  expect(await acts(id)).toEqual(['file', 'signal'])
  expect(await bringSignal(world.platform, '01900000-0000-7000-8000-0000000000ff', over)).toBe(false)
})

test('a signal and the end of the time at once bring one of them about', async () => {
  const id = await file('test-wait-minutes')
  world.clock.set(MONDAY.add({ minutes: 90 }))
  const relay = createRelay(world.platform)
  await Promise.allSettled([
    bringSignal(world.platform, id, { signal: 'objection', message: 'o-1' }),
    relay.runOnce(),
  ])
  await settle()
  expect((await acts(id)).length).toBe(2)
  const seen = await seenBy('approver-yuci', id)
  expect(['end', 'review']).toContain(seen.status === 'closed' ? 'end' : seen.tasks[0]?.stage)
})
