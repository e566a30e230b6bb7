import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InboxItem } from '#contract'
import {
  callersOf,
  createWorld,
  fileWork,
  seeCase,
  staffOf,
  takeAction,
  type Caller,
  type World,
} from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let people: Record<'agent' | 'dispatcher' | 'judge' | 'urban' | 'housing' | 'civil' | 'mayor', Caller>

const call = {
  anonymous: false,
  callerName: '赵晓梅',
  callerPhone: '13835406021',
  demand: 'complaint',
  category: '03',
  summary: '小区3号楼晚上九点突然停暖',
  detail: '楼里有老人和孩子，物业说不归他们管',
  place: '榆次区新华街小区',
  urgency: 'urgent',
}

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  const hotline = { unit: 'hotline-centre', region: '140700' } as const
  people = {
    agent: await staff.on({ ...hotline, role: 'window' }),
    dispatcher: await staff.on({ ...hotline, role: 'acceptor' }),
    judge: await staff.on({ ...hotline, role: 'approver' }),
    urban: await staff.on({ unit: 'urban-management', role: 'acceptor' }),
    housing: await staff.on({ unit: 'housing-construction', role: 'acceptor' }),
    civil: await staff.on({ unit: 'civil-affairs', role: 'acceptor' }),
    mayor: await staff.on({ unit: 'government', region: '140700', role: 'leader' }),
  }
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const inboxOf = async (who: Caller) =>
  ((await who.get('/api/v1/inbox?limit=200')).body as unknown as { items: InboxItem[] }).items
const dispatchTo = (id: string, department: string) =>
  takeAction(people.dispatcher, id, 'dispatch', { answers: { department, county: '140702' } })

test('an order goes where the dispatcher says, back on an objection, and nowhere after a ruling', async () => {
  const { agent, judge, urban, housing, civil } = people
  const id = await fileWork(agent, 'hotline-order', call)
  expect((await dispatchTo(id, 'urban-management')).status).toBe(200)
  const item = (await inboxOf(urban)).find(({ caseId }) => caseId === id)
  expect(item).toMatchObject({ heading: call.summary, mine: true, clock: { name: 'stage' } })
  // Nobody else of the county has it.
  expect((await civil.get(`/api/v1/cases/${id}`)).body).toMatchObject({ code: 'case.not-found' })

  expect((await takeAction(urban, id, 'object')).body).toMatchObject({ code: 'case.act-incomplete' })
  expect((await takeAction(urban, id, 'object', { opinion: '供热归住建' })).status).toBe(200)
  expect((await takeAction(judge, id, 'uphold', { opinion: '异议成立' })).status).toBe(200)
  expect((await dispatchTo(id, 'housing-construction')).status).toBe(200)
  expect((await inboxOf(urban)).map(({ caseId }) => caseId)).not.toContain(id)

  await takeAction(housing, id, 'object', { opinion: '是二次供热，不归我们' })
  expect((await takeAction(judge, id, 'reject', { opinion: '首接负责' })).status).toBe(200)
  const ruled = await seeCase(housing, id)
  expect(ruled.tasks[0]?.actions.map(({ name }) => name)).toEqual(['answer'])
  expect((await takeAction(housing, id, 'object', { opinion: '还是不归我们' })).body).toMatchObject({
    code: 'case.not-allowed',
  })
})

test('what came of it is filled in as the form asks, and an order that is not solved goes back', async () => {
  const { agent, housing } = people
  const id = await fileWork(agent, 'hotline-order', call)
  await dispatchTo(id, 'housing-construction')
  const short = await takeAction(housing, id, 'answer', { answers: { contacted: true, result: '好' } })
  expect(short).toMatchObject({ status: 422, body: { code: 'filing.answers-invalid' } })
  const foreign = await takeAction(housing, id, 'answer', {
    answers: { contacted: true, result: '已恢复供热', satisfaction: '5' },
  })
  expect(foreign.body).toMatchObject({
    code: 'filing.answers-invalid',
    fields: [{ field: 'satisfaction', code: 'unknown' }],
  })
  const answer = { contacted: true, result: '换了循环泵，当晚恢复供热' }
  expect((await takeAction(housing, id, 'answer', { answers: answer })).status).toBe(200)

  const unsolved = { reached: true, responded: true, solved: 'no', satisfaction: '2' }
  const again = await takeAction(agent, id, 'again', { opinion: '半夜又停了', answers: unsolved })
  expect(again.status).toBe(200)
  await takeAction(housing, id, 'answer', { answers: { ...answer, result: '改了管道，三天没有再停' } })
  const solved = { reached: true, responded: true, solved: 'yes', satisfaction: '4' }
  expect((await takeAction(agent, id, 'close', { answers: solved })).body).toMatchObject({ status: 'closed' })
  const closed = await seeCase(agent, id)
  expect(closed).toMatchObject({ status: 'closed', milestone: 'closed', decision: null, tasks: [] })
  const said = Object.fromEntries(closed.fields.map(({ name, text }) => [name, text]))
  expect(said).toMatchObject({ solved: '解决了', satisfaction: '满意', result: '改了管道，三天没有再停' })
})

