import { afterAll, expect, test } from 'vitest'
import type { ProjectSummary, ProjectView } from '#contract'
import { pdfOf, projectCity, seeCase, upload } from '#world'

const CODE = '2611-140702-04-01-100860'
// Monday 21 September 2026, 10:00 in China.
const project = await projectCity('2026-09-21T02:00:00Z')
const {
  agent,
  act,
  correct,
  file,
  later,
  legOf,
  of,
  say,
  stagesOf,
  stateOf,
  city,
  staff,
  submit,
  settle,
  must,
} = project
afterAll(project.close)

const registration = {
  projectName: '老味道中央厨房',
  projectCode: CODE,
  industry: 'food',
  site: '榆次区工业园区安宁街8号',
  floorArea: 5200,
  content: '新建一座中央厨房和冷库，附办公楼一栋。',
  investment: 2600,
  allowed: true,
}

test('a project is registered at once under its code, and a code is one project’s', async () => {
  const id = await file('investment-project-registration', registration)
  expect(await seeCase(agent(), id)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
  const again = await file('investment-project-registration', { ...registration, projectName: '另一个项目' })
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
  expect(await seeCase(agent(), id)).toMatchObject({ status: 'closed', milestone: 'not-accepted' })
})

const drawings = { projectCode: CODE, designer: '山西晋中建筑设计院', structure: 'steel', hasCivil: true }
const sheets = ['defence']
let review: string

test('land first; then planning and the review of drawings side by side', async () => {
  const land = await file('project-land', { projectCode: CODE, landBy: 'granted', landArea: 8600 })
  await act(await of('natural-resources', 'acceptor'), land, 'accept')
  expect((await seeCase(agent(), land)).milestone).toBe('accepted')
  await act(await of('natural-resources'), await legOf(land, 'permit'), 'grant', { opinion: '符合规划条件' })
  expect(await seeCase(agent(), land)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })

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
  expect(await seeCase(agent(), plan)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
})

test('everybody is heard, one notice goes out, and only whose drawings changed look again', async () => {
  const construction = await of('housing-construction')
  const defence = await of('development-reform')
  await say(construction, review, 'fire', 'comment', '疏散楼梯净宽不足1.1米')
  // What is looked at stays as it is until the notice is out.
  const meanwhile = await upload(
    agent(),
    { id: review, slot: 'fire', name: 'fire-x.pdf' },
    pdfOf('fire in between'),
  )
  expect(meanwhile.status).toBe(409)
  // One that objects stops nobody: all are heard first.
  expect(await stagesOf(construction, review)).toEqual(['defence', 'structure'])
  await say(construction, review, 'structure', 'pass')
  await say(defence, review, 'defence', 'comment', '口部防护门型号没有注明')
  const acceptor = await of('housing-construction', 'acceptor')
  const told = await seeCase(acceptor, review)
  expect(told.tasks.map(({ stage }) => stage)).toEqual(['notice'])
  expect(told.history.find(({ type }) => type === 'call-answered')?.opinion).toBe(
    '2方有意见：住建（消防）：疏散楼梯净宽不足1.1米；人防：口部防护门型号没有注明',
  )
  // The notice is written already: each reviewer, what they want changed, and the article.
  const [proposed] = told.findings.flatMap(({ corrections }) => (corrections ? [corrections] : []))
  expect(proposed).toMatchObject([
    {
      item: expect.stringMatching(/^住建（消防）（.*住房和城乡建设局）$/) as string,
      what: '疏散楼梯净宽不足1.1米。依据：《优化营商环境条例》第四十二条第一款',
    },
    { what: '口部防护门型号没有注明。依据：《优化营商环境条例》第四十二条第一款' },
  ])
  await act(acceptor, review, 'send', { corrections: proposed })
  // What was sent is an act of the case, for the firm to see and to prove; a notice that is out is proposed no more.
  expect((await seeCase(agent(), review)).corrections).toEqual(proposed)
  expect((await seeCase(construction, review)).findings.some((each) => each.corrections)).toBe(false)
  // The designer changes two sheets; the structure stands as it was passed.
  await correct(review, ['fire', 'defence'], 2)
  expect(await stagesOf(construction, review)).toEqual(['defence', 'fire'])
  await say(construction, review, 'fire', 'comment', '二层还有一处没改')
  await say(defence, review, 'defence', 'pass')
  await act(acceptor, review, 'send', {
    corrections: [{ item: '建筑图和消防图', what: '二层疏散楼梯', about: 'material:architecture' }],
  })
  await correct(review, ['architecture'], 2)
  // The architectural sheet is everybody's: who had passed the older one looks again.
  expect(await stagesOf(construction, review)).toEqual(['defence', 'fire', 'structure'])
  await say(construction, review, 'structure', 'pass')
  await say(construction, review, 'fire', 'pass')
  await say(defence, review, 'defence', 'pass')
  await act(construction, review, 'grant', { opinion: '联合审查合格' })
  const closed = await seeCase(agent(), review)
  expect(closed).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
  const printed = JSON.stringify(
    (await agent().get(`/api/v1/certificates/${closed.certificates[0]?.id}`)).body,
  )
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
  expect(await seeCase(agent(), id)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
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
  for (const stage of ['quality', 'fire']) await say(construction, visit, stage, 'pass')
  await say(construction, visit, 'records', 'comment', '竣工图没有移交')
  await say(await of('natural-resources'), visit, 'planning', 'pass')
  await say(await of('development-reform'), visit, 'defence', 'pass')
  await act(acceptor, visit, 'send', { corrections: [{ item: '城建档案', what: '竣工图没有移交' }] })
  await correct(visit, [], 2)
  await act(acceptor, visit, 'set', { answers: { visitOn: '2026-10-09' } })
  expect(await stagesOf(construction, visit)).toEqual(['records'])
  await say(construction, visit, 'records', 'pass')
  await act(construction, visit, 'grant', { opinion: '联合验收通过' })
  await act(construction, await legOf(completion, 'filing'), 'grant', { opinion: '已备案' })
  expect(await seeCase(agent(), completion)).toMatchObject({
    status: 'closed',
    decision: { outcome: 'granted' },
  })
})

const SECOND = CODE.replace(/\d{6}$/, '100862')

test('of two filings of one stage at once one is taken in; a filing stays with its project', async () => {
  await file('investment-project-registration', {
    ...registration,
    projectCode: SECOND,
    projectName: '老味道二期',
  })
  const land = { projectCode: SECOND, landBy: 'granted', landArea: 8600 }
  const both = [await submit('project-land', land), await submit('project-land', land)]
  await settle()
  const acceptor = await of('natural-resources', 'acceptor')
  const stages = await Promise.all(both.map((id) => stagesOf(acceptor, id)))
  expect(stages.flat().filter((stage) => stage === 'too-early')).toHaveLength(1)
  const [first = '', second = ''] = stages[0]?.includes('too-early') ? both.toReversed() : both
  expect(
    (await seeCase(acceptor, second)).history.find(({ type }) => type === 'call-answered')?.opinion,
  ).toBe(`这一阶段已经申报过：${(await seeCase(acceptor, first)).number}`)
  const why = { text: '重复申报', basis: { law: 'law:行政许可法#32.1' } }
  await act(acceptor, second, 'not-accept', { opinion: '已经在办', reasons: [why] })
})

test('a leg that is refused leaves the stage to be filed anew, and nothing after it opens', async () => {
  const acceptor = await of('natural-resources', 'acceptor')
  const stateOfLand = async () =>
    ((await agent().get(`/api/v1/projects/${SECOND}`)).body as unknown as ProjectView).stages[0]
  const first = (await stateOfLand())?.case?.id ?? ''
  await act(acceptor, first, 'accept')
  const why = { text: '不符合控制性详细规划', basis: { law: 'law:城乡规划法#38.3' } }
  await act(await of('natural-resources'), await legOf(first, 'permit'), 'refuse', {
    opinion: '不符合规划',
    reasons: [why],
  })
  await act(await of('natural-resources'), first, 'conclude', { opinion: '没有办成', reasons: [why] })
  expect((await stateOfLand())?.state).toBe('refused')
  const early = await file('project-planning', { ...planning, projectCode: SECOND })
  expect(await stagesOf(acceptor, early)).toEqual(['too-early'])
  const anew = await file('project-land', { projectCode: SECOND, landBy: 'granted', landArea: 8600 })
  expect(await stagesOf(acceptor, anew)).toEqual(['acceptance'])
  expect((await stateOfLand())?.state).toBe('running')
  // Corrections may not carry it over to another project.
  await act(acceptor, anew, 'request-correction', { corrections: [{ item: '用地', what: '写清四至' }] })
  const { revision } = await seeCase(agent(), anew)
  await must(
    agent().post(`/api/v1/cases/${anew}/correct`, { revision, answers: { projectCode: CODE }, note: '已改' }),
  )
  await settle()
  expect(await stagesOf(acceptor, anew)).toEqual(['too-early'])
  expect((await seeCase(acceptor, anew)).history.find(({ type }) => type === 'call-answered')?.opinion).toBe(
    `这件是项目${SECOND}的，不能改到别的项目`,
  )
})

test('the firm sees its project on one page: stages, one clock, drawings with who passed which version', async () => {
  const { status, body } = await agent().get(`/api/v1/projects/${CODE}`)
  expect(status).toBe(200)
  const view = body as unknown as ProjectView
  expect(view.stages.map(({ name, state }) => [name, state])).toEqual([
    ['land', 'granted'],
    ['planning', 'granted'],
    ['construction', 'granted'],
    ['completion', 'granted'],
  ])
  expect(view.clock).toMatchObject({ count: 120, basis: { verified: false } })
  expect(view.clock.days).toBeLessThanOrEqual(2)
  expect(
    view.drawings.map(({ version, verdicts }) => [version, verdicts.map(({ passed }) => passed)]),
  ).toEqual([
    [3, [true, true, true]],
    [2, [false, true]],
    [1, [false, true, false]],
  ])
  const changed = view.drawings[0]?.sheets.filter(({ isChanged }) => isChanged)
  expect(changed?.map(({ name }) => name)).toEqual(['建筑总图和施工图'])
  expect(view.visits.map(({ round, passed }) => [round, passed])[0]).toEqual([2, true])
  const { projects } = (await agent().get('/api/v1/projects/mine')).body as unknown as {
    projects: ProjectSummary[]
  }
  expect(projects.map(({ code }) => code)).toEqual([SECOND, CODE])
})

test('officers of the region see all its projects; a stranger and another county see none', async () => {
  const supervisor = await of('approval-bureau', 'supervisor')
  const { projects } = (await supervisor.get('/api/v1/projects')).body as unknown as {
    projects: ProjectSummary[]
  }
  expect(projects).toMatchObject([
    { code: SECOND },
    { code: CODE, name: '老味道中央厨房', slowest: null, risk: 'on-time' },
  ])
  const shouyang = await staff.on({ unit: 'approval-bureau', region: '140725', role: 'approver' })
  expect((await shouyang.get('/api/v1/projects')).body).toEqual({ projects: [] })
  for (const stranger of [shouyang, await city.as('citizen')])
    expect((await stranger.get(`/api/v1/projects/${CODE}`)).body).toMatchObject({ code: 'project.not-found' })
  expect((await (await city.as('citizen')).get('/api/v1/projects')).status).toBe(403)
  expect((await city.anonymous().get('/api/v1/projects/mine')).status).toBe(401)
})
