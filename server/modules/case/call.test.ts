import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView, FilingView } from '#contract'
import {
  callersOf,
  consultation,
  createWorld,
  handInRequired,
  offer,
  simulateDepartment,
  type Caller,
  type SimulatedDepartment,
  type World,
} from '#world'
import { bringAnswer, createRelay, registerService } from './index.ts'
import { callServices } from './outbox/call.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let agent: Caller
let department: SimulatedDepartment
const FIRM = '01900000-0000-7000-8000-000000000101'
const MONDAY = Temporal.Instant.from('2026-09-21T02:00:00Z')

registerService(
  'test-fire-brigade',
  consultation(() => department),
)

const byHand = {
  kind: 'task',
  title: { zh: '人工征求意见', en: 'Asked by a person' },
  assignee: { name: 'role', role: 'acceptor' },
  actions: {
    go: { label: { zh: '意见收到', en: 'Received' }, to: 'review' },
  },
}
const review = {
  kind: 'task',
  title: { zh: '审查', en: 'Review' },
  assignee: { name: 'role', role: 'approver' },
  actions: {
    grant: {
      label: { zh: '准予', en: 'Grant' },
      to: 'end',
      milestones: ['accepted', 'decided', 'closed'],
      outcome: 'granted',
    },
    refuse: {
      label: { zh: '不予', en: 'Refuse' },
      to: 'end',
      milestones: ['accepted', 'decided', 'closed'],
      outcome: 'refused',
      needs: ['reasons'],
    },
  },
}
const asking = (period: object) => ({
  start: 'ask',
  acceptance: 'none',
  stages: {
    ask: {
      kind: 'call',
      title: { zh: '征求消防意见', en: 'The fire brigade is asked' },
      service: 'test-fire-brigade',
      with: { about: '{form.place}' },
      ...period,
      answers: { agree: { to: 'review' }, disagree: { to: 'by-hand' } },
      failed: { to: 'by-hand' },
    },
    'by-hand': byHand,
    review,
  },
})

beforeAll(async () => {
  world = await createWorld({ at: MONDAY })
  department = await simulateDepartment()
  await offer(
    world,
    { slug: 'test-ask', flow: asking({}) },
    { slug: 'test-ask-in-time', flow: asking({ period: { count: 3, unit: 'working' } }) },
  )
  city = await callersOf(world)
})
beforeEach(async () => {
  world.clock.set(MONDAY)
  department.asked.length = 0
  department.mood = 'well'
  agent = await city.as('firm-agent')
})
afterAll(async () => {
  await city.composition.http.close()
  await department[Symbol.asyncDispose]()
  await world.close()
})

async function file(slug: string): Promise<string> {
  const draft = (await agent.post('/api/v1/filings', { slug, subjectId: FIRM })).body as unknown as FilingView
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻'],
    rulesReady: true,
  }
  await handInRequired(agent, draft)
  expect(await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })).toMatchObject({
    status: 200,
  })
  return draft.id
}
const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}
const stageOf = async (id: string) => {
  const [row] = await world.owner.read<
    { stage: string | null }[]
  >`select stage from "case"."case" where case_id = ${id}`
  return row?.stage
}
const failures = async (id: string) =>
  (
    await world.owner.read<
      { attempts: number }[]
    >`select attempts from "case".effect where case_id = ${id} and kind = 'call'`
  ).map(({ attempts }) => attempts)
const callIdOf = async (id: string) => {
  const [row] = await world.owner.read<
    [{ callId: string }]
  >`select state -> 'waiting' -> 0 ->> 'callId' as "callId" from "case"."case" where case_id = ${id}`
  return row.callId
}
const events = async (id: string) =>
  (
    await world.owner.read<
      { type: string }[]
    >`select e ->> 'type' as type from "case".act, jsonb_array_elements(events) e where case_id = ${id} order by revision`
  ).map(({ type }) => type)
const historyOf = async (id: string) =>
  ((await (await city.as('acceptor-yuci')).get(`/api/v1/cases/${id}`)).body as unknown as CaseView).history

test('a service that answers is asked once, told what the flow says, and its answer is the way on', async () => {
  const id = await file('test-ask')
  const callId = await callIdOf(id)
  await settle()
  expect(department.asked).toMatchObject([{ callId, about: expect.stringMatching(/\S/) as string }])
  expect(await stageOf(id)).toBe('review')
  expect(await failures(id)).toEqual([])
  expect((await historyOf(id)).slice(0, 2)).toMatchObject([
    { type: 'call-answered', opinion: '情况属实', stage: { zh: '征求消防意见' } },
    { type: 'called', stage: { zh: '征求消防意见' } },
  ])
})

