import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionView } from '#contract'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance, settleElders } from './elders.ts'
import { actOn, fileLicence, FIRM, viewOf } from './licence.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
const as = async (persona: string): Promise<Caller> => watched(await city.as(persona))
const mother = '01900000-0000-7000-8000-000000000001'

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('another person’s draft, case and certificate do not exist, whatever is done to them', async () => {
  const [son, stranger, neighbour] = await Promise.all([as('son'), as('citizen'), as('approver-shouyang')])
  const draft = await openAllowance(son, mother)
  for (const other of [stranger, neighbour]) {
    const codes = [
      await other.get(`/api/v1/filings/${draft.id}`),
      await other.put(`/api/v1/filings/${draft.id}`, { revision: 0, answers: {} }),
      await other.delete(`/api/v1/filings/${draft.id}`),
      await other.post(`/api/v1/filings/${draft.id}/submit`, { answers: {}, declared: true }),
    ]
    for (const { status, body } of codes)
      expect([`404 filing.not-found`, `403 access.denied`]).toContain(`${status} ${body.code}`)
  }
  await son.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true })
  const [certificate] = (await viewOf(son, draft.id)).certificates
  expect(certificate).toBeDefined()
  const before = await auditedOf(draft.id)
  for (const other of [stranger, neighbour]) {
    expect((await other.get(`/api/v1/cases/${draft.id}`)).body.code).toBe('case.not-found')
    expect((await other.get(`/api/v1/cases/${draft.id}/proof`)).body.code).toBe('case.not-found')
    expect((await other.get(`/api/v1/certificates/${certificate?.id}`)).body.code).toBe(
      'certificate.not-found',
    )
    expect((await other.get(`/api/v1/certificates/${certificate?.id}/file`)).body.code).toBe(
      'certificate.not-found',
    )
  }
  expect((await stranger.post(`/api/v1/cases/${draft.id}/withdraw`, { revision: 1 })).body.code).toBe(
    'case.not-found',
  )
  expect((await stranger.post(`/api/v1/cases/${draft.id}/rating`, { grade: 1 })).body.code).toBe(
    'case.not-found',
  )
  expect(
    (await neighbour.post(`/api/v1/certificates/${certificate?.id}/revoke`, { reason: '不该有' })).body.code,
  ).toBe('certificate.not-found')
  // What was refused was not done: no entry says that they read it.
  expect(await auditedOf(draft.id)).toBe(before)
})

test('an id that is nobody’s is answered like one that is somebody else’s', async () => {
  const [stranger, son] = await Promise.all([as('citizen'), as('son')])
  const [elder = ''] = await settleElders(world, 1)
  const { id } = await openAllowance(son, elder)
  const nobody = '01900000-0000-7000-8000-00000000ffff'
  const [others, nobodys] = await Promise.all([
    stranger.get(`/api/v1/filings/${id}`),
    stranger.get(`/api/v1/filings/${nobody}`),
  ])
  const { instance: _a, ...first } = others.body as Record<string, unknown>
  const { instance: _b, ...second } = nobodys.body as Record<string, unknown>
  expect(first).toEqual(second)
})

test('an officer of another county, or of another role, may neither see nor act', async () => {
  const [agent, acceptor, approver, neighbour, civil, mayor] = await Promise.all(
    ['firm-agent', 'acceptor-yuci', 'approver-yuci', 'approver-shouyang', 'approver-civil-yuci', 'mayor'].map(
      as,
    ),
  )
  if (!agent || !acceptor || !approver || !neighbour || !civil || !mayor) throw new Error('nobody came')
  const id = await fileLicence(agent)
  const seen = await viewOf(acceptor, id)
  expect((await actOn(neighbour, id, seen, 'accept')).body.code).toBe('case.not-found')
  expect((await actOn(civil, id, seen, 'accept')).body.code).toBe('case.not-found')
  expect((await actOn(approver, id, seen, 'accept')).body.code).toBe('case.not-your-turn')
  expect(
    (await approver.post(`/api/v1/cases/${id}/claim`, { taskId: seen.tasks[0]?.id, revision: seen.revision }))
      .body.code,
  ).toBe('case.not-your-turn')
  // A leader may be asked to sign, but this was not asked of them.
  expect((await actOn(mayor, id, seen, 'accept')).body.code).toBe('case.not-your-turn')
  expect((await actOn(agent, id, seen, 'accept')).body.code).toBe('access.denied')
  expect((await actOn(watched(city.anonymous()), id, seen, 'accept')).body.code).toBe(
    'access.sign-in-required',
  )
  expect((await viewOf(acceptor, id)).revision).toBe(seen.revision)
})

test('an authorisation that ends between draft and submission ends the filing', async () => {
  const son = await as('son')
  const [elder = ''] = await settleElders(world, 1)
  const draft = await openAllowance(son, elder)
  await world.owner
    .read`update identity.authorisation set revoked_at = ${world.clock.now()} where grantor_subject_id = ${elder}`
  expect(
    (await son.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true })).body
      .code,
  ).toBe('filing.not-authorised')
  expect((await son.get(`/api/v1/filings/${draft.id}`)).body.code).toBe('filing.not-authorised')
  expect((await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: FIRM })).body.code).toBe(
    'filing.not-authorised',
  )
  expect(await world.owner.read`select from "case"."case" where case_id = ${draft.id}`).toHaveLength(0)
})

test('a session that is ended in the middle may do nothing more', async () => {
  const [phone, computer] = await Promise.all([as('son'), as('son')])
  const [elder = ''] = await settleElders(world, 1)
  const draft = await openAllowance(phone, elder)
  const { sessions } = (await computer.get('/api/v1/identity/sessions')).body as unknown as {
    sessions: SessionView[]
  }
  for (const { id } of sessions.filter(({ current }) => !current))
    await computer.delete(`/api/v1/identity/sessions/${id}`)
  expect(
    (await phone.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true })).body
      .code,
  ).toBe('access.sign-in-required')
  expect(
    (await computer.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true }))
      .status,
  ).toBe(200)
})

async function auditedOf(caseId: string): Promise<number> {
  const [row] = await world.owner.read<
    [{ count: number }]
  >`select count(*)::int as count from audit.entry where case_id = ${caseId}`
  return row.count
}
