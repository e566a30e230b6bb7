import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance } from './elders.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let son: Caller
let clerk: Caller
const mother = '01900000-0000-7000-8000-000000000001'

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  son = watched(await city.as('son'))
  clerk = watched(await city.as('window-clerk'))
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const json = (payload: string, url = '/api/v1/filings') =>
  son.raw({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })

test('a body of ten megabytes is refused for its size', async () => {
  expect((await json(JSON.stringify({ slug: 'x'.repeat(10_000_000) }))).body.code).toBe('request.too-large')
  expect(
    (await watched(city.anonymous()).post('/api/v1/verify', { file: 'A'.repeat(10_000_000) })).body.code,
  ).toBe('request.too-large')
})

test.each(['[', '{"a":'])('JSON that is 100,000 deep (%s) is refused', async (open) => {
  const close = open === '[' ? ']' : '}'
  const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`
  expect((await json(deep)).body.code).toBe('request.malformed')
  expect(
    (await json(`{"answers":${deep},"declared":true}`, `/api/v1/filings/${mother}/submit`)).body.code,
  ).toBe('request.malformed')
})

test.each([
  ['a NUL', '{"slug":"old\\u0000age"}'],
  ['a lone surrogate', '{"slug":"\\ud800"}'],
  ['a NUL in a name', '{"a\\u0000":1,"slug":"x"}'],
  ['no JSON', '{"slug":'],
  ['nothing', ''],
  ['a number', '7'],
  ['a list', '[]'],
  ['a prototype', '{"__proto__":{"slug":"old-age-allowance"}}'],
])('%s in a body is refused and changes nothing', async (_what, payload) => {
  const { status, body } = await json(payload)
  expect(status).toBe(400)
  expect(['request.malformed', 'request.invalid']).toContain(body.code)
})

test('a NUL in an address is refused', async () => {
  expect((await son.get('/api/v1/matters/%00')).body.code).toBe('request.malformed')
  expect((await son.get('/api/v1/cases?q=%00')).body.code).toBe('request.malformed')
  expect((await son.get('/api/v1/matters/%ED%A0%80')).body.code).toBe('request.malformed')
})

test('a field nobody declared is refused by name, in the body, the query and the answers', async () => {
  expect(
    (await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: mother, isAdmin: true })).body
      .code,
  ).toBe('request.invalid')
  expect((await son.get('/api/v1/my/cases?role=admin')).body.code).toBe('request.invalid')
  const draft = await openAllowance(son, mother)
  const unknown = { ...draft.answers, granted: true, __proto__x: 1, toString: 'x' }
  const refused = await son.post(`/api/v1/filings/${draft.id}/submit`, { answers: unknown, declared: true })
  expect(refused.body).toMatchObject({
    code: 'filing.answers-invalid',
    fields: expect.arrayContaining([{ field: 'granted', code: 'unknown', params: {} }]),
  })
  expect((await son.put(`/api/v1/filings/${draft.id}`, { revision: 0, answers: unknown })).body.code).toBe(
    'filing.answers-invalid',
  )
  expect((await son.get(`/api/v1/cases/${draft.id}`)).body.code).toBe('case.not-found')
})

test.each([
  '149902194503150022',
  '149902194502300023',
  '14990219450315002X',
  '１４９９０２１９４５０３１５００２１',
  '149902194503150021\u200b',
  '',
])('an identity number that is none (%s) finds nobody', async (idNumber) => {
  const granted = await son.post('/api/v1/identity/authorisations', {
    kind: 'family',
    granteeIdNumber: idNumber,
    granteeName: '王秀兰',
    matterCodes: null,
    validTo: null,
  })
  expect(['request.invalid', 'identity.grantee-not-found']).toContain(granted.body.code)
})

test.each(['91149902MA0JWE8L0X', '00000000000000000', 'X'.repeat(18)])(
  'a credit code with a wrong check digit (%s) is told by anybody’s check',
  async (code) => {
    expect((await watched(city.anonymous()).get(`/api/v1/verify/${code}`)).body).toMatchObject({
      verdict: 'unknown',
    })
    expect((await clerk.get(`/api/v1/matter-codes/${code}`)).status).toBeGreaterThanOrEqual(400)
  },
)

test.each(['2026-02-30', '2026-13-01', '0000-00-00', '2026-2-3', '+275760-09-13', 'today'])(
  'a date that is not real (%s) is refused',
  async (day) => {
    const granted = await son.post('/api/v1/identity/authorisations', {
      kind: 'agent',
      granteeIdNumber: '149902197003210015',
      granteeName: '李建国',
      matterCodes: null,
      validTo: day,
    })
    expect(granted.body.code).toBe('request.invalid')
  },
)