test('a service that is down for hours is asked later and later by the same id, and once it is back the case goes on', async () => {
  department.mood = 'down'
  const id = await file('test-ask')
  await settle()
  // 1 minute, 2, 4, 8, 16, 32, 64: two hours and seven minutes.
  for (const minutes of [1, 2, 4, 8, 16, 32, 64]) {
    world.clock.advance({ seconds: minutes * 60 - 1 })
    await settle()
    world.clock.advance({ seconds: 1 })
    await settle()
  }
  expect(department.asked).toHaveLength(8)
  expect(new Set(department.asked.map(({ callId }) => callId)).size).toBe(1)
  expect(await failures(id)).toEqual([8])
  department.mood = 'well'
  world.clock.advance({ minutes: 128 })
  await settle()
  expect(await stageOf(id)).toBe('review')
})

test('a service that never comes back leaves the case to a person, and a late answer changes nothing', async () => {
  department.mood = 'dying'
  const id = await file('test-ask')
  const callId = await callIdOf(id)
  for (let hour = 0; hour < 24; hour++) {
    await settle()
    world.clock.advance({ hours: 1 })
  }
  expect(await stageOf(id)).toBe('by-hand')
  expect(department.asked).toHaveLength(10)
  expect(await failures(id)).toEqual([])
  expect((await historyOf(id))[0]).toMatchObject({ type: 'call-failed' })
  const before = await events(id)
  expect(await bringAnswer(world.platform, id, { callId, answer: 'agree' })).toBe(true)
  expect(await events(id)).toEqual(before)
})

test('an answer that comes later comes once, however often it is brought', async () => {
  department.mood = 'slow'
  const id = await file('test-ask')
  const callId = await callIdOf(id)
  await settle()
  expect(await stageOf(id)).toBe('ask')
  expect(await failures(id)).toEqual([])
  world.clock.advance({ hours: 30 })
  await Promise.all(
    Array.from({ length: 3 }, () =>
      bringAnswer(world.platform, id, { callId, answer: 'agree', note: '同意' }),
    ),
  )
  await bringAnswer(world.platform, id, { callId, answer: 'disagree' })
  expect(await stageOf(id)).toBe('review')
  expect((await events(id)).filter((type) => type === 'call-answered')).toHaveLength(1)
  expect(department.asked).toHaveLength(1)
})

test('pages for people are no answer and are asked again; a word nobody agreed on goes to a person at once', async () => {
  department.mood = 'babbling'
  const id = await file('test-ask')
  await settle()
  expect(await failures(id)).toEqual([1])
  expect(await stageOf(id)).toBe('ask')
  department.mood = 'foreign'
  world.clock.advance({ minutes: 1 })
  await settle()
  expect(await stageOf(id)).toBe('by-hand')
  expect((await events(id)).at(-3)).toBe('left')
})

test('a stage with a period of its own is asked until it ends, and then a person takes over', async () => {
  department.mood = 'down'
  const id = await file('test-ask-in-time')
  // 22, 23, 24 September are the three days.
  world.clock.set(Temporal.Instant.from('2026-09-24T15:59:59Z'))
  await settle()
  expect(await stageOf(id)).toBe('ask')
  world.clock.set(Temporal.Instant.from('2026-09-24T16:00:00Z'))
  await settle()
  expect(await stageOf(id)).toBe('by-hand')
  // What nobody waits for is not asked any more.
  const asked = department.asked.length
  world.clock.advance({ hours: 12 })
  await settle()
  expect(department.asked).toHaveLength(asked)
  expect(await failures(id)).toEqual([])
})

test('one that takes the call and says nothing holds up neither notices, nor timers, nor the end of the server', async () => {
  department.mood = 'silent'
  const silent = await file('test-ask')
  const relay = createRelay(world.platform)
  relay.start()
  await expect.poll(() => department.asked.length).toBe(1)
  const licence = await file('food-business-licence')
  world.clock.set(Temporal.Instant.from('2026-09-29T16:00:00Z'))
  await expect
    .poll(async () => (await world.owner.read`select from message.notice where case_id = ${licence}`).length)
    .toBe(2)
  await relay.stop()
  // What the server broke off itself counts for no try.
  expect(await failures(silent)).toEqual([0])
  world.clock.advance({ minutes: 2 })
  await callServices(world.platform, undefined, 50)
  expect(await failures(silent)).toEqual([1])
})
