import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLedger } from '#modules/ledger'
import { callersOf, createWorld, fileWork, seeCase, staffOf, takeAction, type Post, type World } from '#world'
import { createRelay } from './relay.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
const overseer: Post = { unit: 'government-office', region: '140700', role: 'supervisor' }
const handler: Post = { unit: 'housing-construction', role: 'acceptor' }
const head: Post = { unit: 'housing-construction', role: 'approver' }
const mayor: Post = { unit: 'government', region: '140700', role: 'leader' }
const order = {
  source: 'meeting',
  subject: '老旧小区供热管网改造',
  requirement: '采暖季前完成榆次区12个小区二次管网改造，逐小区验收。',
  county: '140702',
  department: 'housing-construction',
}
const report = {
  outcome: '12个小区已全部改造并通过验收，供热正常。',
  evidence: '验收单号YC-2026-118至129',
}

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}

test('what is not received in time goes to the mayor, is urged, reported on proof, sent back once, and closed by whoever issued it', async () => {
  const id = await fileWork(await staff.on(overseer), 'supervision-order', order)
  // Thursday: received by Friday, or it is late from Saturday on.
  world.clock.set(Temporal.Instant.from('2026-11-21T02:00:00Z'))
  await settle()
  const late = await seeCase(await staff.on(mayor), id)
  expect(late.tasks[0]).toMatchObject({ stage: 'escalated', mine: true })
  expect(late.history.map(({ type }) => type)).toContain('elapsed')
  expect((await takeAction(await staff.on(handler), id, 'receive')).body).toMatchObject({
    code: 'case.not-your-turn',
  })
  const instructed = await takeAction(await staff.on(mayor), id, 'instruct', { opinion: '请住建局立即办' })
  expect(instructed.status).toBe(200)

  const { revision } = await seeCase(await staff.on(overseer), id)
  const urge = { revision, step: { kind: 'urge', text: '采暖季已经开始' } }
  expect((await (await staff.on(overseer)).post(`/api/v1/cases/${id}/procedure`, urge)).status).toBe(200)
  expect((await seeCase(await staff.on(handler), id)).tasks[0]).toMatchObject({
    stage: 'undertake',
    urged: 1,
  })

  const unproven = await takeAction(await staff.on(handler), id, 'report', {
    answers: { outcome: report.outcome },
  })
  expect(unproven.body).toMatchObject({
    code: 'filing.answers-invalid',
    fields: [{ field: 'evidence', code: 'required' }],
  })
  expect((await takeAction(await staff.on(handler), id, 'report', { answers: report })).status).toBe(200)
  await takeAction(await staff.on(head), id, 'endorse', { opinion: '属实' })
  const back = await takeAction(await staff.on(overseer), id, 'return', { opinion: '还差两个小区' })
  expect(back.status).toBe(200)
  await takeAction(await staff.on(handler), id, 'report', { answers: report })
  await takeAction(await staff.on(head), id, 'endorse', { opinion: '属实' })
  // The department closes nothing.
  expect((await takeAction(await staff.on(head), id, 'close', { opinion: '销号' })).body).toMatchObject({
    code: 'case.not-your-turn',
  })
  const closed = await takeAction(await staff.on(overseer), id, 'close', { opinion: '现场核实，销号' })
  expect(closed.body).toMatchObject({ status: 'closed' })
})

test('the receipt proves every step of an order to anybody', async () => {
  const id = await fileWork(await staff.on(overseer), 'supervision-order', order)
  await takeAction(await staff.on(handler), id, 'receive')
  const ledger = createLedger(world.platform)
  while ((await ledger.integrateOnce()) > 0);
  const receipt = await (await staff.on(handler)).get(`/api/v1/cases/${id}/proof`)
  expect(receipt.status).toBe(200)
  const anyone = city.anonymous()
  const verdict = async (bytes: Buffer) =>
    (await anyone.post('/api/v1/verify', { file: bytes.toString('base64') })).body
  expect(await verdict(receipt.bytes)).toMatchObject({ verdict: 'valid' })
  const altered = Buffer.from(receipt.bytes.toString('utf8').replace('签收', '没收'), 'utf8')
  const changed = altered.equals(receipt.bytes)
    ? Buffer.from(receipt.bytes.toString('utf8').replace('receive', 'reseive'), 'utf8')
    : altered
  expect(await verdict(changed)).toMatchObject({ verdict: 'altered' })
})

test('a unit that is not meant says so, and the order goes to another', async () => {
  const id = await fileWork(await staff.on(overseer), 'supervision-order', order)
  await takeAction(await staff.on(handler), id, 'object', { opinion: '管网属城管' })
  const reassigned = await takeAction(await staff.on(overseer), id, 'assign', {
    opinion: '改派',
    answers: { department: 'urban-management', county: '140702' },
  })
  expect(reassigned.status).toBe(200)
  const other = await staff.on({ unit: 'urban-management', role: 'acceptor' })
  expect((await takeAction(other, id, 'receive')).status).toBe(200)
})
