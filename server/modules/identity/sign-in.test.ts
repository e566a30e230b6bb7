import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorld, MORNING, type World } from '#world'
import { newestCode, PASSWORD, serveIdentity, type Browser } from './test-server.ts'

let world: World
let server: Awaited<ReturnType<typeof serveIdentity>>
let browser: Browser
let visitors = 0

beforeAll(async () => {
  world = await createWorld()
  server = await serveIdentity(world)
})
beforeEach(async () => {
  browser = server.browser(`203.0.113.${++visitors}`)
  world.clock.set(MORNING)
  await world.owner
    .read`truncate audit.entry, identity.failure, identity.rate, identity.one_time_code, identity.session, identity.sms_outbox`
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const begin = (loginName = 'demo-son', password = PASSWORD) =>
  browser.send('POST', '/identity/sign-in/begin', { loginName, password })
const enter = (challengeId: string, code: string) =>
  browser.send('POST', '/identity/sign-in', { challengeId, code })
const codeOf = (response: { json(): { code?: string } }) => response.json().code

async function signIn(loginName?: string) {
  const challenge = await begin(loginName)
  return enter(challenge.json().challengeId, await newestCode(world))
}

test('name, password and the code from the phone open a session', async () => {
  const challenge = await begin('  DEMO-Son ')
  expect(challenge.statusCode).toBe(200)
  expect(challenge.json().sentTo).toMatch(/^199 \*{4} \d{4}$/)
  const response = await enter(challenge.json().challengeId, await newestCode(world))
  expect(response.statusCode).toBe(200)
  expect(response.json().principal).toMatchObject({ kind: 'person', name: '李建国' })
  expect(response.json().actsFor).toEqual([
    expect.objectContaining({ name: '王秀兰', kind: 'family', matterCodes: null }),
  ])
  expect(response.headers['set-cookie']).toMatch(/HttpOnly.*SameSite=Lax/)
  expect((await browser.send('GET', '/identity/current')).json().principal.kind).toBe('person')
})

test('an officer gets the roles and the place of the post held today', async () => {
  const response = await signIn('demo-approver-yuci')
  expect(response.json().principal).toMatchObject({
    kind: 'officer',
    roles: ['approver'],
    unitName: '榆次区行政审批服务管理局',
    regionPath: '14.1407.140702',
    unitPath: 'g140700.g140702.approval_bureau',
  })
})

test('neither the token nor the code is kept readable, and neither is logged', async () => {
  await signIn()
  const code = await newestCode(world)
  const [kept] = await world.database.read<{ token: string; code: string }[]>`
    select token_digest as token, code_digest as code from identity.session, identity.one_time_code`
  expect(kept?.token).not.toContain(browser.cookie)
  expect(kept?.code).toMatch(/^[0-9a-f]{64}$/)
  expect(world.logged.join()).not.toContain(code)
})

test('a wrong password and an unknown name are refused alike', async () => {
  const wrong = await begin('demo-son', 'wrong')
  const unknown = await begin('nobody-of-that-name', 'wrong')
  const plain = (response: typeof wrong) => ({ ...response.json(), instance: undefined })
  expect(wrong.statusCode).toBe(401)
  expect(codeOf(wrong)).toBe('identity.credentials-refused')
  expect(plain(wrong)).toEqual(plain(unknown))
})

test.each(['demo-son', 'nobody-of-that-name'])(
  'five failures lock %s for a quarter of an hour, known or not',
  async (name) => {
    for (let count = 0; count < 5; count++)
      expect(codeOf(await begin(name, 'wrong'))).toBe('identity.credentials-refused')
    const locked = await begin(name, PASSWORD)
    expect(locked.statusCode).toBe(429)
    expect(codeOf(locked)).toBe('identity.locked')
    world.clock.advance({ minutes: 15, seconds: 1 })
    expect((await begin(name, PASSWORD)).statusCode).toBe(name === 'demo-son' ? 200 : 401)
  },
)

test('failures far apart do not add up, and signing in forgets them', async () => {
  for (let count = 0; count < 8; count++) {
    expect(codeOf(await begin('demo-son', 'wrong'))).toBe('identity.credentials-refused')
    world.clock.advance({ minutes: 16 })
  }
  for (let count = 0; count < 4; count++) await begin('demo-citizen', 'wrong')
  expect((await signIn('demo-citizen')).statusCode).toBe(200)
  expect(codeOf(await begin('demo-citizen', 'wrong'))).toBe('identity.credentials-refused')
  expect((await begin('demo-citizen')).statusCode).toBe(200)
})

test('five wrong codes end the challenge and lock the name', async () => {
  const { challengeId } = (await begin()).json()
  const right = await newestCode(world)
  const wrong = right === '000000' ? '000001' : '000000'
  for (let left = 4; left >= 0; left--)
    expect((await enter(challengeId, wrong)).json()).toMatchObject({
      code: 'identity.code-refused',
      triesLeft: left,
    })
  expect(codeOf(await enter(challengeId, right))).toBe('identity.challenge-over')
  expect(codeOf(await begin())).toBe('identity.locked')
})

test('a code opens one session only', async () => {
  const { challengeId } = (await begin()).json()
  const code = await newestCode(world)
  const both = await Promise.all([enter(challengeId, code), enter(challengeId, code)])
  expect(both.map((response) => response.statusCode).toSorted((a, b) => a - b)).toEqual([200, 410])
  expect(codeOf(await enter(challengeId, code))).toBe('identity.challenge-over')
})

test('a code is good for five minutes', async () => {
  const { challengeId } = (await begin()).json()
  world.clock.advance({ minutes: 5 })
  expect(codeOf(await enter(challengeId, await newestCode(world)))).toBe('identity.challenge-over')
})

test('a new code replaces the one before, after a minute and three times in all', async () => {
  const { challengeId } = (await begin()).json()
  const first = await newestCode(world)
  const resend = () => browser.send('POST', '/identity/sign-in/resend', { challengeId })
  expect(codeOf(await resend())).toBe('identity.resend-refused')
  for (const left of [1, 0]) {
    world.clock.advance({ seconds: 61 })
    expect((await resend()).json().sendsLeft).toBe(left)
  }
  world.clock.advance({ seconds: 61 })
  expect(codeOf(await resend())).toBe('identity.resend-refused')
  const second = await newestCode(world)
  // Once in a million the two codes are the same.
  const stale = first === second ? 'identity.code-refused' : codeOf(await enter(challengeId, first))
  expect(stale).toBe('identity.code-refused')
  expect((await enter(challengeId, second)).statusCode).toBe(200)
})

test('beginning again makes the code before it worthless', async () => {
  const { challengeId } = (await begin()).json()
  const code = await newestCode(world)
  await begin()
  expect(codeOf(await enter(challengeId, code))).toBe('identity.challenge-over')
})

test('a name is tried only so often in ten minutes, from however many addresses', async () => {
  const statuses = []
  for (let count = 0; count < 13; count++) {
    browser = server.browser(`198.51.100.${count}`)
    statuses.push((await begin()).statusCode)
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(12)
  expect(statuses.at(-1)).toBe(429)
})

test('signing in ends the session of before, so that a planted token is worth nothing', async () => {
  await signIn('demo-citizen')
  const planted = browser.cookie
  await signIn('demo-son')
  expect(browser.cookie).not.toBe(planted)
  browser.cookie = planted
  expect((await browser.send('GET', '/identity/current')).json().principal.kind).toBe('anonymous')
})

test('an officer whose post has ended cannot sign in', async () => {
  await world.owner.read`
    update organization.holding set valid_to = '2026-11-18'
    where officer_id = (select officer_id from identity.account where login_name = 'demo-auditor')`
  const response = await signIn('demo-auditor')
  expect(response.statusCode).toBe(403)
  expect(codeOf(response)).toBe('identity.no-post')
  expect(response.headers['set-cookie']).toBeUndefined()
  await world.owner.read`update organization.holding set valid_to = null where valid_to = '2026-11-18'`
})

test.each([
  [{ challengeId: 'x', code: '123456' }, 'request.invalid'],
  [{ challengeId: '01900000-0000-7000-8000-000000000000', code: '12345６' }, 'request.invalid'],
  [{ challengeId: '01900000-0000-7000-8000-000000000000', code: '123456' }, 'identity.challenge-over'],
  [{ challengeId: '01900000-0000-7000-8000-000000000000', code: '123456', extra: 1 }, 'request.invalid'],
])('the body %j is refused', async (body, code) => {
  expect(codeOf(await browser.send('POST', '/identity/sign-in', body))).toBe(code)
})

test('what was tried and what succeeded is in the audit log, without names', async () => {
  await begin('demo-son', 'wrong')
  await signIn('demo-son')
  const rows = await world.database.read<
    { operation: string; outcome: string; principal: string; all: string }[]
  >`
    select operation, outcome, principal_kind as principal, entry::text as all from audit.entry order by at desc, id desc limit 2`
  expect(rows.map((row) => row.operation)).toEqual(['identity.sign-in', 'identity.begin-sign-in'])
  expect(rows.map((row) => row.outcome)).toEqual(['ok', 'identity.credentials-refused'])
  expect(rows.map((row) => row.principal)).toEqual(['person', 'anonymous'])
  expect(rows.map((row) => row.all).join()).not.toMatch(/李建国|demo-son|203\.0\.113\.[1-9]/)
})

test('when the gateway does not answer the sign-in can be begun again', async () => {
  const sms = { url: 'http://127.0.0.1:9/sms', secret: 'nobody listens there' }
  const offline = { ...world, platform: { ...world.platform, config: { ...world.platform.config, sms } } }
  const other = await serveIdentity(offline, { keepAccounts: true })
  const response = await other
    .browser()
    .send('POST', '/identity/sign-in/begin', { loginName: 'demo-son', password: PASSWORD })
  expect([response.statusCode, codeOf(response)]).toEqual([503, 'identity.sms-unavailable'])
  await other.close()
  expect((await signIn()).statusCode).toBe(200)
})
