import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DrawnDecision, FilingView } from '#contract'
import { createRelay } from '#modules/case'
import {
  callersOf,
  createWorld,
  seeCase,
  staffOf,
  takeAction,
  type Caller,
  type Post,
  type World,
} from '#world'
import { commitmentOf, isDrawn, keepDays, openReviews } from './index.ts'

const MOTHER = '01900000-0000-7000-8000-000000000001'
const SLUG = 'old-age-allowance'
const looker: Post = { unit: 'civil-affairs', role: 'approver' }

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let son: Caller

interface Day {
  day: string
  commitment: string
  seed: string | null
  decisions: number | null
  drawn: number
}
const daysOf = async () =>
  ((await city.anonymous().get('/api/v1/samples/days')).body as unknown as { days: Day[] }).days

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  son = await city.as('son')
  // Every decision is drawn, and one wrong of two is too many: the pack's own figures are tried in draw.test.ts.
  const body = {
    matter: SLUG,
    share: 1,
    haltAbove: 0.4,
    atLeast: 2,
    source: { title: '测试', verified: false },
  }
  await world.owner.read`
    insert into sample.rate (slug, body) values (${SLUG}, ${JSON.stringify(body)}::text::jsonb)
    on conflict (slug) do update set body = excluded.body`
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

async function file(): Promise<{ id: string; outcome: string }> {
  const opened = await son.post('/api/v1/filings', { slug: SLUG, subjectId: MOTHER, fresh: true })
  const draft = opened.body as unknown as FilingView
  const answers = { card: draft.choices['card']?.[0]?.value }
  const filed = await son.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  return { id: draft.id, outcome: (filed.body as unknown as { outcome: string }).outcome }
}

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}

test(
  'the seed is settled before and told after, anybody draws the same, and rules that are wrong too often stop until they are let go on',
  { timeout: 180_000 },
  async () => {
    await keepDays(world.platform)
    const [, before] = await daysOf()
    expect(before).toMatchObject({ seed: null, decisions: null, drawn: 0 })
    const cases = [await file(), await file()]
    expect(cases.map(({ outcome }) => outcome)).not.toContain('pending')

    world.clock.set(world.clock.now().add({ hours: 24 }))
    son = await city.as('son')
    await keepDays(world.platform)
    // Drawn once, however often it is looked at.
    await keepDays(world.platform)
    while (await openReviews(world.platform));
    const day = (await daysOf()).find((each) => each.day === before?.day)
    expect(day).toMatchObject({ commitment: before?.commitment, decisions: 2, drawn: 2 })
    // Anybody works it out again.
    expect(commitmentOf(day?.seed ?? '')).toBe(before?.commitment)
    for (const { id } of cases) expect(isDrawn(day?.seed ?? '', id, 1)).toBe(true)

    const officer = await staff.on(looker)
    const listed = async () =>
      (await officer.get('/api/v1/samples')).body as unknown as {
        drawn: DrawnDecision[]
        halts: { slug: string; version: number }[]
        looked: number
        disagreed: number
      }
    const { drawn } = await listed()
    expect(drawn.map(({ caseId }) => caseId).toSorted()).toEqual(cases.map(({ id }) => id).toSorted())
    const [first, second] = drawn
    const view = await seeCase(officer, first?.reviewCaseId ?? '')
    expect(view.fields.find(({ name }) => name === 'rules')?.text).toContain('符合')
    const said = (why: string) => ({ answers: { why } })
    await takeAction(officer, first?.reviewCaseId ?? '', 'agree', said('年龄、户籍都核对过。'))
    await takeAction(officer, second?.reviewCaseId ?? '', 'disagree', said('已经领过的不该再准。'))
    await settle()
    const after = await listed()
    expect(after).toMatchObject({ looked: 2, disagreed: 1, halts: [{ slug: SLUG }] })

    // Nothing is decided by these rules now: a person is.
    expect((await file()).outcome).toBe('pending')
    const supervisor = await staff.on({ unit: 'government-office', region: '140700', role: 'supervisor' })
    const version = { slug: SLUG, version: after.halts[0]?.version, reason: '规则已经核对' }
    expect((await officer.post('/api/v1/samples/lift', version)).body).toMatchObject({
      code: 'access.denied',
    })
    expect((await supervisor.post('/api/v1/samples/lift', version)).body).toEqual({ lifted: true })
    expect((await supervisor.post('/api/v1/samples/lift', version)).body).toMatchObject({
      code: 'sample.not-halted',
    })
    expect((await file()).outcome).not.toBe('pending')
  },
)
