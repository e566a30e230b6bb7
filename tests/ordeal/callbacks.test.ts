import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FilingView } from '#contract'
import { refreshCalendar } from '#modules/calendar'
import { bringAnswer, bringSignal, createRelay, registerService } from '#modules/case'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
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
import { dyingDatabase } from './dying.ts'
import { FIRM } from './licence.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let agent: Caller
let department: SimulatedDepartment
const MONDAY = Temporal.Instant.from('2026-09-21T02:00:00Z')
const NOBODY = '01900000-0000-7000-8000-0000000000ff'

registerService(
  'test-callback',
  consultation(() => department),
)

const byHand = (to: string) => ({
  kind: 'task',
  title: { zh: '人工办理', en: 'By hand' },
  assignee: { name: 'role', role: 'approver' },
  actions: { go: { label: { zh: '办完', en: 'Done' }, to } },
})
const review = {
  ...byHand('end'),
  actions: Object.fromEntries(
    (['granted', 'refused'] as const).map((outcome) => [
      outcome,
      {
        label: { zh: outcome, en: outcome },
        to: 'end',
        milestones: ['accepted', 'decided', 'closed'],
        outcome,
        ...(outcome === 'refused' ? { needs: ['reasons'] } : {}),
      },
    ]),
  ),
}
/** A service is asked, then the end of a hearing is waited for, then somebody decides. */
const flow = {
  start: 'ask',
  acceptance: 'none',
  stages: {
    ask: {
      kind: 'call',
      title: { zh: '征求意见', en: 'Consultation' },
      service: 'test-callback',
      with: { about: '{form.place}' },
      answers: { agree: { to: 'hearing' }, disagree: { to: 'by-hand' } },
      failed: { to: 'by-hand' },
    },
    hearing: {
      kind: 'wait',
      title: { zh: '听证', en: 'Hearing' },
      signals: { 'hearing-over': { to: 'review' } },
    },
    'by-hand': byHand('hearing'),
    review,
  },
}

beforeAll(async () => {
  department = await simulateDepartment()
})
beforeEach(async () => {
  world = await createWorld({ at: MONDAY })
  await offer(world, { slug: 'test-callback', flow })
  city = await callersOf(world)
  agent = await city.as('firm-agent')
  department.asked.length = 0
  department.mood = 'slow'
})
afterEach(async () => {
  await city.composition.http.close()
  await world.close()
})
afterAll(async () => {
  await department[Symbol.asyncDispose]()
})

async function file(): Promise<string> {
  const draft = (await agent.post('/api/v1/filings', { slug: 'test-callback', subjectId: FIRM }))
    .body as unknown as FilingView
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
/** Another process on the same database. */
const process = async (given: Partial<Platform> = {}): Promise<Platform> => {
  const platform = { ...world.platform, signals: createSignals(), ...given }
  await refreshCalendar(platform)
  return platform
}
async function settle(platform: Platform = world.platform) {
  const relay = createRelay(platform)
  while ((await relay.runOnce()) > 0);
}
const callIdOf = async (id: string) => {
  const [row] = await world.owner.read<
    [{ callId: string }]
  >`select state -> 'waiting' -> 0 ->> 'callId' as "callId" from "case"."case" where case_id = ${id}`
  return row.callId
}
const stageOf = async (id: string) =>
  (
    await world.owner.read<{ stage: string | null }[]>`select stage from "case"."case" where case_id = ${id}`
  )[0]?.stage
const acts = async (id: string) =>
  (
    await world.owner.read<
      { command: string }[]
    >`select command from "case".act where case_id = ${id} order by revision`
  ).map(({ command }) => command)

test('a forged answer, one meant for another case, and one for a case that is none change nothing', async () => {
  const [id, other] = [await file(), await file()]
  await settle()
  const answer = 'agree'
  expect(await bringAnswer(world.platform, id, { callId: NOBODY, answer })).toBe(true)
  expect(await bringAnswer(world.platform, id, { callId: await callIdOf(other), answer })).toBe(true)
  expect(await bringAnswer(world.platform, NOBODY, { callId: await callIdOf(id), answer })).toBe(false)
  expect([await acts(id), await acts(other)]).toEqual([['file'], ['file']])
  expect([await stageOf(id), await stageOf(other)]).toEqual(['ask', 'ask'])
})

test('answers that contradict each other, brought to two processes at once: the first counts, once', async () => {
  const id = await file()
  await settle()
  const callId = await callIdOf(id)
  const processes = [await process(), await process()]
  const brought = await Promise.all(
    Array.from({ length: 8 }, (_, no) =>
      bringAnswer(processes[no % 2] ?? world.platform, id, { callId, answer: no % 2 ? 'agree' : 'disagree' }),
    ),
  )
  expect(brought).toEqual(Array.from({ length: 8 }, () => true))
  expect(await acts(id)).toEqual(['file', 'call-answer'])
  expect(['hearing', 'by-hand']).toContain(await stageOf(id))
})

test('a signal from the future is refused and leaves no trace; when its time has come it counts, once', async () => {
  const id = await file()
  await settle()
  const over = { signal: 'hearing-over', message: 'hearing-7' }
  await expect(bringSignal(world.platform, id, over)).rejects.toMatchObject({ code: 'case.not-allowed' })
  expect(await acts(id)).toEqual(['file'])
  await bringAnswer(world.platform, id, { callId: await callIdOf(id), answer: 'agree' })
  const processes = [await process(), await process()]
  await Promise.all(processes.flatMap((each) => [bringSignal(each, id, over), bringSignal(each, id, over)]))
  expect(await stageOf(id)).toBe('review')
  expect(await acts(id)).toEqual(['file', 'call-answer', 'signal'])
  // The hearing is over: another word about it is refused, the same one again is not.
  await bringSignal(world.platform, id, over)
  await expect(bringSignal(world.platform, id, { ...over, message: 'hearing-8' })).rejects.toMatchObject({
    code: 'case.not-allowed',
  })
  expect(await acts(id)).toEqual(['file', 'call-answer', 'signal'])
})

test('an answer dated before the question, by a clock that was set back, counts like any other', async () => {
  const id = await file()
  await settle()
  const early = await process({ clock: { now: () => MONDAY.subtract({ hours: 24 * 400 }) } })
  expect(await bringAnswer(early, id, { callId: await callIdOf(id), answer: 'agree' })).toBe(true)
  expect(await stageOf(id)).toBe('hearing')
  expect(await acts(id)).toEqual(['file', 'call-answer'])
})

test.each([
  ['before the answer is written', /select "case"\.apply\(/, 'before'],
  ['after it is written and before that is known', /select "case"\.apply\(/, 'after'],
  ['before the errand is struck off', /delete from "case"\.effect/, 'before'],
] as const)(
  'a worker that dies %s has asked by one id and brought one answer',
  async (_, statement, when) => {
    department.mood = 'well'
    const id = await file()
    const callId = await callIdOf(id)
    const dying = dyingDatabase(world.database, { statement, when })
    await settle(await process({ database: dying.database })).catch(() => {})
    expect(dying.isDead()).toBe(true)
    world.clock.advance({ minutes: 5 })
    const [one, two] = [await process(), await process()]
    await Promise.all([settle(one), settle(two)])
    expect(await stageOf(id)).toBe('hearing')
    expect(await acts(id)).toEqual(['file', 'call-answer'])
    expect(new Set(department.asked.map((each) => each.callId))).toEqual(new Set([callId]))
    expect(department.asked.length).toBeLessThanOrEqual(2)
    expect(await world.owner.read`select from "case".effect where case_id = ${id}`).toHaveLength(0)
  },
)
