import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, fileWork, seeCase, staffOf, takeAction, type Post, type World } from '#world'
import { createRelay } from './relay.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
const inCity = { region: '140700' } as const
const asking: Post = { ...inCity, unit: 'transport', role: 'acceptor' }
const bureau: Post = { ...inCity, unit: 'data-bureau', role: 'acceptor' }
const decider: Post = { ...inCity, unit: 'data-bureau', role: 'approver' }
const provider: Post = { ...inCity, unit: 'public-security', role: 'approver' }
const giver: Post = { ...inCity, unit: 'public-security', role: 'acceptor' }
const request = {
  resource: '机动车登记信息',
  sharing: 'unconditional',
  provider: 'public-security',
  items: '号牌号码、车辆类型、检验有效期',
  purpose: '道路运输证办理时核对车辆',
  legal: '道路运输条例规定的运输证核发',
  until: '2027-12-31',
}
const given = { way: 'interface', address: '/exchange/vehicle/v1' }

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('a request is completed, consented to in the time of its kind, authorised, given, found faulty, given again', async () => {
  const id = await fileWork(await staff.on(asking), 'data-sharing-request', request)
  await takeAction(await staff.on(bureau), id, 'correct', { opinion: '写清用到哪些数据项' })
  const completed = await takeAction(await staff.on(asking), id, 'resubmit', {
    answers: { items: '号牌号码、车辆类型', purpose: request.purpose },
  })
  expect(completed.status).toBe(200)
  await takeAction(await staff.on(bureau), id, 'pass')
  const asked = await seeCase(await staff.on(provider), id)
  expect(asked.tasks.map(({ stage }) => stage)).toEqual(['reply-unconditional'])
  expect(asked.clocks.find(({ stage }) => stage?.name === 'reply-unconditional')).toMatchObject({
    count: 1,
    unit: 'working',
    basis: { title: '政务数据共享条例', verified: false },
  })
  expect(asked.fields.find(({ name }) => name === 'unit')).toMatchObject({
    text: '晋中市交通运输局',
    source: { library: 'post' },
  })
  await takeAction(await staff.on(provider), id, 'consent')
  const granted = await takeAction(await staff.on(decider), id, 'grant', { opinion: '授权' })
  expect(granted.body).toMatchObject({ milestone: 'decided', status: 'open' })
  await takeAction(await staff.on(giver), id, 'give', { answers: given })
  expect((await takeAction(await staff.on(asking), id, 'faulty', { opinion: '检验有效期为空' })).status).toBe(
    200,
  )
  await takeAction(await staff.on(giver), id, 'give', {
    answers: { ...given, address: '/exchange/vehicle/v2' },
  })
  expect((await takeAction(await staff.on(asking), id, 'confirm')).body).toMatchObject({ status: 'closed' })
  const { decision, fields } = await seeCase(await staff.on(asking), id)
  expect(decision).toMatchObject({ outcome: 'granted', automatic: false })
  expect(fields.find(({ name }) => name === 'address')?.text).toBe('/exchange/vehicle/v2')
})

test('a refusal is disputed, and upheld only with the law it rests on', async () => {
  const id = await fileWork(await staff.on(asking), 'data-sharing-request', {
    ...request,
    sharing: 'conditional',
  })
  await takeAction(await staff.on(bureau), id, 'pass')
  expect((await seeCase(await staff.on(provider), id)).tasks.map(({ stage }) => stage)).toEqual([
    'reply-conditional',
  ])
  const reasons = [{ text: '超出履职需要', basis: { law: 'law:数据安全法#38' } }]
  await takeAction(await staff.on(provider), id, 'refuse', { opinion: '用途不具体', reasons })
  expect((await takeAction(await staff.on(decider), id, 'uphold', { opinion: '维持' })).body).toMatchObject({
    code: 'case.act-incomplete',
  })
  await takeAction(await staff.on(decider), id, 'uphold', { opinion: '维持', reasons })
  expect(await seeCase(await staff.on(asking), id)).toMatchObject({
    status: 'closed',
    decision: { outcome: 'refused', reasons: [{ text: '超出履职需要' }] },
  })
})

test('a provider who does not reply in time is pressed, and an overruled refusal is shared', async () => {
  const id = await fileWork(await staff.on(asking), 'data-sharing-request', request)
  await takeAction(await staff.on(bureau), id, 'pass')
  world.clock.set(Temporal.Instant.from('2026-11-23T02:00:00Z'))
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  expect((await seeCase(await staff.on(decider), id)).tasks[0]).toMatchObject({ stage: 'press', mine: true })
  await takeAction(await staff.on(decider), id, 'again', { opinion: '请今天答复' })
  const reasons = [{ text: '系统没接通', basis: { law: 'law:数据安全法#38' } }]
  await takeAction(await staff.on(provider), id, 'refuse', { opinion: '还没接通', reasons })
  const overruled = await takeAction(await staff.on(decider), id, 'overrule', { opinion: '下周接通后共享' })
  expect(overruled.body).toMatchObject({ milestone: 'decided', stage: 'give' })
})

test('only the unit that asked, the provider and the bureau see a request', async () => {
  const id = await fileWork(await staff.on(asking), 'data-sharing-request', request)
  const other = await staff.on({ ...inCity, unit: 'water', role: 'approver' })
  expect((await other.get(`/api/v1/cases/${id}`)).body).toMatchObject({ code: 'case.not-found' })
  const own = (await (await staff.on(asking)).get('/api/v1/cases?whose=unit')).body as unknown as {
    cases: { id: string; heading: string }[]
  }
  expect(own.cases.find((each) => each.id === id)).toMatchObject({ heading: request.resource })
  // A request of the county's own bureau for itself goes to the city, which has the data bureau.
  const county = await staff.on({ unit: 'transport', role: 'acceptor' })
  const fromCounty = await fileWork(county, 'data-sharing-request', request)
  expect((await seeCase(county, fromCounty)).unit.name).toBe('晋中市数据局')
})
