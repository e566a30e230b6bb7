import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, FilingView } from '#contract'
import { createRelay } from '#modules/case'
import { createLedger } from '#modules/ledger'
import {
  callersOf,
  createWorld,
  handInRequired,
  pdfOf,
  seeCase,
  staffOf,
  takeAction,
  upload,
  type Caller,
  type Post,
  type World,
} from '#world'

const FIRM = '01900000-0000-7000-8000-000000000101'
const CODE = '2611-140702-04-01-100860'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let agent: Caller

beforeAll(async () => {
  // Monday 21 September 2026, 10:00 in China.
  world = await createWorld({ at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  agent = await city.as('firm-agent')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

/** Sessions end overnight. */
const later = async (days: number) => {
  world.clock.advance({ hours: 24 * days })
  agent = await city.as('firm-agent')
}
const of = (unit: string, role: Post['role'] = 'approver') => staff.on({ unit, role })
const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  const ledger = createLedger(world.platform)
  while ((await ledger.integrateOnce()) > 0);
}
const must = async (answer: Promise<{ status: number; body: object }>) => {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
}
async function draft(slug: string): Promise<FilingView> {
  const { status, body } = await agent.post('/api/v1/filings', { slug, subjectId: FIRM, fresh: true })
  if (status !== 200) throw new Error(`${slug}: ${JSON.stringify(body)}`)
  return body as unknown as FilingView
}
async function file(slug: string, answers: object, sheets: readonly string[] = []): Promise<string> {
  const begun = await draft(slug)
  await handInRequired(agent, begun)
  for (const slot of sheets)
    await must(upload(agent, { id: begun.id, slot, name: `${slot}-1.pdf` }, pdfOf(`${slot} 1`)))
  await must(agent.post(`/api/v1/filings/${begun.id}/submit`, { answers, declared: true }))
  await settle()
  return begun.id
}
async function act(who: Caller, id: string, action: string, extra: object = {}): Promise<void> {
  await must(takeAction(who, id, action, extra))
  await settle()
}
async function legOf(id: string, name: string): Promise<string> {
  const found = (await seeCase(agent, id)).legs.find((leg) => leg.name === name)?.case?.id
  if (!found) throw new Error(`the leg ${name} has no case`)
  return found
}
const stagesOf = async (who: Caller, id: string) =>
  (await seeCase(who, id)).tasks.map(({ stage }) => stage).toSorted()
const stateOf = async (id: string, name: string) =>
  (await seeCase(agent, id)).legs.find((leg) => leg.name === name)?.state

test('a project is registered at once under its code, and a code is one project’s', async () => {
  const answers = {
    projectName: '老味道中央厨房',
    projectCode: CODE,
    industry: 'food',
    site: '榆次区工业园区安宁街8号',
    floorArea: 5200,
    content: '新建一座中央厨房和冷库，附办公楼一栋。',
    investment: 2600,
    allowed: true,
  }
  const id = await file('investment-project-registration', answers)
  expect(await seeCase(agent, id)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
  const again = await file('investment-project-registration', { ...answers, projectName: '另一个项目' })
  const held = await seeCase(await of('development-reform'), again)
  expect(held).toMatchObject({ status: 'open', tasks: [{ stage: 'look' }] })
  expect(held.history.find(({ type }) => type === 'call-answered')?.opinion).toBe(`项目代码${CODE}已经登记过`)
})

const planning = {
  projectCode: CODE,
  floorArea: 5200,
  plotRatio: 1.2,
  height: 18,
  hasCivil: true,
  shelterArea: 240,
}

test('a stage that is filed before its time is not taken in, and says what is missing', async () => {
  const id = await file('project-planning', planning)
  const acceptor = await of('natural-resources', 'acceptor')
  const early = await seeCase(acceptor, id)
  expect(early.tasks.map(({ stage }) => stage)).toEqual(['too-early'])
  expect(early.history.find(({ type }) => type === 'call-answered')?.opinion).toBe(
    '还差：立项用地规划许可的建设用地规划许可',
  )
  await act(acceptor, id, 'again')
  expect(await stagesOf(acceptor, id)).toEqual(['too-early'])
  const why = { text: '用地规划许可还没有办', basis: { law: 'law:城乡规划法#40.2' } }
  await act(acceptor, id, 'not-accept', { opinion: '先办第一阶段', reasons: [why] })
  expect(await seeCase(agent, id)).toMatchObject({ status: 'closed', milestone: 'not-accepted' })
})

const drawings = { projectCode: CODE, designer: '山西晋中建筑设计院', structure: 'steel', hasCivil: true }
const sheets = ['defence']
let review: string

test('land first; then planning and the review of drawings side by side', async () => {
  const land = await file('project-land', { projectCode: CODE, landBy: 'granted', landArea: 8600 })
  await act(await of('natural-resources', 'acceptor'), land, 'accept')
  expect((await seeCase(agent, land)).milestone).toBe('accepted')
  await act(await of('natural-resources'), await legOf(land, 'permit'), 'grant', { opinion: '符合规划条件' })
  expect(await seeCase(agent, land)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })

  await later(1)
  const plan = await file('project-planning', planning)
  // Ahead of its stage.
  review = await file('joint-drawing-review', drawings, sheets)
  expect(await stagesOf(await of('housing-construction'), review)).toEqual(['defence', 'fire', 'structure'])
  await act(await of('natural-resources', 'acceptor'), plan, 'accept')
  expect(await stateOf(plan, 'permit')).toBe('running')
  expect(await stateOf(plan, 'shelter')).toBe('running')
  await act(await of('development-reform'), await legOf(plan, 'shelter'), 'grant', { opinion: '面积符合' })
  await act(await of('natural-resources'), await legOf(plan, 'permit'), 'grant', { opinion: '方案符合' })
  expect(await seeCase(agent, plan)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
})

test('everybody is heard, one notice goes out, and only whose drawings changed look again', async () => {
  const construction = await of('housing-construction')
  const defence = await of('development-reform')
  const taskOf = (view: CaseView, stage: string) => view.tasks.find((task) => task.stage === stage)
  const say = async (who: Caller, stage: string, action: string, opinion?: string) => {
    world.clock.advance({ minutes: 1 })
    const view = await seeCase(who, review)
    await must(
      who.post(`/api/v1/cases/${review}/act`, {
        taskId: taskOf(view, stage)?.id,
        revision: view.revision,
        action,
        ...(opinion ? { opinion } : {}),
      }),
    )
    await settle()
  }
  await say(construction, 'fire', 'comment', '疏散楼梯净宽不足1.1米')
  // One that objects stops nobody: all are heard first.
  expect(await stagesOf(construction, review)).toEqual(['defence', 'structure'])
  await say(construction, 'structure', 'pass')
  await say(defence, 'defence', 'comment', '口部防护门型号没有注明')
  const acceptor = await of('housing-construction', 'acceptor')
  const told = await seeCase(acceptor, review)
  expect(told.tasks.map(({ stage }) => stage)).toEqual(['notice'])
  expect(told.history.find(({ type }) => type === 'call-answered')?.opinion).toBe(
    '2方有意见：住建（消防）：疏散楼梯净宽不足1.1米；人防：口部防护门型号没有注明',
  )
  await act(acceptor, review, 'send', {
    corrections: [
      { item: '消防设计图', what: '疏散楼梯净宽不足1.1米', about: 'material:fire' },
      { item: '人防设计图', what: '口部防护门型号没有注明', about: 'material:defence' },
    ],
  })
  // The designer changes two sheets; the structure stands as it was passed.
  for (const slot of ['fire', 'defence'])
    await must(upload(agent, { id: review, slot, name: `${slot}-2.pdf` }, pdfOf(`${slot} 2`)))
  const { revision } = await seeCase(agent, review)
  await must(agent.post(`/api/v1/cases/${review}/correct`, { revision, answers: {}, note: '已改' }))
  await settle()
  expect(await stagesOf(construction, review)).toEqual(['defence', 'fire'])
  await say(construction, 'fire', 'comment', '二层还有一处没改')
  await say(defence, 'defence', 'pass')
  await act(acceptor, review, 'send', {
    corrections: [{ item: '建筑图和消防图', what: '二层疏散楼梯', about: 'material:architecture' }],
  })
  await must(upload(agent, { id: review, slot: 'architecture', name: 'a-2.pdf' }, pdfOf('architecture 2')))
  await must(
    agent.post(`/api/v1/cases/${review}/correct`, {
      revision: (await seeCase(agent, review)).revision,
      answers: {},
    }),
  )
  await settle()
  // The architectural sheet is everybody's: who had passed the older one looks again.
  expect(await stagesOf(construction, review)).toEqual(['defence', 'fire', 'structure'])
  await say(construction, 'structure', 'pass')
  await say(construction, 'fire', 'pass')
  await say(defence, 'defence', 'pass')
  await act(construction, review, 'grant', { opinion: '联合审查合格' })
  const closed = await seeCase(agent, review)
  expect(closed).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
  const printed = JSON.stringify((await agent.get(`/api/v1/certificates/${closed.certificates[0]?.id}`)).body)
  expect(printed).toContain('第3版')
  expect(printed).toMatch(/[0-9a-f]{64}/)
})

test('the construction stage takes the drawings that passed ahead, and gives the permit', async () => {
  const id = await file(
    'project-construction',
    {
      ...drawings,
      specialFire: false,
      builder: '晋中建工集团',
      supervisorFirm: '晋中监理公司',
      contractPrice: 2100,
      fundsReady: true,
    },
    ['architecture', 'structure', 'fire', 'contract'],
  )
  await act(await of('housing-construction', 'acceptor'), id, 'accept')
  expect(await stateOf(id, 'drawings')).toBe('skipped')
  await act(await of('housing-construction'), await legOf(id, 'permit'), 'grant', { opinion: '条件具备' })
  expect(await seeCase(agent, id)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
})

test('one joint visit, one notice, a second visit by those alone who were not content, then the filing', async () => {
  const completion = await file('project-completion', {
    projectCode: CODE,
    completedOn: '2026-09-20',
    builtArea: 5180,
    hasCivil: true,
    selfChecked: true,
  })
  const acceptor = await of('housing-construction', 'acceptor')
  const construction = await of('housing-construction')
  await act(acceptor, completion, 'accept')
  const visit = await legOf(completion, 'acceptance')
  await act(acceptor, visit, 'set', { answers: { visitOn: '2026-09-28' } })
  expect(await stagesOf(construction, visit)).toEqual(['defence', 'fire', 'planning', 'quality', 'records'])
  const say = async (who: Caller, stage: string, action: string, opinion?: string) => {
    const view = await seeCase(who, visit)
    const taskId = view.tasks.find((task) => task.stage === stage)?.id
    await must(
      who.post(`/api/v1/cases/${visit}/act`, {
        taskId,
        revision: view.revision,
        action,
        ...(opinion ? { opinion } : {}),
      }),
    )
    await settle()
  }
  for (const stage of ['quality', 'fire']) await say(construction, stage, 'pass')
  await say(construction, 'records', 'comment', '竣工图没有移交')
  await say(await of('natural-resources'), 'planning', 'pass')
  await say(await of('development-reform'), 'defence', 'pass')
  await act(acceptor, visit, 'send', { corrections: [{ item: '城建档案', what: '竣工图没有移交' }] })
  await must(
    agent.post(`/api/v1/cases/${visit}/correct`, {
      revision: (await seeCase(agent, visit)).revision,
      answers: {},
      note: '已移交',
    }),
  )
  await settle()
  await act(acceptor, visit, 'set', { answers: { visitOn: '2026-10-09' } })
  expect(await stagesOf(construction, visit)).toEqual(['records'])
  await say(construction, 'records', 'pass')
  await act(construction, visit, 'grant', { opinion: '联合验收通过' })
  await act(construction, await legOf(completion, 'filing'), 'grant', { opinion: '已备案' })
  expect(await seeCase(agent, completion)).toMatchObject({
    status: 'closed',
    decision: { outcome: 'granted' },
  })
})
