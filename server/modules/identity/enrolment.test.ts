import { composeIdNumber } from '#contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callersOf, createWorld, MORNING, type Caller, type World } from '#world'
import { hasAdministrator, putOfficerAccounts, requireActivation } from './officer-account.ts'

let world: World
let people: Awaited<ReturnType<typeof callersOf>>
let caller: Caller
const PASSWORD = 'Guo7-Lan-Xiang'

beforeAll(async () => {
  world = await createWorld()
  people = await callersOf(world)
})
beforeEach(async () => {
  caller = people.anonymous()
  world.clock.set(MORNING)
  await world.owner
    .read`truncate audit.entry, identity.rate, identity.failure, identity.sms_outbox, identity.enrolment`
})
afterAll(async () => {
  await people?.composition.http.close()
  await world?.close()
})

interface Someone {
  subjectId: string
  name: string
  idNumber: string
  phone: string
}

/** Living people of the library who have no account, with or without a registered telephone. */
async function someone(options: { withPhone?: boolean; at?: number } = {}): Promise<Someone> {
  const rows = await world.owner.read<Someone[]>`
    select subject.id as "subjectId", subject.name, identifier as "idNumber", coalesce(data->>'phone', '') as phone
    from registry.subject join registry.record on subject_id = subject.id and library = 'population'
    where (data->>'alive')::boolean and (data ? 'phone') = ${options.withPhone ?? true}
      and not exists (select from identity.account where account.subject_id = subject.id)
      and (data->>'birthDate') < '2000-01-01'
    order by identifier offset ${options.at ?? 0} limit 1`
  const [row] = rows
  if (!row) throw new Error('The world has nobody like that')
  return row
}

async function newestCode(): Promise<string> {
  world.clock.advance({ milliseconds: 1 })
  const [row] = await world.owner.read<{ body: string }[]>`
    select body from identity.sms_outbox order by created_at desc, id desc limit 1`
  return /验证码(\d{6})/.exec(row?.body ?? '')?.[1] ?? ''
}

const claimOf = ({ name, idNumber, phone }: Someone) => ({ name, idNumber, phone })

async function signUp(who: Someone, { password = PASSWORD, as = caller } = {}) {
  const begun = await as.post('/api/v1/identity/sign-up/begin', claimOf(who))
  expect(begun.status).toBe(200)
  const code = await newestCode()
  return as.post('/api/v1/identity/sign-up', {
    enrolmentId: begun.body['enrolmentId'],
    code,
    ...claimOf(who),
    password,
  })
}

async function signIn(loginName: string, password: string, as?: 'person' | 'officer') {
  const begun = await caller.post('/api/v1/identity/sign-in/begin', {
    loginName,
    password,
    ...(as ? { as } : {}),
  })
  if (begun.status !== 200) return begun
  return caller.post('/api/v1/identity/sign-in', {
    challengeId: begun.body['challengeId'],
    code: await newestCode(),
  })
}

test('who is registered under name, number and telephone opens an account and signs in with it', async () => {
  const who = await someone()
  const answer = await signUp(who)
  expect(answer.body).toMatchObject({
    current: { principal: { kind: 'person', subjectId: who.subjectId } },
    loginName: who.phone,
  })
  expect((await caller.get('/api/v1/identity/current')).body).toMatchObject({ principal: { name: who.name } })
  caller = people.anonymous()
  expect((await signIn(who.phone, PASSWORD)).body).toMatchObject({ principal: { subjectId: who.subjectId } })
  // What the citizen's side is for: to file, with what the library knows.
  const draft = await caller.post('/api/v1/filings', {
    slug: 'old-age-allowance',
    subjectId: who.subjectId,
  })
  expect(draft.status).toBe(200)
  const [entry] = await world.owner.read<{ text: string; subject: string }[]>`
    select entry::text as text, person_subject_id as subject from audit.entry where operation = 'identity.sign-up'`
  expect(entry?.subject).toBe(who.subjectId)
  expect(entry?.text).not.toMatch(new RegExp(`${who.phone}|${who.idNumber}|${who.name}`))
  expect(world.logged.join()).not.toMatch(new RegExp(`${who.phone}|${who.idNumber}`))
})

