import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseDiagram, ProcessView } from '#contract'
import { keepCourses, newSweep } from '#modules/case'
import { callersOf, createWorld, MORNING, type Caller, type World } from '#world'
import { actOn, arrange, fileLicence } from '../licence.fixture.ts'

const HOUR = 3_600_000
const PATH = '/api/v1/matters/food-business-licence/versions/1/process'
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let supervisor: Caller
/** What was filed, by what became of it. */
const filed = { granted: [] as string[], returned: '', correction: '', untouched: '' }

const ok = async (answer: Promise<{ status: number; body: object }>) => {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBe(200)
}

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  // Sessions end while hours pass: everybody signs in when it is their turn.
  const acceptor = () => city.as('acceptor-yuci')
  const approver = () => city.as('approver-yuci')
  const file = async () => fileLicence(await city.as('firm-agent'))
  // Two are accepted after one and three hours and granted after four more each.
  for (const hours of [1, 3]) {
    world.clock.set(MORNING)
    const id = await file()
    filed.granted.push(id)
    world.clock.advance({ hours })
    await ok(actOn(await acceptor(), id, 'accept'))
    world.clock.advance({ hours: 4 })
    await ok(actOn(await approver(), id, 'grant', { opinion: '符合条件' }))
  }
  world.clock.set(MORNING)
  // After five hours one is sent back to the rules, which send it on again; one is to be corrected, one nobody touched.
  filed.returned = await file()
  filed.correction = await file()
  filed.untouched = await file()
  world.clock.advance({ hours: 5 })
  await ok(
    arrange(await acceptor(), filed.returned, { kind: 'return', to: 'precheck', reason: '资料已更新' }),
  )
  await ok(
    actOn(await acceptor(), filed.correction, 'request-correction', {
      corrections: [{ item: '布局流程图', what: '没有标出洗消区' }],
    }),
  )
  supervisor = await city.as('supervisor')
}, 120_000)
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const read = async (who = supervisor, query = '') => {
  const { status, body } = await who.get(`${PATH}${query}`)
  return { status, body: body as unknown as ProcessView & { code?: string } }
}
const idsBehind = async (what: string, of = '') => {
  const answer = await supervisor.get(`${PATH}/cases?what=${what}&of=${encodeURIComponent(of)}`)
  const { count, cases } = answer.body as unknown as { count: number; cases: { id: string }[] }
  expect(cases).toHaveLength(count)
  return cases.map(({ id }) => id).toSorted()
}

test('what went where, how long it took, and where it waits, is what was done', async () => {
  const { status, body } = await read()
  expect(status).toBe(200)
  expect(body).toMatchObject({ filed: 5, counted: 5, returned: 1, corrected: 1, closed: 2, others: 0 })
  const node = (id: string) => body.nodes.find((each) => each.id === id)
  // Stays at acceptance: 1, 3, 5 and 5 hours; two are there now.
  expect(node('acceptance')).toMatchObject({
    cases: 5,
    now: 2,
    stays: 4,
    medianMs: 4 * HOUR,
    p90Ms: 5 * HOUR,
    overdue: 0,
  })
  expect(node('review')).toMatchObject({ cases: 2, now: 0, stays: 2, medianMs: 4 * HOUR, spentMs: 8 * HOUR })
  expect(node('correction')).toMatchObject({ cases: 1, now: 1, stays: 0, isSlowest: false })
  expect(node('correction')?.medianMs).toBeUndefined()
  expect(body.nodes.filter(({ isSlowest }) => isSlowest).map(({ id }) => id)).toEqual(['acceptance'])
  const edge = (id: string) => body.edges.find((each) => each.id === id)
  expect(edge('acceptance review')).toMatchObject({ cases: 2, times: 2 })
  expect(edge('precheck acceptance')).toMatchObject({ cases: 5, times: 6 })
  expect(edge('acceptance correction')).toMatchObject({ cases: 1, times: 1 })
  expect(edge('return acceptance precheck')).toMatchObject({ cases: 1, times: 1, isBack: true })
  expect(body.variants[0]).toMatchObject({ cases: 2, state: 'ended' })
  expect(body.variants.map(({ cases }) => cases)).toEqual([2, 1, 1, 1])
  expect(body.versions).toEqual([
    { version: 1, cases: 5, closed: 2, medianMs: 6 * HOUR, p90Ms: expect.closeTo(6.8 * HOUR, -2) },
  ])
})

test('every line has as many cases as the ways of the cases, drawn one by one, say', async () => {
  const all = [...filed.granted, filed.returned, filed.correction, filed.untouched]
  const drawn = await Promise.all(
    all.map(
      async (id) => (await supervisor.get(`/api/v1/cases/${id}/diagram`)).body as unknown as CaseDiagram,
    ),
  )
  const { body } = await read()
  const taken = drawn.flatMap(({ edges }) => edges.filter((edge) => edge.taken.length > 0))
  const counts = Object.fromEntries(
    [...Map.groupBy(taken, ({ id }) => id)].map(([id, edges]) => [id, edges.length]),
  )
  expect(Object.fromEntries(body.edges.flatMap(({ id, cases }) => (cases > 0 ? [[id, cases]] : [])))).toEqual(
    counts,
  )
})

