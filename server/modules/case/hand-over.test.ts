import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleagues, HandOverView } from '#contract'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { actOn, arrange, fileLicence, inboxOf, officerIdOf, viewOf } from './licence.fixture.ts'
import { createRelay } from './relay.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let approver: Caller
let deputy: Caller
let deputyId: string
let approverId: string

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  await signIn()
  ;[approverId, deputyId] = await Promise.all([officerIdOf(approver), officerIdOf(deputy)])
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

async function signIn() {
  ;[approver, deputy] = await Promise.all([city.as('approver-yuci'), city.as('approver-yuci-deputy')])
}

/** A licence that the approver has claimed for the decision. */
async function claimed(): Promise<string> {
  const [agent, acceptor] = await Promise.all([city.as('firm-agent'), city.as('acceptor-yuci')])
  const id = await fileLicence(agent)
  await actOn(acceptor, id, 'accept')
  const { tasks, revision } = await viewOf(approver, id)
  const answer = await approver.post(`/api/v1/cases/${id}/claim`, { taskId: tasks[0]?.id, revision })
  expect(answer.status).toBe(200)
  return id
}

const handOver = (who: Caller, to: string, until: string) =>
  who.post('/api/v1/hand-overs', { to, until, reason: '休年假' })
const listOf = async (who: Caller) =>
  (await who.get('/api/v1/hand-overs')).body as unknown as {
    mine: HandOverView[]
    toMe: HandOverView[]
    tasks: number
  }

test('all that an officer has goes to a colleague, and comes back with one word', async () => {
  const [one, other, held] = [await claimed(), await claimed(), await claimed()]
  // An act that waits for a signature stays where it is.
  const mayor = await officerIdOf(await city.as('mayor'))
  await arrange(approver, held, {
    kind: 'ask',
    part: 'sign-after',
    of: [{ kind: 'officer', officerId: mayor }],
    text: '请签',
  })
  await actOn(approver, held, 'grant', { opinion: '准予' })
  expect((await listOf(approver)).tasks).toBe(3)

  const answer = await handOver(approver, deputyId, '2026-11-27')
  expect(answer.body).toMatchObject({
    handOver: { handed: 2, until: '2026-11-27', endedAt: null },
    left: [{ caseId: held, code: 'case.waits-for-others' }],
  })
  for (const id of [one, other])
    expect((await viewOf(deputy, id)).tasks[0]).toMatchObject({
      mine: true,
      onBehalfOf: { id: approverId },
    })
  expect((await inboxOf(deputy, 'mine')).map(({ caseId }) => caseId)).toEqual(
    expect.arrayContaining([one, other]),
  )
  expect((await handOver(approver, deputyId, '2026-11-27')).body.code).toBe('case.handed-over-already')
  const found = (await deputy.get('/api/v1/colleagues?for=delegate')).body as unknown as Colleagues
  expect(found.people.find(({ officerId }) => officerId === approverId)).toMatchObject({
    awayUntil: '2026-11-27',
  })

  expect((await actOn(deputy, one, 'grant', { opinion: '代办准予' })).status).toBe(200)
  const id = (await listOf(approver)).mine[0]?.id
  expect((await listOf(deputy)).toMe[0]?.id).toBe(id)
  // Not by the colleague, nor by a stranger.
  expect((await deputy.post(`/api/v1/hand-overs/${id}/end`)).body.code).toBe('case.hand-over-not-found')
  expect((await approver.post(`/api/v1/hand-overs/${id}/end`)).body).toMatchObject({ returned: 1, left: [] })
  expect((await viewOf(approver, other)).tasks[0]).toMatchObject({
    mine: true,
    officerId: approverId,
    onBehalfOf: null,
  })
  expect((await approver.post(`/api/v1/hand-overs/${id}/end`)).body).toMatchObject({ returned: 0 })
})

test('the day after the last one away everything comes back by itself', async () => {
  const id = await claimed()
  await handOver(approver, deputyId, '2026-11-20')
  expect((await viewOf(deputy, id)).tasks[0]).toMatchObject({ mine: true })
  world.clock.set(Temporal.Instant.from('2026-11-20T15:00:00Z'))
  await signIn()
  await createRelay(world.platform).runOnce()
  expect((await viewOf(deputy, id)).tasks[0]).toMatchObject({ mine: true })
  world.clock.set(Temporal.Instant.from('2026-11-20T16:30:00Z'))
  await signIn()
  await createRelay(world.platform).runOnce()
  expect((await viewOf(approver, id)).tasks[0]).toMatchObject({ mine: true, officerId: approverId })
  expect((await viewOf(approver, id)).history[0]).toMatchObject({ type: 'recalled' })
  expect((await listOf(approver)).mine[0]?.endedAt).not.toBeNull()
})

test('tasks go to nobody who may not have them, and for no time that is over', async () => {
  const [civil, acceptor, supervisor, agent] = await Promise.all(
    ['approver-civil-yuci', 'acceptor-yuci', 'supervisor', 'firm-agent'].map(city.as),
  )
  if (!civil || !acceptor || !supervisor || !agent) throw new Error('nobody came')
  const until = '2026-11-21'
  expect((await handOver(approver, await officerIdOf(civil), until)).body.code).toBe('case.colleague-unfit')
  expect((await handOver(approver, approverId, until)).body.code).toBe('case.colleague-unfit')
  expect((await handOver(approver, deputyId, '2026-11-01')).body.code).toBe('case.hand-over-period-invalid')
  expect((await handOver(approver, deputyId, '2029-01-01')).body.code).toBe('case.hand-over-period-invalid')
  expect((await handOver(supervisor, deputyId, until)).body.code).toBe('access.denied')
  expect((await handOver(agent, deputyId, until)).body.code).toBe('access.denied')
  expect((await listOf(acceptor)).mine).toEqual([])
})
