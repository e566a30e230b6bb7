import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView, ProcedureStep } from '#contract'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { actOn, arrange, fileLicence, inboxOf, officerIdOf, proceed, viewOf } from './licence.fixture.ts'
import { createRelay } from './relay.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
const names = {
  agent: 'firm-agent',
  acceptor: 'acceptor-yuci',
  approver: 'approver-yuci',
  deputy: 'approver-yuci-deputy',
  civil: 'approver-civil-yuci',
  neighbour: 'approver-shouyang',
  supervisor: 'supervisor',
  mayor: 'mayor',
  stranger: 'citizen',
} as const
let people: Record<keyof typeof names, Caller>

/** Monday 21 September 2026, 10:00 in China. */
const MONDAY = Temporal.Instant.from('2026-09-21T02:00:00Z')
const day = (date: string) => Temporal.Instant.from(`${date}T02:00:00Z`)

beforeAll(async () => {
  world = await createWorld({ at: MONDAY })
  city = await callersOf(world)
})
beforeEach(() => goTo('2026-09-21'))
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

/** Everybody signs in on the day it is. */
async function goTo(date: string) {
  world.clock.set(day(date))
  const signedIn = await Promise.all(Object.values(names).map(city.as))
  people = Object.fromEntries(Object.keys(names).map((key, index) => [key, signedIn[index]])) as typeof people
}

async function accepted(): Promise<string> {
  const id = await fileLicence(people.agent)
  expect((await actOn(people.acceptor, id, 'accept')).status).toBe(200)
  return id
}

const dueOf = ({ clocks }: CaseView, name: string) => clocks.find((clock) => clock.name === name)?.due
const hearing: ProcedureStep = {
  kind: 'suspend',
  procedure: 'hearing',
  reason: '邻居要求听证',
  basis: { law: 'law:行政许可法#45' },
  document: '榆审听告字〔2026〕3号',
  days: 20,
}

test('stopped for a hearing before the National Day and resumed after it, both deadlines move by that time', async () => {
  const id = await accepted()
  const before = await viewOf(people.approver, id)
  // Ten and seven working days from 21 September: 25 to 27 September and 1 to 7 October are holidays, Saturday 10 October is worked.
  expect([dueOf(before, 'statutory'), dueOf(before, 'promised')]).toEqual(['2026-10-12', '2026-10-08'])
  expect(before.may).toMatchObject({ suspend: true, resume: false, merge: true, link: true, extend: null })

  await goTo('2026-09-23')
  expect((await proceed(people.approver, id, hearing)).body).toMatchObject({ milestone: 'suspended' })
  const stopped = await viewOf(people.agent, id)
  expect(stopped.procedures).toEqual([
    {
      name: 'hearing',
      reason: '邻居要求听证',
      basis: { law: 'law:行政许可法#45' },
      document: '榆审听告字〔2026〕3号',
      days: 20,
      from: '2026-09-23',
    },
  ])
  expect(stopped.clocks.filter(({ state }) => state === 'stopped').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['statutory', 'promised']),
  )
  expect((await proceed(people.approver, id, hearing)).body.code).toBe('case.not-allowed')
  expect((await actOn(people.approver, id, 'grant', { opinion: '准予' })).body.code).toBe('case.not-allowed')

  await goTo('2026-10-09')
  expect((await proceed(people.approver, id, { kind: 'resume', note: '听证结束' })).body).toMatchObject({
    milestone: 'resumed',
  })
  const after = await viewOf(people.approver, id)
  // One day had run before 23 September; nine, and six, are left from 9 October on, that day and Saturday 10 October among them.
  expect([dueOf(after, 'statutory'), dueOf(after, 'promised')]).toEqual(['2026-10-20', '2026-10-15'])
  expect(after.clocks.find(({ name }) => name === 'statutory')?.pauses).toMatchObject([
    { from: '2026-09-23', to: '2026-10-09', reason: 'hearing' },
  ])
  expect(after.history.map(({ type }) => type).slice(0, 2)).toEqual(['resumed', 'suspended'])
  expect(after.history[0]).toMatchObject({ clock: 'statutory', due: '2026-10-20', opinion: '听证结束' })
  expect(after.may).toMatchObject({ suspend: true, resume: false })
  expect((await proceed(people.approver, id, { kind: 'resume' })).body.code).toBe('case.not-allowed')
  expect((await actOn(people.approver, id, 'grant', { opinion: '准予' })).status).toBe(200)
  expect((await proceed(people.approver, id, hearing)).body.code).toBe('case.closed')
  await createRelay(world.platform).runOnce()
  expect(await noticesOf(people.agent, id)).toEqual(
    expect.arrayContaining(['case.suspended', 'case.resumed', 'case.granted']),
  )
})

