import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRelay } from '#modules/case'
import { officersOf, unitId, type PostedOfficer } from '#modules/organization'
import { dateOf } from '#platform/clock'
import {
  callersOf,
  createWorld,
  fileWork,
  seeCase,
  staffOf,
  takeAction,
  type Caller,
  type World,
} from '#world'
import { draw, isAsCommitted, type Commitment, type Draw } from './draw.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let inspectors: { officer: PostedOfficer; caller: Caller }[]
let planner: Caller
let approver: Caller
const inspection = {
  object: '榆次区老味道面馆',
  creditCode: '92149902MA0K1X7Y30',
  place: '榆次区顺城街18号',
  duty: 'food',
  creditClass: 'C',
}
const value = { publicSource: 'lottery-3d', publicValue: '2026309期527' }
const record = {
  points: ['licence', 'storage', 'expiry'],
  record: '后厨冷藏柜温度12度，高于规定；其余符合要求。当事人在场陪同。',
  partyPresent: true,
}

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  const { on } = staffOf(world, city.anonymous)
  const unit = unitId('140702', 'market-supervision')
  const acceptors = await officersOf(world.database.read, unit, dateOf(world.clock.now()), 'acceptor')
  const all = await Promise.all(
    acceptors.map(async (officer, nth) => ({
      officer,
      caller: await on({ unit: 'market-supervision', role: 'acceptor', nth }),
    })),
  )
  planner = all.find(({ officer }) => officer.postName === '受理审核岗')?.caller ?? city.anonymous()
  inspectors = all.filter(({ officer }) => officer.postName.includes('行政执法'))
  approver = await on({ unit: 'market-supervision', role: 'approver' })
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}
const numberOf = (at: number) => inspectors[at]?.officer.staffNumber ?? ''

/** Who sits on a seat of the visit. */
async function seatsOf(id: string): Promise<{ officer: PostedOfficer; caller: Caller }[]> {
  const { findings } = await seeCase(approver, id)
  const names = findings.find(({ stage }) => stage === 'draw')?.officers.map(({ name }) => name) ?? []
  return names.flatMap((name) => inspectors.find(({ officer }) => officer.name === name) ?? [])
}

async function drawn(conflicts: string[]): Promise<string> {
  const id = await fileWork(planner, 'random-inspection', { ...inspection, conflicts })
  await settle()
  expect((await takeAction(approver, id, 'enter', { answers: value })).status).toBe(200)
  await settle()
  return id
}

test('the list is settled before the value, two are drawn without whoever has an interest, and anybody draws the same', async () => {
  const id = await fileWork(planner, 'random-inspection', { ...inspection, conflicts: [numberOf(0)] })
  await settle()
  const committed = (await seeCase(approver, id)).findings.find(({ stage }) => stage === 'commit')
  const commitment = committed?.record as unknown as Commitment
  expect(commitment.list.map(({ number }) => number)).toEqual(
    inspectors.map(({ officer }) => officer.staffNumber),
  )
  expect(isAsCommitted(commitment)).toBe(true)
  // Nobody can be drawn before the value is known.
  expect((await seeCase(approver, id)).findings.map(({ stage }) => stage)).toEqual(['commit'])
  await takeAction(approver, id, 'enter', { answers: value })
  await settle()
  const found = (await seeCase(approver, id)).findings.find(({ stage }) => stage === 'draw')
  const result = found?.record as unknown as Draw
  const again = draw(commitment, value.publicValue, { size: 2, passOver: new Set([numberOf(0)]) })
  expect(result).toEqual(again)
  expect(result.drawn).not.toContain(numberOf(0))
  expect(new Set(result.drawn).size).toBe(2)
  expect(found?.officers.map(({ name }) => name)).toEqual(
    (await seatsOf(id)).map(({ officer }) => officer.name),
  )
})

