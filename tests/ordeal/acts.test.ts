import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { actOn, fileLicence, viewOf } from './licence.ts'
import { watched } from './watched.ts'

let world: World
let people: Record<
  'agent' | 'acceptor' | 'approver' | 'supervisor' | 'neighbour' | 'stranger' | 'anonymous',
  Caller
>
let caseId: string
let [taskId, revision] = ['', 0]
const NOBODY = '01900000-0000-7000-8000-00000000dead'
const law = { law: 'law:行政许可法#45' }
const reason = '事由'

beforeAll(async () => {
  world = await createWorld()
  const city = await callersOf(world)
  const as = async (persona: string) => watched(await city.as(persona))
  people = {
    agent: await as('firm-agent'),
    acceptor: await as('acceptor-yuci'),
    approver: await as('approver-yuci'),
    supervisor: await as('supervisor'),
    neighbour: await as('approver-shouyang'),
    stranger: await as('citizen'),
    anonymous: watched(city.anonymous()),
  }
  caseId = await fileLicence(people.agent)
  const seen = await viewOf(people.acceptor, caseId)
  await actOn(people.acceptor, caseId, seen, 'accept', { opinion: '齐全' })
  // From now on it is the approver's turn, and time runs.
  const accepted = await viewOf(people.approver, caseId)
  ;[taskId, revision] = [accepted.tasks[0]?.id ?? '', accepted.revision]
})
afterAll(() => world.close())

type Ask = [what: string, path: string, body: object, code: string, who?: 'supervisor' | undefined]

const act = (what: string, given: object, code: string): Ask => [
  `act: ${what}`,
  'act',
  { action: 'grant', opinion: '同意', ...given },
  code,
]
const arrange = (what: string, step: object, code: string): Ask => [
  `arrange: ${what}`,
  'arrange',
  { step },
  code,
]
const proceed = (what: string, step: object, code: string, who?: 'supervisor'): Ask => [
  `procedure: ${what}`,
  'procedure',
  { step },
  code,
  who,
]

const asked: Ask[] = [
  ...['', 'nothing', 'accept', 'constructor', '__proto__', 'toString', 'hasOwnProperty'].map((action) =>
    act(`the action “${action}”`, { action }, 'case.not-allowed'),
  ),
  act('an action of 41 letters', { action: 'a'.repeat(41) }, 'request.invalid'),
  act('no opinion', { opinion: ' ' }, 'case.act-incomplete'),
  act('a refusal without reasons', { action: 'refuse', reasons: [] }, 'case.act-incomplete'),
  act(
    'a reason of no law',
    { action: 'refuse', reasons: [{ text: '不符', basis: { law: 'law:没有这部法#1' } }] },
    'case.act-incomplete',
  ),
  act('a field nobody asks for', { answers: { granted: true } }, 'filing.answers-invalid'),
  act('a member nobody knows', { outcome: 'granted' }, 'request.invalid'),
  act('a task of nobody', { taskId: NOBODY }, 'case.not-your-turn'),
  act('no task', { taskId: 'first' }, 'request.invalid'),
  act('a revision of before', { revision: 1 }, 'case.stale'),
  act('a revision to come', { revision: 2_000_000_000 }, 'case.stale'),
  act('half a revision', { revision: 1.5 }, 'request.invalid'),
  ['release: what nobody claimed', 'release', {}, 'case.not-your-turn'],
  ['claim: a task of nobody', 'claim', { taskId: NOBODY }, 'case.not-your-turn'],
  ...['nowhere', 'acceptance', 'correction', 'issue', 'review', 'constructor', '__proto__'].map((to) =>
    arrange(`back to “${to}”`, { kind: 'return', to, reason }, 'case.not-allowed'),
  ),
  arrange('back without a reason', { kind: 'return', to: 'acceptance', reason: ' ' }, 'request.invalid'),
  arrange('an answer nobody asked for', { kind: 'answer', agrees: true, opinion: '阅' }, 'case.not-allowed'),
  arrange('what was not delegated', { kind: 'recall' }, 'case.not-your-turn'),
  arrange('what was not asked', { kind: 'unask', sideTaskId: NOBODY }, 'case.not-allowed'),
  arrange('to nobody', { kind: 'delegate', officerId: NOBODY, reason }, 'case.colleague-unfit'),
  arrange('of nobody', { kind: 'ask', part: 'opinion', of: [], text: reason }, 'request.invalid'),
  arrange('by no way', { kind: 'forget' }, 'request.invalid'),
  ...[0, -1, 1.5, 366].map((count) =>
    proceed(`longer by ${count}`, { kind: 'extend', count, reason, basis: law }, 'request.invalid'),
  ),
  proceed(
    'longer by 365',
    { kind: 'extend', count: 365, reason, basis: law },
    'case.not-allowed',
    'supervisor',
  ),
  proceed('time that runs', { kind: 'resume' }, 'case.not-allowed'),
  proceed('what is open', { kind: 'reopen', reason, basis: law }, 'case.not-allowed', 'supervisor'),
  proceed('what is not the approver’s to end', { kind: 'terminate', reason, basis: law }, 'access.denied'),
  proceed('into nothing', { kind: 'merge', into: NOBODY, reason }, 'case.not-found'),
  proceed('with nothing', { kind: 'link', caseId: NOBODY }, 'case.not-found'),
  proceed(
    'by no law',
    { kind: 'terminate', reason, basis: { law: 'law:没有这部法#1' } },
    'case.act-incomplete',
    'supervisor',
  ),
]