test('who called is for those who handle it, each look is on record, and who was unnamed stays so', async () => {
  const { agent, housing, mayor } = people
  const id = await fileWork(agent, 'hotline-order', call)
  await dispatchTo(id, 'housing-construction')
  const fieldsOf = async (who: Caller) =>
    Object.fromEntries((await seeCase(who, id)).fields.map(({ name, text }) => [name, text]))
  expect(await fieldsOf(housing)).toMatchObject({ callerName: '赵晓梅', callerPhone: '13835406021' })
  expect(await fieldsOf(mayor)).toMatchObject({ callerName: '赵*梅', callerPhone: '138 **** 6021' })
  const looks = await world.owner.read`
    select from audit.entry where operation = 'case.get' and case_id = ${id}`
  expect(looks.length).toBeGreaterThanOrEqual(2)

  const { callerName: _, callerPhone: __, ...rest } = call
  const unnamed = await fileWork(agent, 'hotline-order', { ...rest, anonymous: true })
  const names = (await seeCase(agent, unnamed)).fields.map(({ name }) => name)
  expect(names).not.toContain('callerName')
  // Nothing of the caller is where lists and search look.
  const [row] = await world.owner.read<{ subject: string; filer: string }[]>`
    select subject_name as subject, filer_name as filer from "case"."case" where case_id = ${id}`
  expect(row?.subject).toBe('晋中市政务服务便民热线中心')
  expect(row?.filer).not.toBe('赵晓梅')
})

test('a caller who is known follows the order among their own cases', async () => {
  const [mother] = await world.owner.read<{ identifier: string; name: string }[]>`
    select identifier, name from registry.subject where id = '01900000-0000-7000-8000-000000000001'`
  if (!mother) throw new Error('no such persona')
  const id = await fileWork(people.agent, 'hotline-order', call, mother)
  const citizen = await city.as('mother')
  const own = (await citizen.get('/api/v1/my/cases')).body as unknown as {
    cases: { id: string; heading: string | null }[]
  }
  expect(own.cases.find((each) => each.id === id)).toMatchObject({ heading: call.summary })
  expect((await seeCase(citizen, id)).fields.find(({ name }) => name === 'callerPhone')).toMatchObject({
    text: '13835406021',
  })
})

test('orders are for the hotline’s agents to record, and for no citizen to find', async () => {
  const son = await city.as('son')
  const open = (who: Caller) => who.post('/api/v1/filings', { slug: 'hotline-order' })
  expect((await open(people.dispatcher)).body).toMatchObject({ code: 'access.denied' })
  expect((await open(await city.as('window-clerk'))).body).toMatchObject({ code: 'access.denied' })
  expect((await open(son)).body).toMatchObject({ code: 'matter.not-found' })
  for (const path of ['/api/v1/matters/hotline-order', '/api/v1/matters/hotline-order/versions'])
    expect((await son.get(path)).body).toMatchObject({ code: 'matter.not-found' })
  const listed = (await son.get('/api/v1/matters')).body as unknown as { matters: { slug: string }[] }
  expect(listed.matters.map(({ slug }) => slug)).not.toContain('hotline-order')
  const found = await son.get(`/api/v1/services/search?q=${encodeURIComponent('12345热线工单')}`)
  expect(JSON.stringify(found.body)).not.toContain('hotline-order')
  expect((await son.get('/api/v1/work-matters')).body).toMatchObject({ code: 'access.denied' })
  const offered = (await people.agent.get('/api/v1/work-matters')).body as unknown as {
    matters: { slug: string; mayFile: boolean }[]
  }
  expect(offered.matters.filter(({ mayFile }) => mayFile).map(({ slug }) => slug)).toEqual(['hotline-order'])
})