test('everything that is wrong is refused with the very same words', async () => {
  const who = await someone({ at: 1 })
  const other = await someone({ at: 2 })
  const [dead] = await world.owner.read<Someone[]>`
    select subject.id as "subjectId", subject.name, identifier as "idNumber", '15400000000' as phone
    from registry.subject join registry.record on subject_id = subject.id and library = 'population'
    where not (data->>'alive')::boolean limit 1`
  const [persona] = await world.owner.read<Someone[]>`
    select subject.id as "subjectId", subject.name, identifier as "idNumber", data->>'phone' as phone
    from identity.account join registry.subject on subject.id = account.subject_id
    join registry.record on record.subject_id = subject.id and library = 'population' where account.demo limit 1`
  if (!dead || !persona) throw new Error('The world lacks them')
  const wrong: [string, Someone][] = [
    ['another name', { ...who, name: other.name }],
    ['another telephone', { ...who, phone: '13912345678' }],
    [
      'nobody',
      {
        ...who,
        idNumber: composeIdNumber({ addressCode: '149902', birthDate: '1990-01-01', sequence: 999 }),
        phone: '13912345679',
      },
    ],
    ['nobody has a telephone registered', { ...(await someone({ withPhone: false })), phone: '13912345670' }],
    ['dead', { ...dead, phone: '13912345671' }],
    ['a demonstration account', persona],
  ]
  const answers = []
  for (const [why, claim] of wrong) {
    world.clock.advance({ minutes: 2 })
    const { status, body } = await signUp(claim)
    answers.push({ why, status, ...body, instance: undefined })
  }
  expect(answers.map(({ why, ...rest }) => ({ ...rest, why: undefined }))).toEqual(
    answers.map(() => expect.objectContaining({ status: 422, code: 'identity.sign-up-refused' })),
  )
  expect(new Set(answers.map(({ why: _, ...rest }) => JSON.stringify(rest))).size).toBe(1)
  // The beginning is the same for all as well: a code for whoever asks.
  const [sent] = await world.owner.read<
    [{ count: number }]
  >`select count(*)::int as count from identity.sms_outbox`
  expect(sent.count).toBe(wrong.length)
})

test('a lost password is replaced the same way, which ends all sessions', async () => {
  const who = await someone({ at: 3 })
  const first = people.anonymous()
  await signUp(who, { as: first })
  world.clock.advance({ minutes: 2 })
  expect((await signUp(who, { password: 'neu3-Wort-hier' })).status).toBe(200)
  expect((await first.get('/api/v1/identity/current')).body).toMatchObject({
    principal: { kind: 'anonymous' },
  })
  expect((await signIn(who.phone, PASSWORD)).body.code).toBe('identity.credentials-refused')
  expect((await signIn(who.phone, 'neu3-Wort-hier')).status).toBe(200)
})

test('two of a family share a telephone: the second signs in by identity number', async () => {
  const one = await someone({ at: 4 })
  const two = await someone({ at: 5 })
  await world.owner.read`
    update registry.record set data = jsonb_set(data, '{phone}', to_jsonb(${one.phone}::text)) where subject_id = ${two.subjectId} and library = 'population'`
  await signUp(one)
  world.clock.advance({ minutes: 2 })
  const second = await signUp({ ...two, phone: one.phone })
  expect(second.body['loginName']).toBe(two.idNumber.toLowerCase())
  caller = people.anonymous()
  expect((await signIn(two.idNumber, PASSWORD)).body).toMatchObject({
    principal: { subjectId: two.subjectId },
  })
})

test('where the operator allows it, name and number are enough for who has no telephone registered, once', async () => {
  const who = { ...(await someone({ withPhone: false, at: 1 })), phone: '13911112222' }
  const allowing = {
    ...world,
    platform: { ...world.platform, config: { ...world.platform.config, signUp: 'number-and-name' as const } },
  }
  const others = await callersOf(allowing)
  expect((await signUp(who, { as: others.anonymous() })).status).toBe(200)
  // Another telephone does not get at the account that is there.
  expect((await signUp({ ...who, phone: '13911113333' }, { as: others.anonymous() })).body.code).toBe(
    'identity.sign-up-refused',
  )
  const registered = { ...(await someone({ at: 6 })), phone: '13911114444' }
  expect((await signUp(registered, { as: others.anonymous() })).body.code).toBe('identity.sign-up-refused')
  await others.composition.http.close()
})

test('a weak password costs no try, a wrong code does, and a code answers for one claim only', async () => {
  const who = await someone({ at: 7 })
  const begun = await caller.post('/api/v1/identity/sign-up/begin', claimOf(who))
  const code = await newestCode()
  const end = (given: object) =>
    caller.post('/api/v1/identity/sign-up', {
      enrolmentId: begun.body['enrolmentId'],
      code,
      ...claimOf(who),
      password: PASSWORD,
      ...given,
    })
  expect((await end({ password: 'short' })).body).toMatchObject({
    code: 'identity.password-weak',
    reason: 'short',
  })
  expect((await end({ password: `Gk-${who.phone}` })).body).toMatchObject({ reason: 'personal' })
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await end({ code: wrong })).body).toMatchObject({ code: 'identity.code-refused', triesLeft: 4 })
  expect((await end({ name: '别人' })).body.code).toBe('identity.challenge-over')
  expect((await end({ phone: '13900001111' })).body.code).toBe('identity.challenge-over')
  expect((await end({ idNumber: '149902199001010018' })).body.code).toBe('request.invalid')
  const both = await Promise.all([end({}), end({})])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(200)
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  world.clock.advance({ minutes: 6 })
  expect((await end({})).body.code).toBe('identity.challenge-over')
})