test.each(asked)('%s is refused, and the case stays as it is', async (_what, path, body, code, who) => {
  const answer = await people[who ?? 'approver'].post(`/api/v1/cases/${caseId}/${path}`, {
    ...(path === 'procedure' ? {} : { taskId }),
    revision,
    ...body,
  })
  expect(answer.body).toMatchObject({ code })
  expect(await viewOf(people.approver, caseId)).toMatchObject({ revision, milestone: 'accepted' })
})

test('into itself and with itself a case is neither merged nor linked', async () => {
  for (const step of [
    { kind: 'merge', into: caseId, reason },
    { kind: 'link', caseId },
  ])
    expect(
      (await people.approver.post(`/api/v1/cases/${caseId}/procedure`, { revision, step })).body,
    ).toMatchObject({ code: 'case.not-allowed' })
})

const byOthers: [who: keyof typeof people, path: string, body: object, code: string][] = [
  // It is the approver's turn, not the acceptor's; to all others the case does not exist, or the way.
  ['acceptor', 'act', { action: 'grant', opinion: '同意' }, 'case.not-your-turn'],
  ['acceptor', 'claim', {}, 'case.not-your-turn'],
  ['neighbour', 'act', { action: 'grant', opinion: '同意' }, 'case.not-found'],
  ['neighbour', 'claim', {}, 'case.not-found'],
  ['neighbour', 'arrange', { step: { kind: 'recall' } }, 'case.not-found'],
  ['agent', 'act', { action: 'grant', opinion: '同意' }, 'access.denied'],
  ['agent', 'arrange', { step: { kind: 'recall' } }, 'access.denied'],
  ['stranger', 'withdraw', {}, 'case.not-found'],
  ['stranger', 'correct', { answers: {} }, 'case.not-found'],
  ['stranger', 'ask-review', {}, 'case.not-found'],
  ['stranger', 'urge', {}, 'case.not-found'],
  ['approver', 'withdraw', {}, 'access.denied'],
  ['approver', 'urge', {}, 'access.denied'],
  ['agent', 'correct', { answers: {} }, 'case.not-your-turn'],
  ['agent', 'ask-review', {}, 'case.not-allowed'],
  ['agent', 'rating', { grade: 5 }, 'rating.not-finished'],
  ['anonymous', 'act', { action: 'grant' }, 'access.sign-in-required'],
  ['anonymous', 'withdraw', {}, 'access.sign-in-required'],
]

test.each(byOthers)('%s cannot %s', async (who, path, body, code) => {
  const isOfficers = ['act', 'claim', 'arrange'].includes(path)
  const answer = await people[who].post(`/api/v1/cases/${caseId}/${path}`, {
    ...(path === 'rating' ? {} : { revision }),
    ...(isOfficers ? { taskId } : {}),
    ...body,
  })
  expect(answer.body).toMatchObject({ code })
  expect(await viewOf(people.approver, caseId)).toMatchObject({ revision })
})

test('a case of nobody and a case that is none are not found and not read', async () => {
  const withdraw = (id: string) => people.agent.post(`/api/v1/cases/${id}/withdraw`, { revision: 1 })
  expect((await withdraw(NOBODY)).body).toMatchObject({ code: 'case.not-found' })
  expect((await withdraw('constructor')).body).toMatchObject({ code: 'request.invalid' })
})

test('stopped and ended, a case refuses what went before', async () => {
  const proceedAt = async (step: object, who = people.approver) => {
    const seen = await viewOf(who, caseId)
    return who.post(`/api/v1/cases/${caseId}/procedure`, { step, revision: seen.revision })
  }
  const hearing = { kind: 'suspend', procedure: 'hearing', reason, basis: law, document: '听证通知书' }
  expect((await proceedAt(hearing)).status).toBe(200)
  expect((await proceedAt(hearing)).body).toMatchObject({ code: 'case.not-allowed' })
  const stopped = await viewOf(people.approver, caseId)
  expect((await actOn(people.approver, caseId, stopped, 'grant', { opinion: '同意' })).body).toMatchObject({
    code: 'case.not-allowed',
  })
  expect(
    (await people.agent.post(`/api/v1/cases/${caseId}/withdraw`, { revision: stopped.revision })).status,
  ).toBe(200)
  const ended = await viewOf(people.agent, caseId)
  expect(ended).toMatchObject({ status: 'closed', milestone: 'withdrawn', tasks: [] })
  expect(ended.clocks.filter(({ state }) => state === 'running' || state === 'stopped')).toEqual([])
  expect((await proceedAt({ kind: 'resume' })).body).toMatchObject({ code: 'case.closed' })
  expect((await proceedAt({ kind: 'reopen', reason, basis: law }, people.supervisor)).body).toMatchObject({
    code: 'case.not-allowed',
  })
  expect(
    (await people.agent.post(`/api/v1/cases/${caseId}/withdraw`, { revision: ended.revision })).body,
  ).toMatchObject({ code: 'case.closed' })
})