test('both visit, both sign what one wrote, a record that one does not sign is written again, and what is to be mended is looked at again', async () => {
  const id = await drawn([])
  const [first, second] = await seatsOf(id)
  if (!first || !second) throw new Error('nobody was drawn')
  // A colleague who was not drawn has no turn, nor has one of the two on the other's seat.
  const idle = inspectors.find((each) => each !== first && each !== second)
  expect((await takeAction(idle?.caller ?? planner, id, 'visited')).body).toMatchObject({
    code: 'case.not-your-turn',
  })
  expect(
    (await seeCase(first.caller, id)).tasks.filter(({ mine }) => mine).map(({ stage }) => stage),
  ).toEqual(['visit-first'])
  await takeAction(first.caller, id, 'visited', { answers: { seenFirst: '冷藏柜温度偏高' } })
  expect(
    (await takeAction(second.caller, id, 'visited', { answers: { seenSecond: '同左' } })).body,
  ).toMatchObject({
    stage: 'record',
  })
  expect((await takeAction(second.caller, id, 'write', { answers: record })).body).toMatchObject({
    code: 'case.not-your-turn',
  })
  await takeAction(first.caller, id, 'write', { answers: record })
  await takeAction(first.caller, id, 'sign')
  expect((await takeAction(second.caller, id, 'dissent', { opinion: '温度是15度' })).body).toMatchObject({
    stage: 'record',
  })
  const mended = { ...record, record: record.record.replace('12度', '15度') }
  await takeAction(first.caller, id, 'write', { answers: mended })
  await takeAction(first.caller, id, 'sign')
  expect((await takeAction(second.caller, id, 'sign')).body).toMatchObject({ stage: 'consequence' })
  await takeAction(approver, id, 'order', { opinion: '责令七日内改正', answers: { outcome: 'mend' } })
  const ended = await takeAction(first.caller, id, 'mended', { opinion: '已更换温控' })
  expect(ended.body).toMatchObject({ status: 'closed' })
  const { fields } = await seeCase(approver, id)
  expect(fields.find(({ name }) => name === 'record')?.text).toContain('15度')
})

test('where too few are left the lots decide nothing, and a person does', async () => {
  const id = await drawn([numberOf(0), numberOf(1), numberOf(2)])
  const view = await seeCase(approver, id)
  expect(view.tasks[0]).toMatchObject({ stage: 'by-hand', mine: true })
  expect(view.history.find(({ type }) => type === 'call-answered')).toMatchObject({
    opinion: '回避以后人数不足',
  })
  const again = await takeAction(approver, id, 'again', {
    opinion: '核实后只有一人回避',
    answers: { conflicts: [numberOf(0)] },
  })
  expect(again.status).toBe(200)
  await settle()
  await takeAction(approver, id, 'enter', { answers: { ...value, publicValue: '2026310期118' } })
  await settle()
  expect(await seatsOf(id)).toHaveLength(2)
})

test('a pursued offence needs its reasons, and only the department files inspections', async () => {
  const id = await drawn([])
  for (const { caller } of await seatsOf(id)) {
    const { tasks } = await seeCase(caller, id)
    const seat = tasks.find(({ mine }) => mine)?.stage === 'visit-first' ? 'seenFirst' : 'seenSecond'
    await takeAction(caller, id, 'visited', { answers: { [seat]: '无证经营' } })
  }
  const [first, second] = await seatsOf(id)
  if (!first || !second) throw new Error('nobody was drawn')
  await takeAction(first.caller, id, 'write', { answers: record })
  for (const { caller } of [first, second]) await takeAction(caller, id, 'sign')
  const pursued = { opinion: '涉嫌无证经营', answers: { outcome: 'case' } }
  expect((await takeAction(approver, id, 'pursue', pursued)).body).toMatchObject({
    code: 'case.act-incomplete',
  })
  const reasons = [{ text: '没有食品经营许可', basis: { law: 'law:食品安全法#122' } }]
  expect((await takeAction(approver, id, 'pursue', { ...pursued, reasons })).body).toMatchObject({
    status: 'closed',
  })
  const other = await staffOf(world, city.anonymous).on({ unit: 'health', role: 'acceptor' })
  expect((await other.post('/api/v1/filings', { slug: 'random-inspection' })).body).toMatchObject({
    code: 'access.denied',
  })
})
