import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleagues } from '#contract'
import { unitId } from '#modules/organization'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { createRelay } from './relay.ts'
import { actOn, arrange, fileLicence, inboxOf, officerIdOf, sideTaskOf, viewOf } from './licence.fixture.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
const names = {
  agent: 'firm-agent',
  acceptor: 'acceptor-yuci',
  approver: 'approver-yuci',
  deputy: 'approver-yuci-deputy',
  civil: 'approver-civil-yuci',
  neighbour: 'approver-shouyang',
  supervisor: 'supervisor',
  mayor: 'mayor',
} as const
let people: Record<keyof typeof names, Caller>
let ids: Record<'approver' | 'deputy' | 'civil' | 'neighbour' | 'mayor', string>
const civilAffairs = unitId('140702', 'civil-affairs')

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  const signedIn = await Promise.all(Object.values(names).map(city.as))
  people = Object.fromEntries(Object.keys(names).map((key, index) => [key, signedIn[index]])) as typeof people
  ids = Object.fromEntries(
    await Promise.all(
      (['approver', 'deputy', 'civil', 'neighbour', 'mayor'] as const).map(async (key) => [
        key,
        await officerIdOf(people[key]),
      ]),
    ),
  ) as typeof ids
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

/** A licence that was accepted and is to be decided. */
async function accepted(): Promise<string> {
  const id = await fileLicence(people.agent)
  expect((await actOn(people.acceptor, id, 'accept')).status).toBe(200)
  return id
}

const toDeputy = () =>
  ({ kind: 'transfer', to: { kind: 'officer', officerId: ids.deputy }, reason: '专业对口' }) as const

test('a task is transferred to a colleague by name: theirs alone, told to them, and told in the history', async () => {
  const { approver, deputy, agent, acceptor } = people
  const id = await accepted()
  expect((await arrange(approver, id, toDeputy())).status).toBe(200)
  expect((await viewOf(approver, id)).tasks[0]).toMatchObject({
    mine: false,
    named: true,
    officerId: ids.deputy,
    may: { transfer: false, claim: false },
  })
  expect((await viewOf(deputy, id)).tasks[0]).toMatchObject({
    mine: true,
    named: true,
    may: { claim: false },
  })
  expect((await inboxOf(deputy)).find(({ caseId }) => caseId === id)).toMatchObject({ mine: true })
  expect((await inboxOf(approver)).map(({ caseId }) => caseId)).not.toContain(id)
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).body.code).toBe('case.not-your-turn')
  expect((await viewOf(acceptor, id)).history[0]).toMatchObject({
    type: 'transferred',
    opinion: '专业对口',
  })
  // In whose hands it is put is the officers' own affair.
  expect((await viewOf(agent, id)).history.map(({ type }) => type)).not.toContain('transferred')
  await city.composition.http.ready()
  await settleNotices()
  expect(
    (await notices(deputy)).some(({ kind, caseId }) => kind === 'task.transferred' && caseId === id),
  ).toBe(true)
  expect((await actOn(deputy, id, 'grant', { opinion: '准予' })).status).toBe(200)
})

test('a task is transferred only to who may take it today', async () => {
  const { approver, acceptor, neighbour, mayor, agent } = people
  const id = await accepted()
  const give = (to: object) =>
    arrange(approver, id, { kind: 'transfer', to: to as never, reason: '转办' }).then(({ body }) => body.code)
  // Oneself, another county, a role the task does not ask for, nobody, one's own unit, a unit where nobody has the role.
  expect(await give({ kind: 'officer', officerId: ids.approver })).toBe('case.colleague-unfit')
  expect(await give({ kind: 'officer', officerId: ids.neighbour })).toBe('case.colleague-unfit')
  expect(await give({ kind: 'officer', officerId: await officerIdOf(acceptor) })).toBe('case.colleague-unfit')
  expect(await give({ kind: 'officer', officerId: '01900000-0000-7000-8000-00000000ffff' })).toBe(
    'case.colleague-unfit',
  )
  const bureau = unitId('140702', 'approval-bureau')
  expect(await give({ kind: 'unit-role', unitId: bureau, role: 'approver' })).toBe('case.colleague-unfit')
  expect(await give({ kind: 'unit-role', unitId: civilAffairs, role: 'leader' })).toBe('case.colleague-unfit')
  expect(await give({ kind: 'unit-role', unitId: unitId('140725', 'civil-affairs'), role: 'approver' })).toBe(
    'case.colleague-unfit',
  )
  await world.owner
    .read`update organization.holding set valid_to = '2026-11-18' where officer_id = ${ids.deputy}`
  expect(await give({ kind: 'officer', officerId: ids.deputy })).toBe('case.colleague-unfit')
  await world.owner.read`update organization.holding set valid_to = null where officer_id = ${ids.deputy}`

  // Whoever has nothing to do with it.
  expect((await arrange(acceptor, id, toDeputy())).body.code).toBe('case.not-your-turn')
  const { tasks, revision } = await viewOf(approver, id)
  const path = `/api/v1/cases/${id}/arrange`
  const body = { taskId: tasks[0]?.id, revision, step: toDeputy() }
  expect((await neighbour.post(path, body)).body.code).toBe('case.not-found')
  expect((await people.civil.post(path, body)).body.code).toBe('case.not-found')
  expect((await mayor.post(path, body)).body.code).toBe('case.not-your-turn')
  expect((await people.supervisor.post(path, body)).body.code).toBe('access.denied')
  expect((await agent.post(path, body)).body.code).toBe('access.denied')
  expect((await approver.post(path, { ...body, revision: revision - 1 })).body.code).toBe('case.stale')
  expect((await viewOf(approver, id)).revision).toBe(revision)
})

