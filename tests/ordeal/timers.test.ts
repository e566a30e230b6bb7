import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FilingView } from '#contract'
import { refreshCalendar } from '#modules/calendar'
import { createRelay } from '#modules/case'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
import { callersOf, createWorld, handInRequired, offer, type Caller, type World } from '#world'
import { dyingDatabase } from './dying.ts'
import { FIRM, fileLicence } from './licence.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let agent: Caller
/** Monday 21 September 2026 in China; who is not answered by the 29th is accepted on the 30th. */
const MONDAY = Temporal.Instant.from('2026-09-21T02:00:00Z')
const DEEMED = Temporal.Instant.from('2026-09-29T16:00:00Z')

const leg = (after: string[] = []) => ({
  title: { zh: '食品经营许可', en: 'Food-business licence' },
  matter: 'test-leg',
  after,
  answers: Object.fromEntries(
    ['businessKind', 'items', 'place', 'manager', 'foodStaff', 'equipment', 'rulesReady'].map((field) => [
      field,
      `form.${field}`,
    ]),
  ),
})
const byHand = {
  kind: 'task',
  title: { zh: '人工处理', en: 'By hand' },
  assignee: { name: 'role', role: 'approver' },
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
const whole = {
  start: 'legs',
  acceptance: 'none',
  stages: {
    legs: {
      kind: 'spawn',
      title: { zh: '各项办理', en: 'The parts' },
      legs: { first: leg(), second: leg() },
      next: { to: 'by-hand' },
      partial: { to: 'by-hand' },
      failed: { to: 'by-hand' },
    },
    'by-hand': byHand,
  },
}

beforeEach(async () => {
  world = await createWorld({ at: MONDAY })
  await offer(
    world,
    { slug: 'test-whole', flow: whole },
    {
      slug: 'test-leg',
      bare: true,
      flow: { start: 'by-hand', acceptance: 'none', stages: { 'by-hand': byHand } },
    },
  )
  city = await callersOf(world)
  agent = await city.as('firm-agent')
})
afterEach(async () => {
  await city.composition.http.close()
  await world.close()
})

const file = (count: number) =>
  Array.from({ length: count }).reduce<Promise<string[]>>(
    async (ids) => [...(await ids), await fileLicence(agent)],
    Promise.resolve([]),
  )
/** Another process on the same database, with a clock and a database of its own. */
const process = async (given: Partial<Platform> = {}): Promise<Platform> => {
  const platform = { ...world.platform, signals: createSignals(), ...given }
  await refreshCalendar(platform)
  return platform
}
async function settle(platform: Platform = world.platform) {
  const relay = createRelay(platform)
  while ((await relay.runOnce()) > 0);
}
async function expectOnceEach(ids: readonly string[]) {
  const { read } = world.owner
  const acts = await read<{ id: string; elapsed: number; deemed: number }[]>`
    select case_id as id, count(*) filter (where command = 'elapse')::int as elapsed,
      count(*) filter (where events @> '[{"type": "milestone", "milestone": "accepted"}]')::int as deemed
    from "case".act where case_id = any (${[...ids]}) group by case_id`
  expect(acts).toHaveLength(ids.length)
  expect(acts.filter(({ elapsed, deemed }) => elapsed !== 1 || deemed !== 1)).toEqual([])
  const told = await read<{ id: string; notices: number; recipients: number }[]>`
    select case_id as id, count(*)::int as notices, count(distinct subject_id)::int as recipients
    from message.notice where kind = 'case.deemed-accepted' group by case_id`
  expect(told).toHaveLength(ids.length)
  expect(told.filter(({ notices, recipients }) => notices !== 2 || recipients !== 2)).toEqual([])
  expect(await read`select from "case".effect where case_id = any (${[...ids]})`).toHaveLength(0)
  expect(await read`select from "case".timer where case_id = any (${[...ids]})`).toHaveLength(0)
}

test('two relays and a third at once: every timer fires once, every notice is sent once', async () => {
  const ids = await file(24)
  await settle()
  world.clock.set(DEEMED)
  const [one, other] = await Promise.all([process(), process()])
  await Promise.all([one, other, world.platform, one, other].map((platform) => settle(platform)))
  await settle()
  await expectOnceEach(ids)
})

test('a process that ends between taking a timer and firing it leaves it to the next one', async () => {
  const ids = await file(3)
  await settle()
  world.clock.set(DEEMED)
  const dying = dyingDatabase(world.database, {
    statement: /update "case"\.timer t set taken_until/,
    when: 'after',
  })
  const doomed = await process({ database: dying.database })
  await expect(createRelay(doomed).runOnce()).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  expect(dying.isDead()).toBe(true)
  // It has them to itself for a while, dead or not.
  await settle()
  expect(await world.owner.read`select from "case".act where command = 'elapse'`).toHaveLength(0)
  world.clock.advance({ seconds: 30 })
  await settle()
  await expectOnceEach(ids)
})

test.each([
  ['before the act is written', 'before'],
  ['after it is written and before that is known', 'after'],
] as const)('a process that ends %s has done it once in the end', async (_, when) => {
  const ids = await file(2)
  await settle()
  world.clock.set(DEEMED)
  const dying = dyingDatabase(world.database, { statement: /select "case"\.apply\(/, when })
  await settle(await process({ database: dying.database })).catch(() => {})
  expect(dying.isDead()).toBe(true)
  world.clock.advance({ seconds: 30 })
  await settle()
  await expectOnceEach(ids)
})

test.each([
  ['while the legs are filed', /select "case"\.apply\(/, 'after'],
  ['between the effect and its end', /delete from "case"\.effect/, 'before'],
  ['after the end of the effect and before that is known', /delete from "case"\.effect/, 'after'],
] as const)('the legs of a whole are filed once though the process ends %s', async (_, statement, when) => {
  const draft = (await agent.post('/api/v1/filings', { slug: 'test-whole', subjectId: FIRM }))
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
  expect((await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })).status).toBe(
    200,
  )
  const dying = dyingDatabase(world.database, { statement, when })
  await settle(await process({ database: dying.database })).catch(() => {})
  expect(dying.isDead()).toBe(true)
  world.clock.advance({ minutes: 5 })
  await settle()
  const legs = await world.owner.read<{ leg: string; acts: number }[]>`
    select parent_leg as leg, (select count(*)::int from "case".act a where a.case_id = c.case_id) as acts
    from "case"."case" c where parent_case_id = ${draft.id} order by 1`
  expect(legs).toEqual([
    { leg: 'first', acts: 1 },
    { leg: 'second', acts: 1 },
  ])
  expect(await world.owner.read`select from "case".effect`).toHaveLength(0)
})

test('a clock set back by an hour after a lease neither keeps the timers nor loses them', async () => {
  const ids = await file(2)
  await settle()
  world.clock.set(DEEMED)
  const dying = dyingDatabase(world.database, {
    statement: /update "case"\.timer t set taken_until/,
    when: 'after',
  })
  await createRelay(await process({ database: dying.database }))
    .runOnce()
    .catch(() => {})
  world.clock.advance({ hours: -1 })
  await settle()
  // By the clock it is the 29th again: the answer may still come.
  expect(await world.owner.read`select from "case".act where command = 'elapse'`).toHaveLength(0)
  expect(await world.owner.read`select from "case".timer`).toHaveLength(ids.length)
  const third = await fileLicence(await city.as('firm-agent'))
  // What happens now is told now, though the clock was ahead before.
  await settle()
  expect(await world.owner.read`select from "case".effect where case_id = ${third}`).toHaveLength(0)
  world.clock.set(DEEMED.add({ seconds: 30 }))
  await settle()
  await expectOnceEach(ids)
})

test('a clock that was set back between the lease and the act leaves the timer set', async () => {
  const ids = await file(1)
  await settle()
  world.clock.set(DEEMED)
  let looks = 0
  const wavering = { now: () => (looks++ === 0 ? DEEMED : DEEMED.subtract({ hours: 1 })) }
  const relay = createRelay(await process({ clock: wavering }))
  await relay.runOnce()
  looks = 0
  await relay.runOnce()
  expect(await world.owner.read`select from "case".timer where case_id = ${ids[0] ?? ''}`).toHaveLength(1)
  world.clock.advance({ minutes: 1 })
  await settle()
  await expectOnceEach(ids)
})

test('a clock set forward by a year brings everything about once, and what it put off is not lost when it is set right', async () => {
  const ids = await file(3)
  await settle()
  world.clock.set(MONDAY.add({ hours: 24 * 365 }))
  await settle()
  await expectOnceEach(ids)
  // An effect that failed then would wait a year by the right clock.
  await world.owner.read`
    insert into "case".effect (case_id, revision, effect_no, kind, body, due_at, attempts)
    select case_id, 99, 0, 'notify', jsonb_build_object('template', 'case.granted', 'subjectId', subject_id, 'filerId', subject_id, 'slug', slug, 'number', number, 'subjectName', subject_name),
      ${world.clock.now().add({ minutes: 1 })}, 1 from "case"."case" where case_id = ${ids[0] ?? ''}`
  world.clock.set(DEEMED)
  await settle()
  expect(await world.owner.read`select from "case".effect`).toHaveLength(0)
})