test('the time is stopped only by whoever has the case, on law in force, on what they saw', async () => {
  const id = await accepted()
  const { approver, deputy, acceptor, supervisor, agent, neighbour, civil } = people
  const code = async (who: Caller, step: ProcedureStep, revision?: number) =>
    (
      await who.post(`/api/v1/cases/${id}/procedure`, {
        revision: revision ?? (await viewOf(approver, id)).revision,
        step,
      })
    ).body.code
  expect(await code(acceptor, hearing)).toBe('case.not-your-turn')
  expect(await code(supervisor, hearing)).toBe('access.denied')
  expect(await code(agent, hearing)).toBe('access.denied')
  expect(await code(neighbour, hearing)).toBe('case.not-found')
  expect(await code(civil, hearing)).toBe('case.not-found')
  expect(await code(approver, { ...hearing, basis: { law: 'law:行政许可法#999' } })).toBe(
    'case.act-incomplete',
  )
  expect(await code(approver, { ...hearing, procedure: 'lunch' } as never)).toBe('request.invalid')
  expect(await code(approver, hearing, 1)).toBe('case.stale')
  await actOn(deputy, id, 'nothing')
  const { tasks, revision } = await viewOf(deputy, id)
  await deputy.post(`/api/v1/cases/${id}/claim`, { taskId: tasks[0]?.id, revision })
  expect(await code(approver, hearing)).toBe('case.claimed')
  expect((await viewOf(approver, id)).may.suspend).toBe(false)
  expect((await proceed(deputy, id, hearing)).status).toBe(200)
})

test('the period is extended once, by those above, within what the matter allows', async () => {
  const id = await accepted()
  const { approver, supervisor, mayor, agent } = people
  const extend = (count: number): ProcedureStep => ({
    kind: 'extend',
    count,
    reason: '现场核查结果有待复核',
    basis: { law: 'law:行政许可法#42.1' },
  })
  expect((await proceed(approver, id, extend(5))).body.code).toBe('access.denied')
  expect((await viewOf(supervisor, id)).may).toMatchObject({
    extend: { count: 5, unit: 'working' },
    terminate: true,
    urge: true,
    reopen: false,
    suspend: false,
  })
  expect((await proceed(supervisor, id, extend(6))).body.code).toBe('case.not-allowed')
  expect((await proceed(mayor, id, extend(5))).status).toBe(200)
  const extended = await viewOf(agent, id)
  expect([dueOf(extended, 'statutory'), dueOf(extended, 'promised')]).toEqual(['2026-10-19', '2026-10-14'])
  expect(extended.clocks.find(({ name }) => name === 'statutory')?.extension).toMatchObject({
    count: 5,
    reason: '现场核查结果有待复核',
  })
  expect(extended.history[0]).toMatchObject({ type: 'extended', days: 5, due: '2026-10-19' })
  expect((await proceed(supervisor, id, extend(1))).body.code).toBe('case.not-allowed')
  expect((await viewOf(supervisor, id)).may.extend).toBeNull()
  await createRelay(world.platform).runOnce()
  expect(await noticesOf(agent, id)).toContain('case.extended')
})

