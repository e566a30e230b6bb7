import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, MORNING, type World } from '#world'
import { findAuthority, mayActFor } from './authorisation.ts'
import { firm, jianguo, serveIdentity, xiulan } from './test-server.ts'

let world: World
let server: Awaited<ReturnType<typeof serveIdentity>>

beforeAll(async () => {
  world = await createWorld()
  server = await serveIdentity(world)
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const today = Temporal.PlainDate.from('2026-11-19')
const stranger = '01900000-0000-7000-8000-000000000099'
const toJianguo = { granteeIdNumber: jianguo.idNumber, granteeName: jianguo.name }

async function signedIn(persona: string) {
  world.clock.set(MORNING)
  await world.owner.read`truncate identity.rate, audit.entry`
  const browser = server.browser()
  await browser.send('POST', '/demo/sign-in', { persona })
  return browser
}

test('everybody acts for themself, the son for his mother, nobody for a stranger', async () => {
  const { read } = world.database
  expect(await findAuthority(read, xiulan.subjectId, xiulan.subjectId, 'any', today)).toEqual({
    kind: 'self',
  })
  expect(await findAuthority(read, jianguo.subjectId, xiulan.subjectId, 'any', today)).toMatchObject({
    kind: 'family',
  })
  expect(await mayActFor(read, xiulan.subjectId, jianguo.subjectId, 'any', today)).toBe(false)
  expect(await mayActFor(read, jianguo.subjectId, stranger, 'any', today)).toBe(false)
  expect(
    await mayActFor(read, jianguo.subjectId, xiulan.subjectId, 'any', Temporal.PlainDate.from('2024-12-31')),
  ).toBe(false)
})

test('an authorisation for some matters covers those, until its last day, and ends when revoked', async () => {
  const citizen = await signedIn('citizen')
  const given = await citizen.send('POST', '/identity/authorisations', {
    ...toJianguo,
    kind: 'agent',
    matterCodes: ['000511011000'],
    validTo: '2026-11-30',
  })
  expect(given.statusCode).toBe(200)
  const { id, grantorSubjectId } = given.json()
  const may = (matter: string, on: string) =>
    mayActFor(world.database.read, jianguo.subjectId, grantorSubjectId, matter, Temporal.PlainDate.from(on))
  expect(await may('000511011000', '2026-11-30')).toBe(true)
  expect(await may('000511011000', '2026-12-01')).toBe(false)
  expect(await may('000131024000', '2026-11-20')).toBe(false)
  const son = await signedIn('son')
  expect(
    (await son.send('GET', '/identity/current')).json().actsFor.map((one: { name: string }) => one.name),
  ).toEqual(['张海燕', '王秀兰'])
  expect(
    (await son.send('GET', '/identity/authorisations'))
      .json()
      .received.map((one: { grantorName: string }) => one.grantorName),
  ).toEqual(['张海燕', '王秀兰'])
  const ended = await citizen.send('DELETE', `/identity/authorisations/${id}`)
  expect(ended.json().revokedAt).not.toBeNull()
  expect(await may('000511011000', '2026-11-20')).toBe(false)
  expect((await citizen.send('DELETE', `/identity/authorisations/${id}`)).json().code).toBe(
    'identity.authorisation-not-found',
  )
})

test('giving and ending are in the audit log, about the person whose right it is', async () => {
  const citizen = await signedIn('citizen')
  const { id, grantorSubjectId } = (
    await citizen.send('POST', '/identity/authorisations', { ...toJianguo, kind: 'agent' })
  ).json()
  await citizen.send('DELETE', `/identity/authorisations/${id}`)
  const own = (await citizen.send('GET', '/audit/own')).json().entries
  expect(
    own.slice(0, 2).map((entry: { operation: string; by: string }) => [entry.operation, entry.by]),
  ).toEqual([
    ['identity.revoke-authorisation', 'self'],
    ['identity.grant-authorisation', 'self'],
  ])
  const rows = await world.database.read<
    { all: string }[]
  >`select entry::text as all from audit.entry where subject_id = ${grantorSubjectId}`
  expect(rows.map((row) => row.all).join()).not.toMatch(/149902|李建国|张海燕/)
})

test('another person cannot end what is not theirs', async () => {
  const other = await signedIn('citizen-flexible')
  const response = await other.send('DELETE', '/identity/authorisations/01900000-0000-7000-8001-000000000001')
  expect(response.json().code).toBe('identity.authorisation-not-found')
  expect(await mayActFor(world.database.read, jianguo.subjectId, xiulan.subjectId, 'any', today)).toBe(true)
})

test('family is what the population registry calls kin', async () => {
  const mother = await signedIn('mother')
  expect(
    (await mother.send('POST', '/identity/authorisations', { ...toJianguo, kind: 'family' })).statusCode,
  ).toBe(200)
  const citizen = await signedIn('citizen')
  expect(
    (await citizen.send('POST', '/identity/authorisations', { ...toJianguo, kind: 'family' })).json().code,
  ).toBe('identity.not-kin')
})

test('a firm authorises by who represents it', async () => {
  const representative = await signedIn('citizen')
  const body = { ...toJianguo, grantorSubjectId: firm.subjectId, kind: 'firm' }
  expect((await representative.send('POST', '/identity/authorisations', body)).json()).toMatchObject({
    grantorName: firm.name,
    kind: 'firm',
    basis: 'legal-representative',
  })
  expect(await mayActFor(world.database.read, jianguo.subjectId, firm.subjectId, 'any', today)).toBe(true)
  const other = await signedIn('citizen-flexible')
  expect((await other.send('POST', '/identity/authorisations', body)).json().code).toBe(
    'identity.grantor-refused',
  )
})

test.each([
  [{ ...toJianguo, kind: 'firm' }, 'identity.grantor-refused'],
  [{ ...toJianguo, kind: 'agent', validFrom: '2026-11-18' }, 'identity.period-invalid'],
  [{ ...toJianguo, kind: 'agent', validTo: '2026-11-18' }, 'identity.period-invalid'],
  [{ ...toJianguo, granteeName: '李建', kind: 'agent' }, 'identity.grantee-not-found'],
  [{ ...toJianguo, granteeIdNumber: '149902197003210018', kind: 'agent' }, 'request.invalid'],
  [{ ...toJianguo, kind: 'agent', validTo: '2026-02-30' }, 'request.invalid'],
  [{ ...toJianguo, kind: 'agent', matterCodes: [] }, 'request.invalid'],
])('giving %j is refused', async (body, code) => {
  const citizen = await signedIn('citizen')
  expect((await citizen.send('POST', '/identity/authorisations', body)).json().code).toBe(code)
})

test('nobody authorises themself', async () => {
  const son = await signedIn('son')
  expect(
    (await son.send('POST', '/identity/authorisations', { ...toJianguo, kind: 'agent' })).json().code,
  ).toBe('identity.authorises-self')
})

test('identity numbers cannot be guessed at speed', async () => {
  const citizen = await signedIn('citizen')
  const codes = []
  for (let count = 0; count < 11; count++)
    codes.push(
      (
        await citizen.send('POST', '/identity/authorisations', {
          ...toJianguo,
          granteeName: '错',
          kind: 'agent',
        })
      ).json().code,
    )
  expect(codes.slice(-2)).toEqual(['identity.grantee-not-found', 'request.too-many'])
})

test('an officer has no authorisations', async () => {
  const officer = await signedIn('approver-yuci')
  expect((await officer.send('GET', '/identity/authorisations')).json().code).toBe('access.denied')
})

test('loading the demonstration again changes nothing', async () => {
  const count = async () =>
    (
      await world.database
        .read`select (select count(*) from identity.account) as a, (select count(*) from identity.authorisation) as b`
    )[0]
  const before = await count()
  await (await serveIdentity(world, { keepAccounts: true })).close()
  expect(await count()).toEqual(before)
})
