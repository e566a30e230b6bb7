import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorld, MORNING, type World } from '#world'
import { serveIdentity } from './test-server.ts'

let world: World
let server: Awaited<ReturnType<typeof serveIdentity>>

beforeAll(async () => {
  world = await createWorld()
  server = await serveIdentity(world)
})
beforeEach(async () => {
  world.clock.set(MORNING)
  await world.owner.read`truncate identity.session`
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

async function signedIn(persona: string) {
  const browser = server.browser()
  expect((await browser.send('POST', '/demo/sign-in', { persona })).statusCode).toBe(200)
  return browser
}

const kindOf = async (browser: { send: Awaited<ReturnType<typeof signedIn>>['send'] }) =>
  (await browser.send('GET', '/identity/current')).json().principal.kind

test('signing out ends the session at the next request', async () => {
  const browser = await signedIn('son')
  const token = browser.cookie
  expect((await browser.send('POST', '/identity/sign-out')).json()).toEqual({ ended: 1 })
  expect(browser.cookie).toBeUndefined()
  browser.cookie = token
  expect(await kindOf(browser)).toBe('anonymous')
  expect((await browser.send('POST', '/identity/sign-out')).json()).toEqual({ ended: 0 })
})

test('signing out everywhere ends all sessions of the account and no other', async () => {
  const [phone, laptop, other] = [await signedIn('son'), await signedIn('son'), await signedIn('citizen')]
  expect((await phone.send('POST', '/identity/sign-out-everywhere')).json()).toEqual({ ended: 2 })
  expect(await kindOf(laptop)).toBe('anonymous')
  expect(await kindOf(other)).toBe('person')
})

test('the list shows the own sessions, and one can be ended', async () => {
  const [phone, laptop] = [await signedIn('son'), await signedIn('son')]
  await signedIn('citizen')
  const { sessions } = (await phone.send('GET', '/identity/sessions')).json()
  expect(sessions).toHaveLength(2)
  expect(sessions.map((one: { ipPrefix: string }) => one.ipPrefix)).toEqual([
    '203.0.113.0/24',
    '203.0.113.0/24',
  ])
  const others = sessions.filter((one: { current: boolean }) => !one.current)
  expect(others).toHaveLength(1)
  expect((await phone.send('DELETE', `/identity/sessions/${others[0].id}`)).json()).toEqual({ ended: 1 })
  expect(await kindOf(laptop)).toBe('anonymous')
  expect(await kindOf(phone)).toBe('person')
})

test("another person's session is not found, and lives on", async () => {
  const [mine, theirs] = [await signedIn('son'), await signedIn('citizen')]
  const [session] = (await theirs.send('GET', '/identity/sessions')).json().sessions
  const response = await mine.send('DELETE', `/identity/sessions/${session.id}`)
  expect(response.statusCode).toBe(404)
  expect(response.json().code).toBe('identity.session-not-found')
  expect(await kindOf(theirs)).toBe('person')
})

test.each([
  ['son', { hours: 11, minutes: 59 }, 'person'],
  ['son', { hours: 12 }, 'anonymous'],
  ['approver-yuci', { minutes: 29 }, 'officer'],
  ['approver-yuci', { minutes: 30 }, 'anonymous'],
])('%s, idle for %j, is %s', async (persona, idle, kind) => {
  const browser = await signedIn(persona)
  world.clock.advance(idle)
  expect(await kindOf(browser)).toBe(kind)
})

test('who keeps working stays signed in, but not for ever', async () => {
  const browser = await signedIn('approver-yuci')
  for (let quarter = 0; quarter < 47; quarter++) {
    world.clock.advance({ minutes: 15 })
    expect(await kindOf(browser)).toBe('officer')
  }
  world.clock.advance({ minutes: 15 })
  expect(await kindOf(browser)).toBe('anonymous')
})

test('reading writes the last visit at most once a minute', async () => {
  const browser = await signedIn('son')
  const lastSeen = async () =>
    (
      await world.database.read<{ at: Temporal.Instant }[]>`select last_seen_at as at from identity.session`
    )[0]?.at.toString()
  const first = await lastSeen()
  world.clock.advance({ seconds: 50 })
  await kindOf(browser)
  expect(await lastSeen()).toBe(first)
  world.clock.advance({ seconds: 11 })
  await kindOf(browser)
  expect(await lastSeen()).not.toBe(first)
})

test.each(['', 'x', "' or 1=1 --", 'A'.repeat(43), 'A'.repeat(4000)])(
  'the token %j is nobody',
  async (token) => {
    const browser = server.browser()
    browser.cookie = encodeURIComponent(token)
    expect(await kindOf(browser)).toBe('anonymous')
  },
)

test('a transfer holds from its day without signing in again', async () => {
  const browser = await signedIn('acceptor-yuci')
  await world.owner.read`
    with me as (select officer_id from identity.account where login_name = 'demo-acceptor-yuci'),
    ended as (update organization.holding set valid_to = '2026-11-18' where officer_id = (select officer_id from me)),
    post as (select id from organization.post where role = 'acceptor' and unit_id = (
      select id from organization.unit where region_code = '140725' and kind = 'health'))
    insert into organization.holding (id, officer_id, post_id, valid_from)
    select gen_random_uuid(), me.officer_id, post.id, '2026-11-19' from me, post`
  const { principal } = (await browser.send('GET', '/identity/current')).json()
  expect(principal).toMatchObject({
    regionCode: '140725',
    unitName: '寿阳县卫生健康和体育局',
    roles: ['acceptor'],
  })
})

test('only a role of the same unit adds to the main post', async () => {
  const browser = await signedIn('approver-shouyang')
  await world.owner.read`
    insert into organization.holding (id, officer_id, post_id, main, valid_from)
    select gen_random_uuid(), account.officer_id, post.id, false, '2026-01-01'
    from identity.account, organization.post join organization.unit on unit.id = post.unit_id
    where account.login_name = 'demo-approver-shouyang' and (
      (unit.region_code = '140725' and unit.kind = 'approval-bureau' and post.role = 'supervisor')
      or (unit.region_code = '140702' and unit.kind = 'civil-affairs' and post.role = 'acceptor'))`
  const { principal } = (await browser.send('GET', '/identity/current')).json()
  expect(principal).toMatchObject({ regionCode: '140725', roles: ['approver', 'supervisor'] })
})

test('who is not signed in has no sessions to see', async () => {
  const response = await server.browser().send('GET', '/identity/sessions')
  expect(response.statusCode).toBe(401)
  expect(response.json().code).toBe('access.sign-in-required')
})

test('a browser on another site changes nothing', async () => {
  const browser = await signedIn('son')
  const refused = await browser.send('POST', '/identity/sign-out-everywhere', undefined, {
    'sec-fetch-site': 'cross-site',
  })
  expect(refused.statusCode).toBe(403)
  expect(refused.json().code).toBe('request.cross-site')
  const elsewhere = await browser.send('POST', '/identity/sign-out', undefined, {
    origin: 'https://evil.example',
  })
  expect(elsewhere.json().code).toBe('request.cross-site')
  expect(await kindOf(browser)).toBe('person')
})