test('a task given to another unit is its people’s, who see the case then and afterwards', async () => {
  const { approver, civil } = people
  const id = await accepted()
  expect((await civil.get(`/api/v1/cases/${id}`)).body.code).toBe('case.not-found')
  expect(
    (
      await arrange(approver, id, {
        kind: 'transfer',
        to: { kind: 'unit-role', unitId: civilAffairs, role: 'approver' },
        reason: '由民政局办',
      })
    ).status,
  ).toBe(200)
  expect((await inboxOf(civil)).map(({ caseId }) => caseId)).toContain(id)
  expect((await viewOf(civil, id)).tasks[0]).toMatchObject({ mine: true })
  expect((await actOn(civil, id, 'grant', { opinion: '准予' })).status).toBe(200)
  expect((await viewOf(civil, id)).decision).toMatchObject({ outcome: 'granted' })
})

test('whoever was named and leaves the post leaves the task to those who hold it', async () => {
  const { approver, deputy } = people
  const id = await accepted()
  await arrange(approver, id, toDeputy())
  const [row] = await world.owner.read<[{ id: string }]>`
    update organization.holding set valid_to = '2026-11-18' where officer_id = ${ids.deputy} returning id`
  expect((await viewOf(approver, id)).tasks[0]).toMatchObject({ mine: true, officerId: null, named: false })
  expect((await inboxOf(approver)).find(({ caseId }) => caseId === id)).toMatchObject({ mine: true })
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).status).toBe(200)
  await world.owner.read`update organization.holding set valid_to = null where id = ${row.id}`
  expect((await viewOf(deputy, id)).status).toBe('closed')
})

test('a delegate acts in the other’s name; the task is taken back, or given back', async () => {
  const { approver, deputy, acceptor } = people
  const id = await accepted()
  const delegate = { kind: 'delegate', officerId: ids.deputy, reason: '外出开会' } as const
  expect((await arrange(approver, id, { ...delegate, officerId: ids.civil })).body.code).toBe(
    'case.colleague-unfit',
  )
  expect((await arrange(approver, id, delegate)).status).toBe(200)
  expect((await viewOf(deputy, id)).tasks[0]).toMatchObject({
    mine: true,
    onBehalfOf: { id: ids.approver },
    may: { recall: false, release: true },
  })
  expect((await inboxOf(deputy)).find(({ caseId }) => caseId === id)).toMatchObject({ delegated: true })
  expect((await viewOf(approver, id)).tasks[0]).toMatchObject({ mine: false, may: { recall: true } })
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).body.code).toBe('case.claimed')
  expect((await arrange(acceptor, id, { kind: 'recall' })).body.code).toBe('case.not-your-turn')
  expect((await arrange(approver, id, { kind: 'recall' })).status).toBe(200)
  expect((await viewOf(approver, id)).tasks[0]).toMatchObject({ mine: true, onBehalfOf: null })
  expect((await arrange(approver, id, { kind: 'recall' })).body.code).toBe('case.not-your-turn')

  await arrange(approver, id, delegate)
  const seen = await viewOf(deputy, id)
  const task = { taskId: seen.tasks[0]?.id, revision: seen.revision }
  expect((await deputy.post(`/api/v1/cases/${id}/release`, task)).status).toBe(200)
  const back = await viewOf(approver, id)
  expect(back.tasks[0]).toMatchObject({ officerId: ids.approver, mine: true, onBehalfOf: null })
  expect(back.history[0]).toMatchObject({ type: 'given-back' })

  await arrange(approver, id, delegate)
  expect((await actOn(deputy, id, 'grant', { opinion: '准予' })).status).toBe(200)
  const granted = await viewOf(acceptor, id)
  const approverName = back.tasks[0]?.officerName
  expect(granted.history.find(({ type }) => type === 'acted')).toMatchObject({ onBehalfOf: approverName })
})

