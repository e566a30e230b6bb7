import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { unitId } from '#modules/organization'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let manager: Caller
const unit = unitId('140702', 'approval-bureau')
const office = unitId('140725', 'approval-bureau')

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  manager = await city.as('manager-yuci')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const newcomer = { name: '赵新来', staffNumber: 'YC-2026-1', phone: '13900001234' }
const post = { name: '综合窗口三号岗', role: 'window' }
const appoint = (body: object, at = unit) => manager.post(`/api/v1/units/${at}/officers`, body)
const heldBy = async (officerId: string) =>
  (
    (await manager.get(`/api/v1/units/${unit}/officers`)).body as unknown as {
      officers: { officerId: string; role: string }[]
    }
  ).officers.filter((each) => each.officerId === officerId)

test('a region’s manager appoints somebody new, gives a second post, and ends both; each act is audited', async () => {
  const answer = await appoint({ officer: newcomer, post })
  expect(answer.body).toMatchObject({
    name: '赵新来',
    role: 'window',
    from: '2026-11-19',
    awaitsActivation: true,
  })
  const { officerId, postId } = answer.body as unknown as { officerId: string; postId: string }
  const [account] = await world.owner.read<{ waits: boolean }[]>`
    select awaits_activation as waits from identity.account where officer_id = ${officerId}`
  expect(account).toEqual({ waits: true })
  expect((await appoint({ officer: newcomer, post })).body.code).toBe('organization.staff-number-taken')
  expect((await appoint({ officer: { ...newcomer, staffNumber: 'YC-2' }, post })).body.code).toBe(
    'organization.phone-taken',
  )
  const second = await appoint({ officer: { officerId }, post: { name: '受理岗', role: 'acceptor' } })
  expect(second.status).toBe(200)
  expect(
    (await appoint({ officer: { officerId }, post: { name: '受理岗', role: 'acceptor' } })).body.code,
  ).toBe('organization.post-held')
  expect((await heldBy(officerId)).map(({ role }) => role).toSorted()).toEqual(['acceptor', 'window'])
  const end = (body: object) => manager.post(`/api/v1/units/${unit}/officers/${officerId}/end`, body)
  expect((await end({ postId, lastDay: '2026-11-01', reason: '调离' })).body.code).toBe(
    'organization.day-past',
  )
  expect((await end({ postId, lastDay: '2026-11-30', reason: '调离' })).status).toBe(200)
  expect(await heldBy(officerId)).toHaveLength(2)
  world.clock.set(Temporal.Instant.from('2026-12-01T02:00:00Z'))
  manager = await city.as('manager-yuci')
  expect((await heldBy(officerId)).map(({ role }) => role)).toEqual(['acceptor'])
  expect(
    (
      await manager.post(`/api/v1/units/${unit}/officers/${officerId}/end`, {
        postId,
        lastDay: '2026-12-01',
        reason: '再免',
      })
    ).body.code,
  ).toBe('organization.officer-not-found')
  const entries = await world.owner.read<{ operation: string; details: { officerId: string } }[]>`
    select operation, details from audit.entry where operation in ('organization.appoint', 'organization.end-post') order by at, id`
  expect(entries.every(({ details }) => details.officerId === officerId)).toBe(true)
  expect(entries.map(({ operation }) => operation).toSorted()).toEqual([
    'organization.appoint',
    'organization.appoint',
    'organization.end-post',
  ])
})

test('nobody is appointed elsewhere, to what the platform’s operator gives, by themselves, or in the past', async () => {
  expect(
    (await appoint({ officer: { ...newcomer, staffNumber: 'X', phone: '13900009999' }, post }, office)).body
      .code,
  ).toBe('organization.unit-beyond')
  const [stranger] = await world.owner.read<{ id: string }[]>`
    select officer_id as id from identity.account where login_name = 'demo-approver-shouyang'`
  expect((await appoint({ officer: { officerId: stranger?.id }, post })).body.code).toBe(
    'organization.officer-not-found',
  )
  for (const role of ['administrator', 'auditor'])
    expect((await appoint({ officer: newcomer, post: { name: '岗', role } })).body.code).toBe(
      'request.invalid',
    )
  const [self] = await world.owner.read<{ id: string; post: string }[]>`
    select officer_id as id, post_id as post from identity.account join organization.holding using (officer_id) where login_name = 'demo-manager-yuci'`
  expect(
    (await appoint({ officer: { officerId: self?.id }, post: { name: '岗', role: 'leader' } })).body.code,
  ).toBe('organization.own-post')
  expect(
    (
      await manager.post(`/api/v1/units/${unit}/officers/${self?.id}/end`, {
        postId: self?.post,
        lastDay: '2026-12-31',
        reason: '试',
      })
    ).body.code,
  ).toBe('organization.own-post')
  expect((await appoint({ officer: newcomer, post, from: '2020-01-01' })).body.code).toBe(
    'organization.day-past',
  )
  expect(
    (
      await (
        await city.as('window-clerk')
      ).post(`/api/v1/units/${unit}/officers`, { officer: newcomer, post })
    ).body.code,
  ).toBe('access.denied')
})

