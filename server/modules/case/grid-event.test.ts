import { afterAll, beforeAll, expect, test } from 'vitest'
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
let people: Record<'worker' | 'centre' | 'closer' | 'urban' | 'transport', Caller>
const event = {
  kind: 'part',
  item: 'cover',
  summary: '和平街路口井盖丢失',
  place: '榆次区和平街与新建路路口东南角',
  urgency: 'urgent',
}

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  const { on } = staffOf(world, city.anonymous)
  people = {
    worker: await on({ unit: 'grid-centre', role: 'window' }),
    centre: await on({ unit: 'grid-centre', role: 'acceptor' }),
    closer: await on({ unit: 'grid-centre', role: 'approver' }),
    urban: await on({ unit: 'urban-management', role: 'acceptor' }),
    transport: await on({ unit: 'transport', role: 'acceptor' }),
  }
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('an event is reported, sent on when it is another’s, fixed, done over when the check finds it was not, and closed', async () => {
  const { worker, centre, closer, urban, transport } = people
  const id = await fileWork(worker, 'grid-event', event)
  const dispatch = (department: string) => takeAction(centre, id, 'dispatch', { answers: { department } })
  expect((await dispatch('nobody')).body).toMatchObject({ code: 'filing.answers-invalid' })
  expect((await dispatch('transport')).status).toBe(200)
  expect((await takeAction(transport, id, 'send-back', { opinion: '不是公路井盖' })).status).toBe(200)
  expect((await dispatch('urban-management')).status).toBe(200)
  // What was sent on is no longer the other's to do, though they saw it.
  expect((await takeAction(transport, id, 'fixed', { answers: { fixed: '补上了' } })).body).toMatchObject({
    code: 'case.not-your-turn',
  })
  expect((await seeCase(urban, id)).clocks.find(({ stage }) => stage?.name === 'fix')).toMatchObject({
    count: 2,
    state: 'running',
  })
  await takeAction(urban, id, 'fixed', { answers: { fixed: '已放围挡' } })
  expect((await takeAction(worker, id, 'fail', { opinion: '井盖还没补' })).status).toBe(200)
  await takeAction(urban, id, 'fixed', { answers: { fixed: '补了新井盖' } })
  expect((await takeAction(worker, id, 'pass', { answers: { checked: 'mended' } })).status).toBe(200)
  expect((await takeAction(closer, id, 'close')).body).toMatchObject({ status: 'closed' })
  const { trail, fields, subject } = await seeCase(worker, id)
  expect(trail.map(({ stage }) => stage)).toEqual(['filed', 'register', 'fix', 'check', 'closing'])
  expect(fields.find(({ name }) => name === 'fixed')?.text).toBe('补了新井盖')
  expect(subject.name).toBe('榆次区网格化服务管理中心')
})

test('what is no event is not registered, and another county’s centre sees none of it', async () => {
  const id = await fileWork(people.worker, 'grid-event', event)
  const { on } = staffOf(world, city.anonymous)
  const neighbour = await on({ unit: 'grid-centre', region: '140725', role: 'acceptor' })
  expect((await neighbour.get(`/api/v1/cases/${id}`)).body).toMatchObject({ code: 'case.not-found' })
  const rejected = await takeAction(people.centre, id, 'reject', { opinion: '昨天已经立案' })
  expect(rejected.body).toMatchObject({ status: 'closed', milestone: 'not-accepted' })
})
