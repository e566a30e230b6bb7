import { composeIdNumber } from '#contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callersOf, createWorld, type World } from '#world'
import { claimOf, PASSWORD, someone, telephoneIn, type Someone } from './enrolment.fixture.ts'

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

test('who is registered under name, number and telephone opens an account and signs in with it', async () => {
  const who = await someone(world)
  const answer = await hand.signUp(who)
  expect(answer.body).toMatchObject({
    current: { principal: { kind: 'person', subjectId: who.subjectId } },
    loginName: who.phone,
  })
  expect((await hand.caller.get('/api/v1/identity/current')).body).toMatchObject({
    principal: { name: who.name },
  })
  hand.caller = people.anonymous()
  expect((await hand.signIn(who.phone, PASSWORD)).body).toMatchObject({
    principal: { subjectId: who.subjectId },
  })
  // What the citizen's side is for: to file, with what the library knows.
  const draft = await hand.caller.post('/api/v1/filings', {
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
  const who = await someone(world, { at: 1 })
  const other = await someone(world, { at: 2 })
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
    [
      'nobody has a telephone registered',
      { ...(await someone(world, { withPhone: false })), phone: '13912345670' },
    ],
    ['dead', { ...dead, phone: '13912345671' }],
    ['a demonstration account', persona],
  ]
  const answers = []
  for (const [why, claim] of wrong) {
    world.clock.advance({ minutes: 2 })
    const { status, body } = await hand.signUp(claim)
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
  const who = await someone(world, { at: 3 })
  const first = people.anonymous()
  await hand.signUp(who, { as: first })
  world.clock.advance({ minutes: 2 })
  expect((await hand.signUp(who, { password: 'neu3-Wort-hier' })).status).toBe(200)
  expect((await first.get('/api/v1/identity/current')).body).toMatchObject({
    principal: { kind: 'anonymous' },
  })
  expect((await hand.signIn(who.phone, PASSWORD)).body.code).toBe('identity.credentials-refused')
  expect((await hand.signIn(who.phone, 'neu3-Wort-hier')).status).toBe(200)
})

test('two of a family share a telephone: the second signs in by identity number', async () => {
  const one = await someone(world, { at: 4 })
  const two = await someone(world, { at: 5 })
  await world.owner.read`
    update registry.record set data = jsonb_set(data, '{phone}', to_jsonb(${one.phone}::text)) where subject_id = ${two.subjectId} and library = 'population'`
  await hand.signUp(one)
  world.clock.advance({ minutes: 2 })
  const second = await hand.signUp({ ...two, phone: one.phone })
  expect(second.body['loginName']).toBe(two.idNumber.toLowerCase())
  hand.caller = people.anonymous()
  expect((await hand.signIn(two.idNumber, PASSWORD)).body).toMatchObject({
    principal: { subjectId: two.subjectId },
  })
})

test('where the operator allows it, name and number are enough for who has no telephone registered, once', async () => {
  const who = { ...(await someone(world, { withPhone: false, at: 1 })), phone: '13911112222' }
  const allowing = {
    ...world,
    platform: { ...world.platform, config: { ...world.platform.config, signUp: 'number-and-name' as const } },
  }
  const others = await callersOf(allowing)
  expect((await hand.signUp(who, { as: others.anonymous() })).status).toBe(200)
  // Another telephone does not get at the account that is there.
  expect((await hand.signUp({ ...who, phone: '13911113333' }, { as: others.anonymous() })).body.code).toBe(
    'identity.sign-up-refused',
  )
  const registered = { ...(await someone(world, { at: 6 })), phone: '13911114444' }
  expect((await hand.signUp(registered, { as: others.anonymous() })).body.code).toBe(
    'identity.sign-up-refused',
  )
  await others.composition.http.close()
})

test('a weak password costs no try, a wrong code does, and a code answers for one claim only', async () => {
  const who = await someone(world, { at: 7 })
  const begun = await hand.caller.post('/api/v1/identity/sign-up/begin', claimOf(who))
  const code = await hand.newestCode()
  const end = (given: object) =>
    hand.caller.post('/api/v1/identity/sign-up', {
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
  const who = { ...(await someone(world, { at: 8 })), phone: '13922223333' }
  const begin = () => hand.caller.post('/api/v1/identity/sign-up/begin', claimOf(who))
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
    outcomes.push((await hand.signUp(who)).body.code)
  }
  expect(outcomes).toEqual([...Array<string>(5).fill('identity.sign-up-refused'), 'request.too-many'])
})
