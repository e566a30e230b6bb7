import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay, type CaseEvent, type CaseState } from '#modules/case'
import { calendarOf, isWorkingDay } from '#modules/calendar'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import { callersOf, createWorld, type World } from '#world'
import { buildDemo } from './build.ts'

let world: World
let platform: Platform
const counted: [string, number, number][] = []

const build = (on: Platform = platform) => buildDemo(on, world.owner, (...each) => counted.push(each))
const casesNow = async () =>
  (await world.owner.read<[{ count: number }]>`select count(*)::int as count from "case"."case"`)[0].count

beforeAll(async () => {
  world = await createWorld()
  platform = { ...world.platform, config: { ...world.platform.config, demoSize: 0.02 } }
  await build()
}, 120_000)
afterAll(() => world.close())

test('a small city has lived a year, told of as it went', async () => {
  expect(await casesNow()).toBeGreaterThan(90)
  expect(counted.at(-1)).toMatchObject(['Living through a year', expect.any(Number), expect.any(Number)])
  const [row] = await world.owner.read<
    [{ first: Temporal.Instant; last: Temporal.Instant }]
  >`select min(submitted_at) as first, max(at) as last from "case"."case" join "case".act using (case_id)`
  const now = world.clock.now()
  expect(Temporal.Instant.compare(row.last, now)).toBeLessThanOrEqual(0)
  expect(dateOf(row.first).until(dateOf(now)).total({ unit: 'days' })).toBeGreaterThan(200)
})

test('every state is the fold of its events', async () => {
  const rows = await world.owner.read<{ state: CaseState; acts: { at: string; events: CaseEvent[] }[] }[]>`
    select c.state, jsonb_agg(jsonb_build_object('at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'events', a.events) order by a.revision) as acts
    from "case"."case" c join "case".act a using (case_id) group by c.case_id`
  for (const { state, acts } of rows) {
    const events = acts.flatMap(({ at, events: each }) =>
      each.map((event) => ({ event, at: Temporal.Instant.from(at).toString() })),
    )
    expect(replay(events)).toEqual(state)
  }
})

test('every application of any department has a number, a receipt and a clock, in one queue', async () => {
  const city = await callersOf(world)
  const cases = await world.owner.read<
    { id: string; number: string; department: string; clocks: number; accepted: boolean }[]
  >`
    select c.case_id as id, c.number, d.body ->> 'department' as department,
      (select count(*)::int from "case".clock k where k.case_id = c.case_id and k.name in ('statutory', 'promised')) as clocks,
      exists (select 1 from "case".act a where a.case_id = c.case_id and a.events @> '[{"type": "milestone", "milestone": "accepted"}]') as accepted
    from "case"."case" c join matter.definition d using (slug, version) where c.channel <> 'internal' order by c.case_id`
  const services = await world.owner.read<{ department: string }[]>`
    select distinct body ->> 'department' as department from matter.definition where withdrawn_at is null and body -> 'keywords' is not null`
  expect(new Set(cases.map(({ department }) => department)).size).toBeGreaterThan(services.length / 2)
  expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length)
  expect(cases.filter(({ accepted, clocks }) => accepted && clocks === 0)).toEqual([])
  // One queue holds them all, whatever department decides.
  const supervisor = await city.as('supervisor')
  const queue = new Set<string>()
  for (let before = ''; ;) {
    const { body } = await supervisor.get(`/api/v1/cases?limit=100${before}`)
    const page = body as unknown as { cases: { id: string }[]; next: string | null }
    for (const { id } of page.cases) queue.add(id)
    if (!page.next) break
    before = `&before=${page.next}`
  }
  expect(cases.filter(({ id }) => !queue.has(id))).toEqual([])
  // Each has its receipt: the act that filed it stands in the ledger.
  const unproved = await world.owner.read`
    select a.case_id from "case".act a left join ledger.leaf e on e.id = a.entry_id where a.revision = 1 and e.id is null`
  expect(unproved).toEqual([])
  await city.composition.http.close()
})