test('those above end a case and take it up again; what was never accepted is filed anew', async () => {
  const { approver, supervisor, agent, neighbour } = people
  const id = await accepted()
  const because = { reason: '申请人主体已注销', basis: { law: 'law:行政许可法#70' } } as const
  expect((await proceed(approver, id, { kind: 'terminate', ...because })).body.code).toBe('access.denied')
  expect(
    (
      await neighbour.post(`/api/v1/cases/${id}/procedure`, {
        revision: 1,
        step: { kind: 'terminate', ...because },
      })
    ).body.code,
  ).toBe('case.not-found')
  expect((await proceed(supervisor, id, { kind: 'reopen', ...because })).body.code).toBe('case.not-allowed')
  expect((await proceed(supervisor, id, { kind: 'terminate', ...because })).body).toMatchObject({
    status: 'closed',
    milestone: 'terminated',
  })
  const ended = await viewOf(agent, id)
  expect(ended.history[0]).toMatchObject({ type: 'terminated', opinion: '申请人主体已注销' })
  expect(ended.clocks.every(({ state }) => state === 'met')).toBe(true)
  expect((await viewOf(supervisor, id)).may).toMatchObject({ reopen: true, terminate: false, urge: false })
  expect((await proceed(approver, id, { kind: 'reopen', ...because })).body.code).toBe('access.denied')
  expect(
    (await proceed(supervisor, id, { kind: 'reopen', ...because, reason: '查错了人' })).body,
  ).toMatchObject({
    status: 'open',
    milestone: 'reopened',
    stage: 'review',
  })
  const open = await viewOf(approver, id)
  expect(open.history[0]).toMatchObject({ type: 'reopened', opinion: '查错了人' })
  expect(open.clocks.find(({ name }) => name === 'statutory')).toMatchObject({
    state: 'running',
    startedOn: '2026-09-21',
  })
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).status).toBe(200)

  const fresh = await fileLicence(agent)
  await proceed(supervisor, fresh, { kind: 'terminate', ...because })
  expect((await proceed(supervisor, fresh, { kind: 'reopen', ...because })).body.code).toBe(
    'case.not-allowed',
  )
})

test('a case filed twice is merged into the other, which knows of it', async () => {
  const { approver, acceptor, agent, stranger } = people
  const [kept, twice] = [await accepted(), await accepted()]
  const found = (await approver.get(`/api/v1/cases?status=open&like=${twice}`)).body as unknown as {
    cases: { id: string; slug: string }[]
  }
  expect(found.cases.map(({ id }) => id)).toContain(kept)
  expect(found.cases.map(({ id }) => id)).not.toContain(twice)
  const merge = (into: string): ProcedureStep => ({ kind: 'merge', into, reason: '同一家店报了两次' })
  expect((await proceed(acceptor, twice, merge(kept))).body.code).toBe('case.not-your-turn')
  expect((await proceed(approver, twice, merge(twice))).body.code).toBe('case.not-allowed')
  expect((await proceed(approver, twice, merge('01900000-0000-7000-8000-00000000ffff'))).body.code).toBe(
    'case.not-found',
  )
  const son = await city.as('son')
  const other = (await son.post('/api/v1/filings', { slug: 'old-age-allowance' })).body as unknown as {
    id: string
  }
  await son.post(`/api/v1/filings/${other.id}/submit`, { answers: {}, declared: true })
  expect((await proceed(approver, twice, merge(other.id))).body.code).toBe('case.not-found')
  expect((await proceed(approver, twice, merge(kept))).body).toMatchObject({ status: 'closed' })
  await createRelay(world.platform).runOnce()
  expect((await viewOf(agent, twice)).links).toMatchObject([{ caseId: kept, relation: 'merged-into' }])
  expect((await viewOf(agent, twice)).history[0]).toMatchObject({
    type: 'merged-into',
    opinion: '同一家店报了两次',
  })
  expect((await viewOf(approver, kept)).links).toMatchObject([{ caseId: twice, relation: 'merged-from' }])
  expect(await noticesOf(agent, twice)).toContain('case.merged')
  expect(
    (
      await proceed(people.supervisor, twice, {
        kind: 'reopen',
        reason: '重开',
        basis: { law: 'law:行政许可法#69' },
      })
    ).body.code,
  ).toBe('case.not-allowed')
  expect((await proceed(approver, await accepted(), merge(twice))).body.code).toBe('case.not-allowed')
  expect((await stranger.get(`/api/v1/cases?like=${kept}`)).body.code).toBe('access.denied')
})