test('what is asked before the act is waited for, an opinion is not, and who was asked is seen', async () => {
  const { approver, civil, deputy, agent } = people
  const id = await accepted()
  const ask = (part: 'sign-before' | 'opinion' | 'support', text: string) =>
    arrange(approver, id, {
      kind: 'ask',
      part,
      of: [
        part === 'support'
          ? { kind: 'unit-role', unitId: civilAffairs, role: 'approver' }
          : { kind: 'officer', officerId: ids.deputy },
      ],
      text,
    })
  expect((await ask('opinion', '请看布局')).status).toBe(200)
  expect((await ask('support', '请核对社会救助情况')).status).toBe(200)
  const waiting = await viewOf(approver, id)
  expect(waiting.tasks).toMatchObject([
    { beside: [{ part: 'opinion' }, { part: 'support', unitName: expect.stringContaining('民政') }] },
    { side: { part: 'opinion', asked: '请看布局' }, mine: false },
    { side: { part: 'support' }, mine: false },
  ])
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).body.code).toBe('case.waits-for-others')
  // The applicant's side sees the stage and nothing of what is asked beside it.
  const own = await viewOf(agent, id)
  expect(own.tasks).toHaveLength(1)
  expect(JSON.stringify(own)).not.toContain('请看布局')

  expect((await inboxOf(civil)).find(({ caseId }) => caseId === id)).toMatchObject({
    part: 'support',
    asked: '请核对社会救助情况',
    mine: true,
  })
  const side = await sideTaskOf(civil, id)
  const answer = { kind: 'answer', agrees: true, opinion: '情况属实' } as const
  // A side task is only answered, and only by who was asked.
  expect(
    (await arrange(civil, id, { kind: 'return', to: 'acceptance', reason: '退' }, { taskId: side })).body
      .code,
  ).toBe('case.not-allowed')
  expect((await arrange(deputy, id, answer, { taskId: side })).body.code).toBe('case.not-your-turn')
  expect((await arrange(civil, id, answer, { taskId: side })).status).toBe(200)
  expect((await arrange(civil, id, answer, { taskId: side })).body.code).toBe('case.not-your-turn')
  expect((await viewOf(civil, id)).id).toBe(id)
  const answered = (await viewOf(approver, id)).tasks[0]?.beside[1]
  expect(answered?.answer).toMatchObject({ agrees: true, opinion: '情况属实' })
  await settleNotices()
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).status).toBe(200)
  // The opinion was not waited for; it is over with its task.
  expect((await viewOf(approver, id)).tasks).toEqual([])
})

test('what was asked is taken back, and then nothing waits for it', async () => {
  const { approver, deputy } = people
  const id = await accepted()
  const of = [{ kind: 'officer', officerId: ids.deputy } as const]
  await arrange(approver, id, { kind: 'ask', part: 'sign-before', of, text: '请先签' })
  const sideTaskId = (await viewOf(approver, id)).tasks[1]?.id ?? ''
  expect((await arrange(deputy, id, { kind: 'unask', sideTaskId }, { taskId: sideTaskId })).body.code).toBe(
    'case.not-allowed',
  )
  expect((await arrange(approver, id, { kind: 'unask', sideTaskId })).status).toBe(200)
  expect((await viewOf(approver, id)).tasks).toMatchObject([{ beside: [{ takenBack: true }] }])
  expect((await viewOf(approver, id)).history[0]).toMatchObject({ type: 'unasked' })
  expect((await arrange(approver, id, { kind: 'unask', sideTaskId })).body.code).toBe('case.not-allowed')
})

test('a leader signs after the act: one who does not sign sends it back, one who does carries it out', async () => {
  const { approver, mayor, supervisor } = people
  const id = await accepted()
  const of = [{ kind: 'officer', officerId: ids.mayor } as const]
  const ask = () => arrange(approver, id, { kind: 'ask', part: 'sign-after', of, text: '请签批' })
  await ask()
  expect((await viewOf(approver, id)).tasks[0]?.signers).toMatchObject([{ asked: '请签批' }])
  expect((await actOn(approver, id, 'grant', { opinion: '准予' })).body.milestone).toBe('accepted')
  const held = await viewOf(approver, id)
  expect(held.tasks[0]).toMatchObject({
    held: { opinion: '准予' },
    may: { transfer: false, ask: false, returns: [] },
  })
  expect((await arrange(approver, id, toDeputy())).body.code).toBe('case.waits-for-others')
  expect((await inboxOf(mayor)).find(({ caseId }) => caseId === id)).toMatchObject({ part: 'sign-after' })
  const sign = async (agrees: boolean, opinion: string) =>
    arrange(mayor, id, { kind: 'answer', agrees, opinion }, { taskId: await sideTaskOf(mayor, id) })
  expect((await sign(false, '再核实')).status).toBe(200)
  expect((await viewOf(approver, id)).tasks[0]).toMatchObject({ held: null, mine: true })

  await ask()
  await actOn(approver, id, 'grant', { opinion: '核实后准予' })
  expect((await sign(true, '同意')).status).toBe(200)
  expect(await viewOf(supervisor, id)).toMatchObject({
    status: 'closed',
    decision: { outcome: 'granted', opinion: '核实后准予' },
  })
})