test('officers act on working days, in office hours', async () => {
  const acts = await world.owner.read<
    { at: Temporal.Instant }[]
  >`select at from "case".act where actor ->> 'kind' = 'officer'`
  expect(acts.length).toBeGreaterThan(30)
  for (const { at } of acts) {
    expect(isWorkingDay(calendarOf(platform), dateOf(at)), at.toString()).toBe(true)
    const { hour } = at.toZonedDateTimeISO('Asia/Shanghai')
    expect(hour >= 8 && hour < 18, at.toString()).toBe(true)
  }
})

test('who rated badly of late has a case that mends it, some of them further than others', async () => {
  const rows = await world.owner.read<{ stage: string; number: string }[]>`
    select coalesce(m.state -> 'active' ->> 0, 'over') as stage, m.number from rating.rating r
    join "case"."case" m on m.case_id = r.rectification_id where r.grade <= 2`
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.map(({ stage }) => stage)).toContain('call-back')
  expect(new Set(rows.map(({ stage }) => stage)).size).toBeGreaterThan(1)
})

test('the sums agree, and the ledger holds every act', async () => {
  const [sums] = await world.owner.read<[Record<string, number>]>`
    select (select count(*)::int from "case".act) as acts, (select count(*)::int from "case".act where command = 'rate') as rated, (select count(*)::int from rating.rating) as ratings,
      (select count(*)::int from certificate.certificate) as certificates, (select sum(jsonb_array_length(state -> 'results'))::int from "case"."case") as results,
      (select count(*)::int from ledger.leaf) as sealed, (select count(*)::int from ledger.pending) as pending, (select count(*)::int from "case".effect) as effects, (select count(*)::int from supervision.card_act) as cards`
  expect(sums['ratings']).toBe(sums['rated'])
  expect(sums['certificates']).toBe(sums['results'])
  expect(sums['cards']).toBeGreaterThan(3)
  expect(sums['sealed']).toBe((sums['acts'] ?? 0) + (sums['certificates'] ?? 0) + (sums['cards'] ?? 0))
  expect(sums['pending']).toBe(0)
  expect(sums['effects']).toBe(0)
  expect(sums['ratings']).toBeGreaterThan(15)
})

test('whoever is played by a visitor has work, and their showcase is still to be done', async () => {
  const city = await callersOf(world)
  try {
    for (const persona of [
      'approver-yuci',
      'acceptor-yuci',
      'approver-shouyang',
      'acceptor-civil-yuci',
      'approver-civil-yuci',
    ]) {
      const inbox = (await (await city.as(persona)).get('/api/v1/inbox')).body as unknown as {
        counts: { turn: number }
      }
      expect(inbox.counts.turn, persona).toBeGreaterThan(0)
    }
  } finally {
    await city.composition.http.close()
  }
  const done = await world.owner.read<{ slug: string }[]>`
    select slug from "case"."case" where (subject_name, slug) in (('王秀兰', 'old-age-allowance'), ('张海燕', 'disability-allowances'), ('刘志强', 'flexible-work-subsidy'),
      ('晋中禾味餐饮管理有限公司', 'food-business-licence'), ('晋中恒达货运有限公司', 'road-freight'), ('晋中云栖宾馆有限公司', 'public-place-hygiene'))`
  expect(done).toEqual([])
  const ofSon = await world.owner.read<
    { status: string; stage: string | null }[]
  >`select status, stage from "case"."case" where filer_name = '李建国'`
  expect(ofSon.map(({ status, stage }) => stage ?? status).toSorted()).toEqual([
    'closed',
    'closed',
    'correction',
    'review',
  ])
})

test('a history that stands is not lived again; one that broke off is thrown away', async () => {
  const before = await casesNow()
  await build()
  expect(await casesNow()).toBe(before)
  await world.owner.read`update demo.build set stage = 'history', finished_at = null`
  await build()
  expect(await casesNow()).toBe(before)
  const [row] = await world.owner.read<[{ stage: string }]>`select stage from demo.build`
  expect(row.stage).toBe('done')
}, 120_000)