test('of two cases merged into each other at once, one goes on', async () => {
  const { approver } = people
  const [one, other] = [await accepted(), await accepted()]
  const [first, second] = await Promise.all([viewOf(approver, one), viewOf(approver, other)])
  const answers = await Promise.all([
    proceed(approver, one, { kind: 'merge', into: other, reason: '重复' }, first.revision),
    proceed(approver, other, { kind: 'merge', into: one, reason: '重复' }, second.revision),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const open = await Promise.all([one, other].map(async (id) => (await viewOf(approver, id)).status))
  expect(open.toSorted((a, b) => a.localeCompare(b))).toEqual(['closed', 'open'])
})

test('cases are linked both ways, within one’s own scope', async () => {
  const { approver, agent } = people
  const [one, other] = [await accepted(), await accepted()]
  expect((await proceed(approver, one, { kind: 'link', caseId: other })).status).toBe(200)
  await createRelay(world.platform).runOnce()
  await createRelay(world.platform).runOnce()
  const linked = await viewOf(approver, other)
  expect(linked.links).toMatchObject([{ caseId: one, relation: 'related' }])
  expect((await viewOf(approver, one)).links).toMatchObject([{ caseId: other, relation: 'related' }])
  const { revision } = await viewOf(approver, one)
  expect((await proceed(approver, one, { kind: 'link', caseId: other })).body).toMatchObject({ revision })
  expect((await viewOf(agent, one)).history.map(({ type }) => type)).not.toContain('related')
})

test('those above urge, and so does the applicant, once a working day', async () => {
  const { supervisor, approver, deputy, agent, stranger, civil } = people
  const id = await accepted()
  const { tasks, revision } = await viewOf(approver, id)
  await approver.post(`/api/v1/cases/${id}/claim`, { taskId: tasks[0]?.id, revision })
  expect((await proceed(approver, id, { kind: 'urge', text: '快' })).body.code).toBe('access.denied')
  expect((await proceed(supervisor, id, { kind: 'urge', text: '请今天办' })).status).toBe(200)
  expect((await inboxOf(approver)).find(({ caseId }) => caseId === id)).toMatchObject({ urged: 1 })
  const own = async (who: Caller) =>
    (
      await who.post(`/api/v1/cases/${id}/urge`, {
        revision: (await viewOf(people.agent, id)).revision,
        text: '急着开业',
      })
    ).body
  expect((await own(stranger)).code).toBe('case.not-found')
  expect((await own(approver)).code).toBe('access.denied')
  expect((await viewOf(agent, id)).mayUrge).toBe(true)
  expect(await own(agent)).toMatchObject({ status: 'open' })
  expect((await viewOf(agent, id)).mayUrge).toBe(false)
  expect((await own(agent)).code).toBe('case.urged-already')
  expect((await viewOf(deputy, id)).tasks[0]).toMatchObject({ urged: 2 })
  await createRelay(world.platform).runOnce()
  expect(await noticesOf(approver, id)).toContain('task.urged')
  expect((await viewOf(approver, id)).history[0]).toMatchObject({ type: 'urged', opinion: '急着开业' })
  // Asked on the last day before the holiday, not again within it.
  await goTo('2026-09-23')
  expect(await own(people.agent)).toMatchObject({ status: 'open' })
  await goTo('2026-09-24')
  expect((await viewOf(people.agent, id)).mayUrge).toBe(true)
  await goTo('2026-09-30')
  expect(await own(people.agent)).toMatchObject({ status: 'open' })
  await goTo('2026-10-07')
  expect((await own(people.agent)).code).toBe('case.urged-already')
  await goTo('2026-10-08')
  expect(await own(people.agent)).toMatchObject({ status: 'open' })
  expect((await civil.get(`/api/v1/cases/${id}`)).status).not.toBe(200)
})

test('whoever is only asked about a case may neither stop, end nor link it', async () => {
  const { approver } = people
  const id = await accepted()
  await arrange(approver, id, {
    kind: 'ask',
    part: 'opinion',
    of: [{ kind: 'officer', officerId: await officerIdOf(people.civil) }],
    text: '请看',
  })
  const seen = await viewOf(people.civil, id)
  expect(seen.may).toEqual({
    suspend: false,
    resume: false,
    extend: null,
    terminate: false,
    reopen: false,
    urge: false,
    merge: false,
    link: false,
  })
  expect((await proceed(people.civil, id, hearing)).body.code).toBe('case.not-your-turn')
  expect((await proceed(people.civil, id, { kind: 'link', caseId: await accepted() })).body.code).toBe(
    'access.denied',
  )
  const found = (await people.civil.get('/api/v1/cases?limit=100')).body as unknown as {
    cases: { id: string }[]
  }
  expect(found.cases.map((each) => each.id)).not.toContain(id)
})

async function noticesOf(who: Caller, caseId: string): Promise<string[]> {
  const { notices } = (await who.get('/api/v1/notices?limit=100')).body as unknown as {
    notices: { kind: string; caseId: string }[]
  }
  return notices.filter((notice) => notice.caseId === caseId).map(({ kind }) => kind)
}
