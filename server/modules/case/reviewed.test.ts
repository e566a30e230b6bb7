import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, CorrectionView, FilingView, InboxItem } from '#contract'
import { createLedger } from '#modules/ledger'
import { callersOf, createWorld, handInRequired, type Caller, type World } from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let people: Record<'agent' | 'acceptor' | 'approver' | 'neighbour' | 'stranger', Caller>
const firm = '01900000-0000-7000-8000-000000000101'

beforeAll(async () => {
  // Monday 21 September 2026, 10:00 in China.
  world = await createWorld({ at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  city = await callersOf(world)
  people = {
    agent: await city.as('firm-agent'),
    acceptor: await city.as('acceptor-yuci'),
    approver: await city.as('approver-yuci'),
    neighbour: await city.as('approver-shouyang'),
    stranger: await city.as('citizen'),
  }
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const view = async (who: Caller, id: string) =>
  (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView

async function act(who: Caller, id: string, action: string, extra: object = {}) {
  const { tasks, revision } = await view(who, id)
  return who.post(`/api/v1/cases/${id}/act`, { taskId: tasks[0]?.id, revision, action, ...extra })
}

test('a food-business licence is corrected, accepted and granted, with a deadline that skips the National Day holiday', async () => {
  const { agent, acceptor, approver, neighbour, stranger } = people
  const draft = (await agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: firm }))
    .body as unknown as FilingView
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    phone: '13912340000',
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  const missing = await agent.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { businessKind: '餐饮服务经营者' },
    declared: true,
  })
  expect(missing).toMatchObject({ status: 422, body: { code: 'filing.answers-invalid' } })
  const bare = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(bare.body).toMatchObject({
    code: 'filing.materials-missing',
    materials: [
      { id: 'layout', name: { zh: '主要设备设施布局、操作流程图' } },
      { id: 'rules', name: { zh: '食品安全规章制度目录' } },
    ],
  })
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(filed.body).toMatchObject({ outcome: 'pending' })
  const again = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(again.body).toMatchObject({ caseId: draft.id, repeated: true })

  const inbox = (await acceptor.get('/api/v1/inbox')).body as unknown as { items: InboxItem[] }
  expect(inbox.items.map((item) => item.caseId)).toContain(draft.id)
  expect((await neighbour.get(`/api/v1/cases/${draft.id}`)).body).toMatchObject({ code: 'case.not-found' })
  expect((await stranger.get(`/api/v1/cases/${draft.id}`)).body).toMatchObject({ code: 'case.not-found' })
  // The approver sees it, but it is not the approver's turn.
  expect((await act(approver, draft.id, 'accept')).body).toMatchObject({ code: 'case.not-your-turn' })

  expect((await act(acceptor, draft.id, 'request-correction')).body).toMatchObject({
    code: 'case.act-incomplete',
  })
  expect(
    (
      await act(acceptor, draft.id, 'request-correction', {
        corrections: [{ item: '布局流程图', what: '没有标出洗消区' }],
      })
    ).status,
  ).toBe(200)
  const waiting = await view(agent, draft.id)
  expect(waiting).toMatchObject({ milestone: 'correction-requested', corrections: [{ item: '布局流程图' }] })
  const path = `/api/v1/cases/${draft.id}/correction`
  // The form comes with what was filed; a phone typed otherwise than the account's no longer stands as its source has it.
  const asked = (await agent.get(path)).body as unknown as CorrectionView
  expect(asked).toMatchObject({
    number: waiting.number,
    revision: waiting.revision,
    values: { businessKind: '餐饮服务经营者', foodStaff: 6, phone: '13912340000', place: answers.place },
    corrections: [{ item: '布局流程图', what: '没有标出洗消区' }],
    clock: { name: 'correction', state: 'running' },
  })
  expect(asked.shown['entityName']).toMatchObject({ library: 'legal-entity' })
  expect(asked.shown['phone']).toBeUndefined()
  expect(asked.choices['place']).toEqual(draft.choices['place'])
  expect((await stranger.get(path)).body).toMatchObject({ code: 'case.not-found' })
  expect((await acceptor.get(path)).body).toMatchObject({ code: 'access.denied' })
  world.clock.advance({ hours: 3 })
  expect(
    (
      await agent.post(`/api/v1/cases/${draft.id}/correct`, {
        revision: waiting.revision,
        answers: { foodStaff: 7 },
        note: '已重画',
      })
    ).status,
  ).toBe(200)
  expect((await agent.get(path)).body).toMatchObject({ code: 'case.not-your-turn' })

  world.clock.set(Temporal.Instant.from('2026-09-28T02:00:00Z'))
  people = {
    ...people,
    acceptor: await city.as('acceptor-yuci'),
    approver: await city.as('approver-yuci'),
    agent: await city.as('firm-agent'),
  }
  expect((await act(people.acceptor, draft.id, 'accept', { opinion: '材料齐全' })).body).toMatchObject({
    milestone: 'accepted',
  })
  const accepted = await view(people.approver, draft.id)
  const statutory = accepted.clocks.find((clock) => clock.name === 'statutory')
  // Ten working days from Monday 28 September: the holiday of 1 to 7 October is left out, Saturday 10 October is worked.
  expect(statutory).toMatchObject({
    startedOn: '2026-09-28',
    count: 10,
    unit: 'working',
    due: '2026-10-16',
    provisional: false,
    state: 'running',
  })

  // Both saw the same revision.
  const decideOn = (given: object) =>
    people.approver.post(`/api/v1/cases/${draft.id}/act`, {
      taskId: accepted.tasks[0]?.id,
      revision: accepted.revision,
      ...given,
    })
  const [first, second] = await Promise.all([
    decideOn({ action: 'grant', opinion: '符合条件，准予' }),
    decideOn({
      action: 'refuse',
      opinion: '不准',
      reasons: [{ text: '不符', basis: { law: 'law:行政许可法#38' } }],
    }),
  ])
  expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409])
  const decided = await view(people.agent, draft.id)
  expect(decided.history.filter((entry) => entry.type === 'decided')).toHaveLength(1)
  expect(decided.clocks.every((clock) => clock.state === 'met')).toBe(true)
})

