import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAgain, withdrawVersion } from '#modules/matter'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance, settleElders } from './elders.ts'
import { claimByColleague } from './colleague.ts'
import { actOn, fileLicence, viewOf } from './licence.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
const as = async (persona: string): Promise<Caller> => watched(await city.as(persona))

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('of two approvers who decide at once one wins, and there is one decision', async () => {
  const [agent, acceptor, one, other] = [
    await as('firm-agent'),
    await as('acceptor-yuci'),
    await as('approver-yuci'),
    await as('approver-yuci'),
  ]
  const id = await fileLicence(agent)
  expect((await actOn(acceptor, id, await viewOf(acceptor, id), 'accept', { opinion: '齐全' })).status).toBe(
    200,
  )
  const seen = await viewOf(one, id)
  const reasons = [{ text: '不符', basis: { law: 'law:行政许可法#38' } }]
  const answers = await Promise.all([
    actOn(one, id, seen, 'grant', { opinion: '准予' }),
    actOn(other, id, seen, 'refuse', { opinion: '不准', reasons }),
    actOn(one, id, seen, 'grant', { opinion: '再准' }),
    actOn(other, id, seen, 'refuse', { opinion: '再不准', reasons }),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers)
    if (status !== 200) expect(['case.stale', 'case.claimed', 'case.closed']).toContain(body.code)
  const decided = (await viewOf(agent, id)).history.filter(({ milestone }) => milestone === 'decided')
  expect(decided).toHaveLength(1)
  expect(await world.owner.read`select from certificate.certificate where case_id = ${id}`).toHaveLength(
    decided.length === 1 && (await viewOf(agent, id)).decision?.outcome === 'granted' ? 1 : 0,
  )
})

test('two officers cannot hold one task', async () => {
  const [agent, acceptor] = [await as('firm-agent'), await as('acceptor-yuci')]
  const id = await fileLicence(agent)
  const seen = await viewOf(acceptor, id)
  const claim = { taskId: seen.tasks[0]?.id, revision: seen.revision }
  const claims = await Promise.all([
    acceptor.post(`/api/v1/cases/${id}/claim`, claim),
    acceptor.post(`/api/v1/cases/${id}/claim`, claim),
  ])
  expect(claims.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
  await claimByColleague(world, id, acceptor)
  expect(
    (await actOn(acceptor, id, await viewOf(acceptor, id), 'accept', { opinion: '齐全' })).body.code,
  ).toBe('case.claimed')
})

test('a refusal that rests on no law in force is no refusal', async () => {
  const son = await as('son')
  const opened = (await son.post('/api/v1/filings', { slug: 'old-age-allowance' })).body as unknown as {
    id: string
  }
  await son.post(`/api/v1/filings/${opened.id}/submit`, { answers: {}, declared: true })
  const refused = await viewOf(son, opened.id)
  await son.post(`/api/v1/cases/${opened.id}/ask-review`, { revision: refused.revision })
  const officer = await as('approver-civil-yuci')
  const seen = await viewOf(officer, opened.id)
  expect(seen).toMatchObject({ status: 'open', tasks: [{ stage: 'reconsider' }] })
  const uphold = (law: string) =>
    actOn(officer, opened.id, seen, 'uphold', {
      opinion: '维持',
      reasons: [{ text: '不符', basis: { law } }],
    })
  for (const law of ['law:无此法#1', 'law:行政许可法#999', 'law:老年人权益保障法#33.9'])
    expect((await uphold(law)).body.code, law).toBe('case.act-incomplete')
  expect((await uphold('law:老年人权益保障法#33.2')).status).toBe(200)
})

test('what was decided on an older view of the case is refused, with the revision that is', async () => {
  const [agent, acceptor] = [await as('firm-agent'), await as('acceptor-yuci')]
  const id = await fileLicence(agent)
  const seen = await viewOf(acceptor, id)
  await acceptor.post(`/api/v1/cases/${id}/claim`, { taskId: seen.tasks[0]?.id, revision: seen.revision })
  expect((await actOn(acceptor, id, seen, 'accept', { opinion: '齐全' })).body).toMatchObject({
    code: 'case.stale',
    revision: seen.revision + 1,
  })
  expect((await agent.post(`/api/v1/cases/${id}/withdraw`, { revision: seen.revision })).body.code).toBe(
    'case.stale',
  )
})

test('a filing submitted eight times at once is one case, and every answer names it', async () => {
  const son = await as('son')
  const [elder = ''] = await settleElders(world, 1)
  const draft = await openAllowance(son, elder)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      son.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true }),
    ),
  )
  const filed = answers.map(
    ({ body }) => body as unknown as { caseId: string; number: string; repeated: boolean; outcome: string },
  )
  expect(new Set(filed.map(({ caseId, number, outcome }) => `${caseId} ${number} ${outcome}`)).size).toBe(1)
  expect(filed.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(
    await world.owner.read`select from certificate.certificate where case_id = ${draft.id}`,
  ).toHaveLength(1)
  expect(await world.owner.read`select from "case".act where case_id = ${draft.id}`).toHaveLength(1)
})

test('one draft saved on two devices keeps the first and tells the second', async () => {
  const [phone, computer] = [await as('son'), await as('son')]
  const [elder = ''] = await settleElders(world, 1)
  const draft = await openAllowance(phone, elder)
  const saves = await Promise.all(
    [phone, computer].map((device) =>
      device.put(`/api/v1/filings/${draft.id}`, { revision: 0, answers: draft.answers }),
    ),
  )
  expect(new Set(saves.map(({ status, body }) => body.code ?? status))).toEqual(
    new Set([200, 'filing.stale']),
  )
})

test('a draft whose matter’s version was withdrawn since cannot be filed', async () => {
  const son = await as('son')
  const [elder = ''] = await settleElders(world, 1)
  const draft = await openAllowance(son, elder)
  await withdrawVersion(world.owner, 'old-age-allowance', 1, world.clock.now())
  lookAgain(world.platform.database)
  const submitted = await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: draft.answers,
    declared: true,
  })
  expect(submitted.body.code).toBe('matter.withdrawn')
  expect(
    (await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: elder })).body.code,
  ).toMatch(/^matter\.(withdrawn|not-found)$/)
  expect(await world.owner.read`select from "case"."case" where case_id = ${draft.id}`).toHaveLength(0)
})