test('a telephone gets a code a minute and five in an hour, and ends five sign-ups in a day', async () => {
  const who = { ...(await someone({ at: 8 })), phone: '13922223333' }
  const begin = () => caller.post('/api/v1/identity/sign-up/begin', claimOf(who))
  expect((await begin()).status).toBe(200)
  expect((await begin()).body.code).toBe('request.too-many')
  const codes = []
  for (let count = 0; count < 5; count++) {
    world.clock.advance({ minutes: 1 })
    codes.push((await begin()).status)
  }
  expect(codes).toEqual([200, 200, 200, 200, 429])
  await world.owner.read`truncate identity.rate`
  const outcomes = []
  for (let count = 0; count < 6; count++) {
    await world.owner.read`delete from identity.rate where key like 'enrol %'`
    outcomes.push((await signUp(who)).body.code)
  }
  expect(outcomes).toEqual([...Array<string>(5).fill('identity.sign-up-refused'), 'request.too-many'])
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
  expect((await signIn(phone, PASSWORD, 'officer')).body.code).toBe('identity.credentials-refused')
  const begun = await caller.post('/api/v1/identity/activation/begin', { loginName: phone })
  await untilSent(0)
  const body = { enrolmentId: begun.body['enrolmentId'], code: await newestCode() }
  expect(
    (await caller.post('/api/v1/identity/activation', { ...body, password: `Gk-${phone}` })).body.code,
  ).toBe('identity.password-weak')
  const answer = await caller.post('/api/v1/identity/activation', { ...body, password: PASSWORD })
  expect(answer.body).toMatchObject({
    principal: { kind: 'officer', officerId: officer.officerId, roles: ['approver'] },
  })
  expect((await caller.post('/api/v1/identity/activation', { ...body, password: PASSWORD })).body.code).toBe(
    'identity.challenge-over',
  )
  caller = people.anonymous()
  expect((await signIn(phone, PASSWORD, 'officer')).body).toMatchObject({ principal: { kind: 'officer' } })
  expect((await signIn(phone, PASSWORD, 'person')).body.code).toBe('identity.credentials-refused')
  // Once it has a password nothing is sent any more, and the answer is the same.
  world.clock.advance({ minutes: 2 })
  const sent = await world.owner.read`select from identity.sms_outbox`
  expect((await caller.post('/api/v1/identity/activation/begin', { loginName: phone })).status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await world.owner.read`select from identity.sms_outbox`).toHaveLength(sent.length)
  // Until an operator asks for it anew, which ends the sessions.
  await world.database.write((tx) => requireActivation(tx, phone, world.clock.now()))
  expect((await caller.get('/api/v1/identity/current')).body).toMatchObject({
    principal: { kind: 'anonymous' },
  })
  expect((await signIn(phone, PASSWORD, 'officer')).body.code).toBe('identity.credentials-refused')
})

test('beginning an activation says the same for everybody, and wrong codes lock', async () => {
  const phone = '13800138002'
  await enrolledOfficer(phone)
  const known = await caller.post('/api/v1/identity/activation/begin', { loginName: phone })
  const unknown = await caller.post('/api/v1/identity/activation/begin', { loginName: '13800138999' })
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
  await untilSent(0)
  const right = await newestCode()
  const wrong = right === '000000' ? '000001' : '000000'
  for (const { body } of [known, unknown])
    expect(
      (
        await caller.post('/api/v1/identity/activation', {
          enrolmentId: body['enrolmentId'],
          code: wrong,
          password: PASSWORD,
        })
      ).body,
    ).toMatchObject({ code: 'identity.code-refused', triesLeft: 4 })
  for (let count = 0; count < 4; count++)
    await caller.post('/api/v1/identity/activation', {
      enrolmentId: known.body['enrolmentId'],
      code: wrong,
      password: PASSWORD,
    })
  world.clock.advance({ minutes: 1 })
  expect((await caller.post('/api/v1/identity/activation/begin', { loginName: phone })).body.code).toBe(
    'identity.locked',
  )
})

test('one telephone is an officer’s account and a citizen’s, each at its own door', async () => {
  const who = await someone({ at: 9 })
  await enrolledOfficer(who.phone)
  await caller.post('/api/v1/identity/activation/begin', { loginName: who.phone })
  await untilSent(0)
  const [enrolment] = await world.owner.read<
    { id: string }[]
  >`select id from identity.enrolment where purpose = 'activation'`
  const officerPassword = 'Amt8-Zimmer-drei'
  await caller.post('/api/v1/identity/activation', {
    enrolmentId: enrolment?.id,
    code: await newestCode(),
    password: officerPassword,
  })
  expect((await signUp(who)).body['loginName']).toBe(who.phone)
  expect((await signIn(who.phone, officerPassword, 'officer')).body).toMatchObject({
    principal: { kind: 'officer' },
  })
  expect((await signIn(who.phone, PASSWORD)).body).toMatchObject({ principal: { kind: 'person' } })
  expect((await signIn(who.phone, PASSWORD, 'officer')).body.code).toBe('identity.credentials-refused')
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
  expect(await hasAdministrator(world.database.read, world.clock.now())).toBe(false)
  await world.owner.read`update identity.account set demo = false where login_name = 'demo-administrator'`
  expect(await hasAdministrator(world.database.read, world.clock.now())).toBe(true)
  await world.owner.read`update identity.account set demo = true where login_name = 'demo-administrator'`
})
