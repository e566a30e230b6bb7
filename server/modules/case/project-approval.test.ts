import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, fileWork, seeCase, staffOf, takeAction, type Post, type World } from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
const of = (unit: string, role: Post['role'] = 'approver'): Post => ({ unit, region: '140700', role })
const builder = of('health', 'acceptor')
const project = {
  project: '市第二人民医院感染楼',
  kind: 'building',
  site: '榆次区龙湖大街',
  content: '地上六层，建筑面积一万二千平方米，床位一百五十张。',
  investment: 9800,
  funds: 'bond',
  startOn: '2027-04-01',
}
const four = ['development-reform', 'natural-resources', 'ecology-environment', 'finance']
const reasons = [{ text: '占用基本农田', basis: { law: 'law:土地管理法#35' } }]

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const accepted = async () => {
  const id = await fileWork(await staff.on(builder), 'project-approval', project)
  await takeAction(await staff.on(of('development-reform', 'acceptor')), id, 'accept')
  return id
}
const pass = async (id: string, units: readonly string[]) => {
  for (const unit of units)
    expect((await takeAction(await staff.on(of(unit)), id, 'pass', { opinion: '同意' })).status).toBe(200)
}

test('four departments review at once; one refusal ends it, with that department’s reasons', async () => {
  const id = await accepted()
  const view = await seeCase(await staff.on(of('development-reform')), id)
  expect(new Set(view.tasks.map(({ unitName }) => unitName))).toEqual(
    new Set(['晋中市发展和改革委员会', '晋中市规划和自然资源局', '晋中市生态环境局', '晋中市财政局']),
  )
  await pass(id, ['finance', 'development-reform'])
  const ecology = await staff.on(of('ecology-environment'))
  const before = await seeCase(ecology, id)
  const refused = await takeAction(await staff.on(of('natural-resources')), id, 'refuse', {
    opinion: '不符合规划',
    reasons,
  })
  expect(refused.body).toMatchObject({ status: 'closed' })
  const ended = await seeCase(await staff.on(builder), id)
  expect(ended).toMatchObject({
    decision: {
      outcome: 'refused',
      automatic: false,
      opinion: '不符合规划',
      reasons: [{ text: '占用基本农田' }],
    },
    tasks: [],
  })
  // What another had not looked at yet is nobody's turn any more.
  const late = await ecology.post(`/api/v1/cases/${id}/act`, {
    taskId: before.tasks.find(({ mine }) => mine)?.id,
    revision: ended.revision,
    action: 'pass',
    opinion: '同意',
  })
  expect(late.body).toMatchObject({ code: 'case.closed' })
})

test('approved, the drawings are reviewed jointly and redrawn once, the work accepted jointly after mending', async () => {
  const id = await accepted()
  await pass(id, four)
  const approved = await takeAction(await staff.on(of('development-reform')), id, 'approve', {
    opinion: '同意建设',
    answers: { approvalNumber: '市发改审〔2026〕88号' },
  })
  expect(approved.body).toMatchObject({ milestone: 'decided', stage: 'drawings' })
  const draw = async (drawings: string) =>
    takeAction(await staff.on(builder), id, 'submit', { answers: { drawings } })
  await draw('S-2026-01至40')
  await takeAction(await staff.on(of('housing-construction')), id, 'pass')
  const failed = await takeAction(await staff.on(of('fire-rescue')), id, 'fail', { opinion: '疏散宽度不够' })
  expect(failed.body).toMatchObject({ stage: 'drawings' })
  await draw('S-2026-01至40（改）')
  await takeAction(await staff.on(of('fire-rescue')), id, 'pass')
  await takeAction(await staff.on(of('housing-construction')), id, 'pass')
  const completed = await takeAction(await staff.on(builder), id, 'complete', {
    answers: { completedOn: '2028-09-30', spent: 9650 },
  })
  expect(completed.status).toBe(200)
  const acceptors = ['housing-construction', 'natural-resources', 'fire-rescue']
  expect((await seeCase(await staff.on(builder), id)).tasks).toHaveLength(3)
  await takeAction(await staff.on(of('natural-resources')), id, 'fail', { opinion: '绿地率不足' })
  await takeAction(await staff.on(builder), id, 'mended', { opinion: '补种了' })
  for (const unit of acceptors) await takeAction(await staff.on(of(unit)), id, 'pass')
  const done = await seeCase(await staff.on(builder), id)
  expect(done).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
  expect(done.clocks.find(({ name }) => name === 'statutory')).toMatchObject({ state: 'met', count: 20 })
})
