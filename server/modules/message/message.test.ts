import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Principal } from '#contract'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import { messageHandlers, notify, type NewNotice } from './index.ts'

const ids = {
  session: '01900000-0000-7000-8000-0000000000a1',
  account: '01900000-0000-7000-8000-0000000000a2',
}
const xiulan = '01900000-0000-7000-8000-000000000001'
const jianguo = '01900000-0000-7000-8000-000000000002'
const clerk = '01900000-0000-7000-8000-000000000003'
const caseId = '01900000-0000-7000-8000-0000000000c1'

let world: World
let server: Awaited<ReturnType<typeof createHttpServer>>
let asking: Principal

const person = (subjectId: string): Principal => ({
  kind: 'person',
  sessionId: ids.session,
  accountId: ids.account,
  subjectId,
  name: '某',
})
const officer: Principal = {
  kind: 'officer',
  sessionId: ids.session,
  accountId: ids.account,
  officerId: clerk,
  name: '某',
  roles: ['acceptor'],
  unitId: clerk,
  unitName: '审批局',
  unitPath: 'g',
  regionCode: '140702',
  regionName: '榆次区',
  regionPath: '14.1407.140702',
}

beforeAll(async () => {
  world = await createWorld()
  server = await createHttpServer(
    world.platform,
    { authenticate: async () => asking, authorise: () => {}, checkOrigin: () => {}, record: async () => {} },
    messageHandlers,
  )
})
beforeEach(async () => {
  asking = person(xiulan)
  await world.owner.read`truncate message.notice`
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const leave = (...notices: NewNotice[]) => {
  world.clock.advance({ seconds: 1 })
  return world.database.write((transaction) => notify(transaction, notices, world.clock.now()))
}
const get = async (query = '') => (await server.inject(`/api/v1/notices${query}`)).json()
const post = (url: string) => server.inject({ method: 'POST', url: `/api/v1/notices/${url}` })

test('an effect that runs twice leaves one notice for each recipient', async () => {
  const effect = { caseId, revision: 3, effectIndex: 0 }
  const notices = [xiulan, jianguo].map((subjectId) => ({ to: { subjectId }, kind: 'case.granted', effect }))
  expect(await leave(...notices)).toBe(2)
  expect(await leave(...notices)).toBe(0)
  expect(
    await leave({ to: { subjectId: xiulan }, kind: 'case.granted', effect: { ...effect, revision: 4 } }),
  ).toBe(1)
  expect(await get()).toMatchObject({ unread: 2, notices: [{ caseId, kind: 'case.granted' }, { caseId }] })
})

test('notices without an effect are each their own', async () => {
  await leave({ to: { subjectId: xiulan }, kind: 'welcome' })
  await leave({ to: { subjectId: xiulan }, kind: 'welcome' })
  expect((await get()).unread).toBe(2)
})

test('the list is newest first, in pages, and by unread', async () => {
  for (const number of [1, 2, 3]) await leave({ to: { subjectId: xiulan }, kind: 'note', params: { number } })
  const numbers = (page: { notices: { params: { number: number } }[] }) =>
    page.notices.map((one) => one.params.number)
  const first = await get('?limit=2')
  expect(numbers(first)).toEqual([3, 2])
  expect(numbers(await get(`?limit=2&after=${first.next}`))).toEqual([1])
  expect((await get(`?limit=2&after=${first.next}`)).next).toBeNull()
  expect((await post(`${first.notices[0].id}/read`)).json()).toEqual({ unread: 2 })
  expect(numbers(await get('?unread=true'))).toEqual([2, 1])
})

test('read once stays read at that time, and all can be read at once', async () => {
  await leave({ to: { subjectId: xiulan }, kind: 'one' }, { to: { subjectId: xiulan }, kind: 'two' })
  const { id } = (await get()).notices[0]
  await post(`${id}/read`)
  const readAt = async () => (await get()).notices.find((one: { id: string }) => one.id === id).readAt
  const before = await readAt()
  world.clock.advance({ hours: 1 })
  await post(`${id}/read`)
  expect((await post('read')).json()).toEqual({ unread: 0 })
  expect(await readAt()).toBe(before)
})

test("another's notices are neither listed nor found", async () => {
  await leave({ to: { subjectId: jianguo }, kind: 'secret' }, { to: { officerId: clerk }, kind: 'task' })
  expect(await get()).toEqual({ notices: [], unread: 0, next: null })
  asking = officer
  const own = await get()
  expect(own.notices.map((one: { kind: string }) => one.kind)).toEqual(['task'])
  asking = person(xiulan)
  const response = await post(`${own.notices[0].id}/read`)
  expect([response.statusCode, response.json().code]).toEqual([404, 'message.notice-not-found'])
})

test('who is not signed in is asked to', async () => {
  asking = { kind: 'anonymous' }
  expect((await get()).code).toBe('access.sign-in-required')
})