test('a granted licence is a file that proves itself, and one changed byte is found', async () => {
  const mother = '01900000-0000-7000-8000-000000000001'
  const son = await city.as('son')
  const draft = (await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: mother }))
    .body as unknown as FilingView
  await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card: draft.choices['card']?.[0]?.value },
    declared: true,
  })
  const [certificate] = (await view(son, draft.id)).certificates
  const early = await son.get(`/api/v1/certificates/${certificate?.id}/file`)
  expect(early.body).toMatchObject({ code: 'ledger.not-integrated' })
  const ledger = createLedger(world.platform)
  while ((await ledger.integrateOnce()) > 0);
  const file = await son.get(`/api/v1/certificates/${certificate?.id}/file`)
  expect(file.headers['content-type']).toBe('application/pdf')
  const anyone = city.anonymous()
  const verdict = async (bytes: Buffer) =>
    (
      (await anyone.post('/api/v1/verify', { file: bytes.toString('base64') })).body as unknown as {
        verdict: string
      }
    ).verdict
  expect(await verdict(file.bytes)).toBe('valid')
  const altered = Buffer.from(file.bytes)
  altered[Math.floor(altered.length / 2)] = (altered[Math.floor(altered.length / 2)] ?? 0) ^ 1
  expect(await verdict(altered)).toBe('altered')
  expect((await anyone.get(`/api/v1/verify/${certificate?.identifier}`)).body).toMatchObject({
    verdict: 'valid',
    holderMasked: '王*兰',
  })
  const receipt = await son.get(`/api/v1/cases/${draft.id}/proof`)
  expect(receipt.status).toBe(200)
  expect(await verdict(receipt.bytes)).toBe('valid')

  const approver = await city.as('approver-civil-yuci')
  const neighbour = await city.as('approver-shouyang')
  expect(
    (await neighbour.post(`/api/v1/certificates/${certificate?.id}/revoke`, { reason: '越权' })).body,
  ).toMatchObject({ code: 'certificate.not-found' })
  expect(
    (await approver.post(`/api/v1/certificates/${certificate?.id}/revoke`, { reason: '经核查不符合条件' }))
      .body,
  ).toMatchObject({ state: 'revoked' })
  expect(await verdict(file.bytes)).toBe('revoked')
  expect((await son.post(`/api/v1/cases/${draft.id}/rating`, { grade: 5, tags: ['simple'] })).status).toBe(
    200,
  )
  expect((await son.post(`/api/v1/cases/${draft.id}/rating`, { grade: 1 })).body).toMatchObject({
    code: 'rating.already',
  })
})