test('who holds what is listed with who gave and ended it; a post for a time ends by itself, one not begun is taken back', async () => {
  world.clock.set(Temporal.Instant.from('2026-12-01T02:00:00Z'))
  manager = await city.as('manager-yuci')
  const list = async (query = '') =>
    (await manager.get(`/api/v1/staff${query}`)).body as unknown as {
      posts: {
        officerId: string
        name: string
        postId: string
        role: string
        state: string
        to: string | null
        given: { by: string } | null
        ended: { by: string; reason: string } | null
        mayEnd: boolean
      }[]
    }
  const before = await list(`?unit=${unit}`)
  expect(before.posts.find(({ role }) => role === 'manager')).toMatchObject({ given: null, mayEnd: false })
  const somebody = { name: '钱借调', staffNumber: 'YC-2026-9', phone: '13900005555' }
  expect((await appoint({ officer: somebody, post, from: '2026-12-02', to: '2026-12-01' })).body.code).toBe(
    'organization.day-past',
  )
  const coming = await appoint({ officer: somebody, post, from: '2026-12-10', to: '2026-12-20' })
  expect(coming.body).toMatchObject({ from: '2026-12-10', to: '2026-12-20' })
  const find = async (query = '') => (await list(`?q=${encodeURIComponent('钱借')}${query}`)).posts
  expect(await find()).toMatchObject([{ state: 'coming', mayEnd: true, given: { by: expect.any(String) } }])
  const { officerId, postId } = coming.body as unknown as { officerId: string; postId: string }
  const end = (lastDay: string) =>
    manager.post(`/api/v1/units/${unit}/officers/${officerId}/end`, { postId, lastDay, reason: '不来了' })
  expect((await end('2026-12-01')).body).toMatchObject({ takenBack: true })
  expect(await find()).toEqual([])
  expect(
    (await appoint({ officer: { ...somebody, staffNumber: 'YC-2026-10', phone: '13900005556' }, post }))
      .status,
  ).toBe(200)
  const [held] = await find()
  expect(held).toMatchObject({ state: 'held', ended: null })
  const over = await manager.post(`/api/v1/units/${unit}/officers/${held?.officerId}/end`, {
    postId: held?.postId,
    lastDay: '2026-11-30',
    reason: '借调到期',
  })
  // It began today: to end it yesterday is to take it back.
  expect(over.body).toMatchObject({ takenBack: true })
  const [scheduled] = (await list(`?q=${encodeURIComponent('赵新')}&ended=true`)).posts
  expect(scheduled).toMatchObject({ state: 'ended', mayEnd: false, ended: { reason: '调离' } })
  // What lies beyond the region is neither listed nor ended.
  expect((await list()).posts.length).toBeGreaterThan(20)
  expect((await manager.get(`/api/v1/staff?unit=${office}`)).body.code).toBe('organization.unit-beyond')
  const [theirs] = await world.owner.read<{ name: string }[]>`
    select o.name from organization.officer o join organization.holding h on h.officer_id = o.id join organization.post p on p.id = h.post_id
    where p.unit_id = ${office} limit 1`
  const names = (await list()).posts.filter(({ name }) => name === theirs?.name)
  const held140725 = await world.owner.read`
    select from organization.holding h join organization.post p on p.id = h.post_id join organization.unit u on u.id = p.unit_id
    where u.region_code like '140725%' and h.officer_id = any (${names.map(({ officerId: id }) => id)}::uuid[])`
  expect(held140725).toHaveLength(0)
})