test('a case goes back only to a stage it has been in since it was accepted', async () => {
  const { approver } = people
  const id = await accepted()
  const back = (to: string) => arrange(approver, id, { kind: 'return', to, reason: '再看' })
  expect((await viewOf(approver, id)).tasks[0]?.may.returns).toEqual([])
  for (const to of ['acceptance', 'review', 'issue', 'nowhere', 'constructor'])
    expect((await back(to)).body.code, to).toBe('case.not-allowed')
  const before = await fileLicence(people.agent)
  const seen = await viewOf(people.acceptor, before)
  expect(seen.tasks[0]?.may.returns.map(({ stage }) => stage)).toEqual(['precheck'])
  expect(
    (await arrange(people.acceptor, before, { kind: 'return', to: 'precheck', reason: '资料已更新' })).status,
  ).toBe(200)
  const again = await viewOf(people.acceptor, before)
  expect(again.tasks[0]?.id).not.toBe(seen.tasks[0]?.id)
  expect(again.history.find(({ type }) => type === 'returned')).toMatchObject({
    stage: { zh: '受理' },
    toStage: { zh: '规则预审' },
    opinion: '资料已更新',
  })
})

test('of two officers who arrange one task at once, one is heard', async () => {
  const { approver, deputy } = people
  const id = await accepted()
  const { tasks, revision } = await viewOf(approver, id)
  const at = { taskId: tasks[0]?.id, revision }
  const answers = await Promise.all([
    arrange(approver, id, toDeputy(), at),
    arrange(
      deputy,
      id,
      { kind: 'transfer', to: { kind: 'officer', officerId: ids.approver }, reason: '不归我' },
      at,
    ),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('colleagues are those within reach today, with nothing of them but name, post and unit', async () => {
  const { approver, agent, supervisor } = people
  const ask = async (who: Caller, query: string) =>
    (await who.get(`/api/v1/colleagues?${query}`)).body as unknown as Colleagues
  const own = await ask(approver, 'for=delegate')
  expect(own.people.map(({ officerId }) => officerId)).toContain(ids.deputy)
  expect(new Set(own.people.map(({ unitId: unit }) => unit))).toEqual(
    new Set([unitId('140702', 'approval-bureau')]),
  )
  expect(own.unitRoles).toEqual([])
  expect(own.people.map(({ officerId }) => officerId)).not.toContain(ids.approver)

  const wide = await ask(approver, 'for=transfer&role=approver')
  expect(wide.people[0]?.officerId).toBe(ids.deputy)
  expect(new Set(wide.people.map(({ role }) => role))).toEqual(new Set(['approver']))
  const county = await ask(approver, `for=transfer&role=approver&q=${encodeURIComponent('民政')}`)
  expect(county.people.map(({ officerId }) => officerId)).toContain(ids.civil)
  expect(county.unitRoles).toContainEqual(
    expect.objectContaining({ unitId: civilAffairs, role: 'approver', holders: 1 }),
  )
  expect(county.unitRoles.map(({ unitId: unit }) => unit)).not.toContain(unitId('140725', 'civil-affairs'))
  expect(Object.keys(county.people[0] ?? {}).toSorted()).toEqual(
    ['awayUntil', 'name', 'officerId', 'post', 'regionName', 'role', 'unitId', 'unitName'].toSorted(),
  )
  expect((await ask(approver, 'for=ask&q=%25')).people).toEqual([])
  expect((await agent.get('/api/v1/colleagues?for=ask')).body.code).toBe('access.denied')
  expect((await supervisor.get('/api/v1/colleagues?for=ask')).body.code).toBe('access.denied')
})

async function notices(who: Caller): Promise<{ kind: string; caseId: string }[]> {
  return (
    (await who.get('/api/v1/notices')).body as unknown as { notices: { kind: string; caseId: string }[] }
  ).notices
}

async function settleNotices() {
  await createRelay(world.platform).runOnce()
}
