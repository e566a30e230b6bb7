import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CertificateView } from '#contract'
import { createLedger, digestOf } from '#modules/ledger'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance } from './elders.ts'
import { viewOf } from './licence.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let caseId: string
let certificateId: string
let son: Caller
const as = async (persona: string): Promise<Caller> => watched(await city.as(persona))
const mother = '01900000-0000-7000-8000-000000000001'

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  son = await as('son')
  const draft = await openAllowance(son, mother)
  await son.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true })
  caseId = draft.id
  certificateId = (await viewOf(son, caseId)).certificates[0]?.id ?? ''
  await createLedger(world.platform).integrateOnce()
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('who looks on without handling sees neither who it is nor what was answered', async () => {
  const whole = await viewOf(await as('approver-civil-yuci'), caseId)
  const personal = whole.fields.map((field) => field.text).filter((text) => text.length > 2)
  expect(personal.length).toBeGreaterThan(3)
  for (const persona of ['mayor', 'supervisor']) {
    const onlooker = await as(persona)
    const { body } = await onlooker.get(`/api/v1/cases/${caseId}`)
    expect(body).toMatchObject({ milestone: 'closed', subject: { kind: 'person' } })
    const text = JSON.stringify(body)
    for (const secret of ['王秀兰', '李建国', '149902194506120026', '81周岁', ...personal])
      expect(text).not.toContain(secret)
  }
})

test('a receipt and a signed page cannot be masked, so onlookers do not get them', async () => {
  const mayor = await as('mayor')
  expect((await mayor.get(`/api/v1/cases/${caseId}/proof`)).body.code).toBe('access.denied')
  expect((await mayor.get(`/api/v1/certificates/${certificateId}/file`)).body.code).toBe('access.denied')
  const seen = (await mayor.get(`/api/v1/certificates/${certificateId}`)).body as unknown as CertificateView
  expect(seen.state).toBe('valid')
  expect(JSON.stringify({ ...seen, verifyUrl: '' })).not.toMatch(/王秀兰|149902194506120026/)
  const approver = await as('approver-civil-yuci')
  expect((await approver.get(`/api/v1/cases/${caseId}/proof`)).status).toBe(200)
  expect((await son.get(`/api/v1/cases/${caseId}/proof`)).status).toBe(200)
})

test('who may act in one matter is listed the cases of that matter and no other', async () => {
  const listed = async () =>
    ((await son.get('/api/v1/my/cases')).body as unknown as { cases: { id: string }[] }).cases.map(
      ({ id }) => id,
    )
  expect(await listed()).toContain(caseId)
  const narrow = (codes: string[] | null) =>
    world.owner
      .read`update identity.authorisation set matter_codes = ${codes} where grantor_subject_id = ${mother}`
  await narrow(['senior-card'])
  expect(await listed()).not.toContain(caseId)
  expect((await son.get(`/api/v1/cases/${caseId}`)).body.code).toBe('case.not-found')
  await narrow(['senior-card', 'old-age-allowance'])
  expect(await listed()).toContain(caseId)
  await narrow(null)
})

test('the entry of a revocation opens with what is kept of it', async () => {
  const approver = await as('approver-civil-yuci')
  const revoked = await approver.post(`/api/v1/certificates/${certificateId}/revoke`, {
    reason: '经核查不符合条件',
  })
  expect(revoked.body).toMatchObject({ state: 'revoked' })
  const [row] = await world.owner.read<
    {
      id: string
      identifier: string
      revokedOn: Temporal.PlainDate
      reason: string
      salt: Uint8Array
      digest: Uint8Array
    }[]
  >`
    select c.certificate_id as id, c.identifier, c.revoked_on as "revokedOn", c.revocation as reason, c.revocation_salt as salt, p.digest
    from certificate.certificate c join ledger.pending p on p.id = c.revocation_entry_id where c.certificate_id = ${certificateId}`
  if (!row) throw new Error('no entry says so')
  const content = {
    certificate: row.id,
    identifier: row.identifier,
    revokedOn: row.revokedOn.toString(),
    reason: row.reason,
  }
  expect(digestOf(Buffer.from(row.salt).toString('hex'), content)).toBe(
    Buffer.from(row.digest).toString('hex'),
  )
})

test('what is told to somebody signed in is kept by no cache', async () => {
  const { headers } = await son.get(`/api/v1/cases/${caseId}`)
  expect(headers['cache-control']).toBe('private, no-store')
  expect((await city.anonymous().get('/api/v1/regions/140700')).headers['cache-control']).toBeUndefined()
})
