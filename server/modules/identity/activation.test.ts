import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callersOf, createWorld, type World } from '#world'
import { PASSWORD, someone, telephoneIn } from './enrolment.fixture.ts'
import { findAdministrators, putOfficerAccounts, requireActivation } from './officer-account.ts'

let world: World
let people: Awaited<ReturnType<typeof callersOf>>
let hand: ReturnType<typeof telephoneIn>

beforeAll(async () => {
  world = await createWorld()
  people = await callersOf(world)
  hand = telephoneIn(world, people)
})
beforeEach(() => hand.renew())
afterAll(async () => {
  await people?.composition.http.close()
  await world?.close()
})

async function officerWithoutAccount() {
  const [row] = await world.owner.read<{ officerId: string; name: string }[]>`
    select officer.id as "officerId", officer.name from organization.officer
    join organization.holding on officer_id = officer.id join organization.post on post.id = post_id
    where role = 'approver' and not exists (select from identity.account where account.officer_id = officer.id) order by 1 limit 1`
  if (!row) throw new Error('Every officer has an account')
  return row
}

async function enrolledOfficer(phone: string) {
  const officer = await officerWithoutAccount()
  await world.database.write((tx) => putOfficerAccounts(tx, [{ ...officer, phone }], world.clock.now()))
  return officer
}

async function untilSent(before: number) {
  await expect
    .poll(async () => (await world.owner.read`select from identity.sms_outbox`).length)
    .toBeGreaterThan(before)
}

test('an imported officer chooses a password once, and comes in with it at the officers’ door', async () => {
  const phone = '13800138001'
  const officer = await enrolledOfficer(phone)
  expect((await hand.signIn(phone, PASSWORD, 'officer')).body.code).toBe('identity.credentials-refused')
  const begun = await hand.caller.post('/api/v1/identity/activation/begin', { loginName: phone })
  await untilSent(0)
  const body = { enrolmentId: begun.body['enrolmentId'], code: await hand.newestCode() }
  expect(
    (await hand.caller.post('/api/v1/identity/activation', { ...body, password: `Gk-${phone}` })).body.code,
  ).toBe('identity.password-weak')
  const answer = await hand.caller.post('/api/v1/identity/activation', { ...body, password: PASSWORD })
  expect(answer.body).toMatchObject({
    principal: { kind: 'officer', officerId: officer.officerId, roles: ['approver'] },
  })
  expect(
    (await hand.caller.post('/api/v1/identity/activation', { ...body, password: PASSWORD })).body.code,
  ).toBe('identity.challenge-over')
  hand.caller = people.anonymous()
  expect((await hand.signIn(phone, PASSWORD, 'officer')).body).toMatchObject({
    principal: { kind: 'officer' },
  })
  expect((await hand.signIn(phone, PASSWORD, 'person')).body.code).toBe('identity.credentials-refused')
  // Once it has a password nothing is sent any more, and the answer is the same.
  world.clock.advance({ minutes: 2 })
  const sent = await world.owner.read`select from identity.sms_outbox`
  expect((await hand.caller.post('/api/v1/identity/activation/begin', { loginName: phone })).status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await world.owner.read`select from identity.sms_outbox`).toHaveLength(sent.length)
  // Until an operator asks for it anew, which ends the sessions.
  await world.database.write((tx) => requireActivation(tx, phone, world.clock.now()))
  expect((await hand.caller.get('/api/v1/identity/current')).body).toMatchObject({
    principal: { kind: 'anonymous' },
  })
  expect((await hand.signIn(phone, PASSWORD, 'officer')).body.code).toBe('identity.credentials-refused')
})

test('beginning an activation says the same for everybody, and wrong codes lock', async () => {
  const phone = '13800138002'
  await enrolledOfficer(phone)
  const known = await hand.caller.post('/api/v1/identity/activation/begin', { loginName: phone })
  const unknown = await hand.caller.post('/api/v1/identity/activation/begin', { loginName: '13800138999' })
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
  await untilSent(0)
  const right = await hand.newestCode()
  const wrong = right === '000000' ? '000001' : '000000'
  for (const { body } of [known, unknown])
    expect(
      (
        await hand.caller.post('/api/v1/identity/activation', {
          enrolmentId: body['enrolmentId'],
          code: wrong,
          password: PASSWORD,
        })
      ).body,
    ).toMatchObject({ code: 'identity.code-refused', triesLeft: 4 })
  for (let count = 0; count < 4; count++)
    await hand.caller.post('/api/v1/identity/activation', {
      enrolmentId: known.body['enrolmentId'],
      code: wrong,
      password: PASSWORD,
    })
  world.clock.advance({ minutes: 1 })
  expect((await hand.caller.post('/api/v1/identity/activation/begin', { loginName: phone })).body.code).toBe(
    'identity.locked',
  )
})

test('one telephone is an officer’s account and a citizen’s, each at its own door', async () => {
  const who = await someone(world, { at: 9 })
  await enrolledOfficer(who.phone)
  await hand.caller.post('/api/v1/identity/activation/begin', { loginName: who.phone })
  await untilSent(0)
  const [enrolment] = await world.owner.read<
    { id: string }[]
  >`select id from identity.enrolment where purpose = 'activation'`
  const officerPassword = 'Amt8-Zimmer-drei'
  await hand.caller.post('/api/v1/identity/activation', {
    enrolmentId: enrolment?.id,
    code: await hand.newestCode(),
    password: officerPassword,
  })
  expect((await hand.signUp(who)).body['loginName']).toBe(who.phone)
  expect((await hand.signIn(who.phone, officerPassword, 'officer')).body).toMatchObject({
    principal: { kind: 'officer' },
  })
  expect((await hand.signIn(who.phone, PASSWORD)).body).toMatchObject({ principal: { kind: 'person' } })
  expect((await hand.signIn(who.phone, PASSWORD, 'officer')).body.code).toBe('identity.credentials-refused')
})

test('two officers exchange their telephone numbers, and an account keeps its own when asked again', async () => {
  const a = await enrolledOfficer('13800138011')
  const b = await enrolledOfficer('13800138012')
  const put = (phones: [string, string]) =>
    world.database.write((tx) =>
      putOfficerAccounts(
        tx,
        [
          { ...a, phone: phones[0] },
          { ...b, phone: phones[1] },
        ],
        world.clock.now(),
      ),
    )
  expect(await put(['13800138011', '13800138012'])).toEqual({ opened: 0, changed: 0 })
  expect(await put(['13800138012', '13800138011'])).toEqual({ opened: 0, changed: 2 })
  const rows = await world.owner.read<{ loginName: string }[]>`
    select login_name as "loginName" from identity.account where officer_id = ${a.officerId}`
  expect(rows[0]?.loginName).toBe('13800138012')
})

test('the demonstration’s administrator is none', async () => {
  const found = () => findAdministrators(world.database.read, world.clock.now())
  expect(await found()).toEqual([])
  await world.owner.read`update identity.account set demo = false where login_name = 'demo-administrator'`
  expect(await found()).toEqual([{ name: expect.any(String), unitName: '晋中市数据局' }])
  await world.owner.read`update identity.account set demo = true where login_name = 'demo-administrator'`
})