test('behind each number stand its cases', async () => {
  const sorted = (...ids: string[]) => ids.toSorted()
  expect(await idsBehind('line', 'acceptance review')).toEqual(sorted(...filed.granted))
  expect(await idsBehind('now', 'acceptance')).toEqual(sorted(filed.returned, filed.untouched))
  expect(await idsBehind('stage', 'correction')).toEqual([filed.correction])
  expect(await idsBehind('returned')).toEqual([filed.returned])
  expect(await idsBehind('corrected')).toEqual([filed.correction])
  expect(await idsBehind('closed')).toEqual(sorted(...filed.granted))
  const [first] = (await read()).body.variants
  expect(await idsBehind('variant', [first?.state, ...(first?.path ?? [])].join(' '))).toEqual(
    sorted(...filed.granted),
  )
  expect(await idsBehind('variant', 'ended nowhere')).toEqual([])
})

test('what is done after its day is overdue where it waits', async () => {
  const now = world.clock.now()
  world.clock.advance({ hours: 24 * 60 })
  supervisor = await city.as('supervisor')
  const node = (await read()).body.nodes.find(({ id }) => id === 'acceptance')
  expect(node?.overdue).toBe(2)
  expect(await idsBehind('overdue', 'acceptance')).toEqual([filed.returned, filed.untouched].toSorted())
  // Days before anything was filed have nothing, and are no fault.
  expect((await read(supervisor, '?days=5')).body).toMatchObject({ filed: 0, counted: 0, variants: [] })
  world.clock.set(now)
  supervisor = await city.as('supervisor')
})

test('what a change of the flow has brought stands beside what was before', async () => {
  const moved = filed.granted[1] ?? ''
  const set = (version: number) =>
    world.owner.write((tx) => tx`update "case"."case" set version = ${version} where case_id = ${moved}`)
  await set(2)
  expect((await read()).body.versions).toMatchObject([
    { version: 2, cases: 1, closed: 1, medianMs: 7 * HOUR },
    { version: 1, cases: 4, closed: 1, medianMs: 5 * HOUR, p90Ms: 5 * HOUR },
  ])
  expect((await read()).body).toMatchObject({ filed: 4, closed: 1 })
  await set(1)
})

test('only posts that look over a region may ask, and none sees more than its region', async () => {
  expect((await read(await city.as('approver-yuci'))).body).toMatchObject({ code: 'access.denied' })
  expect((await read(await city.as('firm-agent'))).body).toMatchObject({ code: 'access.denied' })
  expect((await read(city.anonymous())).body).toMatchObject({ code: 'access.sign-in-required' })
  expect(await read(supervisor, '?days=0')).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  expect(await read(supervisor, '?until=2026-02-30')).toMatchObject({ status: 400 })
  expect((await supervisor.get(PATH.replace('/1/', '/99/'))).body).toMatchObject({ code: 'matter.not-found' })
  await world.owner.write(
    (tx) => tx`update "case"."case" set region_path = '110000.110100' where case_id = ${filed.untouched}`,
  )
  expect((await read()).body).toMatchObject({ filed: 4, counted: 4 })
  expect(await idsBehind('now', 'acceptance')).toEqual([filed.returned])
})

/** Everything the process says, and what stands behind each of its numbers. */
async function everything() {
  const { body } = await read()
  const behind = await Promise.all(
    [
      ...body.edges.map(({ id }) => ['line', id] as const),
      ...body.nodes.flatMap(({ id }) => [['stage', id] as const, ['now', id] as const]),
    ].map(async ([what, of]) => [what, of, await idsBehind(what, of)]),
  )
  return { body, behind }
}

async function sweepAll() {
  const sweep = newSweep()
  while (await keepCourses(world.platform, sweep));
}

test('what is kept beside the acts says the same as the acts, and a case that moves on is read anew', async () => {
  const live = await everything()
  await sweepAll()
  const [kept] = await world.owner.read<{ courses: number; cases: number }[]>`
    select (select count(*)::int from "case".course) as courses, (select count(*)::int from "case"."case") as cases`
  expect(kept?.courses).toBe(kept?.cases)
  expect(await everything()).toEqual(live)

  // It moves on, and nobody has come by to read it: it is counted by its acts, all others by what is kept.
  await ok(actOn(await city.as('acceptor-yuci'), filed.returned, 'accept'))
  supervisor = await city.as('supervisor')
  const moved = await everything()
  expect(moved.body.edges.find(({ id }) => id === 'acceptance review')?.cases).toBe(
    (live.body.edges.find(({ id }) => id === 'acceptance review')?.cases ?? 0) + 1,
  )
  await sweepAll()
  expect(await everything()).toEqual(moved)

  // Thrown away, it is made anew.
  await world.owner.read`delete from "case".course`
  expect(await everything()).toEqual(moved)
  await Promise.all([sweepAll(), sweepAll()])
  expect(await everything()).toEqual(moved)
})

test('every case counts, however many there are', async () => {
  await sweepAll()
  const before = (await read()).body
  // As many again as a statement would unpack, and more: copies of a case that ended, as a year would bring them.
  await world.owner.write(async (tx) => {
    await tx`
      insert into "case"."case" select copy.*
      from "case"."case" c cross join generate_series(1, 6000) n
        cross join lateral jsonb_populate_record(c, jsonb_build_object('case_id', gen_random_uuid(), 'number', c.number || '-' || n)) copy
      where c.case_id = ${filed.granted[0] ?? ''}`
    await tx`
      insert into "case".course (case_id, revision, way, stays)
      select c.case_id, r.revision, r.way, r.stays from "case"."case" c, "case".course r
      where r.case_id = ${filed.granted[0] ?? ''} and not exists (select 1 from "case".course o where o.case_id = c.case_id)`
  })
  const { body } = await read()
  expect(body).toMatchObject({
    filed: before.filed + 6000,
    counted: before.counted + 6000,
    closed: before.closed + 6000,
  })
  expect(body.versions[0]?.closed).toBe((before.versions[0]?.closed ?? 0) + 6000)
})
