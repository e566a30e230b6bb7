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
  ).toBe('organization.unit-not-found')
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
