import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
import { createRelay } from '#modules/case'
import { actOn, MONDAY, superviseCity, toldOf, type Supervised } from './cards.fixture.ts'
import { sweepActs, sweepTime } from './index.ts'

let city: Supervised
beforeEach(async () => {
  city = await superviseCity()
})
afterEach(() => city.close())

test('nobody gets a card for a case that goes as it should', async () => {
  const id = await city.accepted()
  expect(await actOn(city.people.approver, id, 'grant', { opinion: '准予' })).toMatchObject({ status: 200 })
  await city.settle()
  expect(await city.cardsOf(id)).toEqual([])
})

test('time that runs out warns first and then gives a red card, each once, with what is to be done by when', async () => {
  const id = await city.accepted()
  const promised = await city.world.owner.read<{ due: Temporal.PlainDate }[]>`
    select due from "case".clock where case_id = ${id} and name = 'promised'`
  const due = promised[0]?.due ?? Temporal.PlainDate.from('1970-01-01')
  expect(due.toString()).toBe('2026-10-08')
  await city.dayOf('2026-09-29')
  expect(await city.rulesOf(id)).toEqual(['due-soon'])
  await city.dayOf(due.toString())
  await city.settle()
  expect(await city.cardsOf(id)).toMatchObject([
    {
      rule: 'due-soon',
      colour: 'yellow',
      state: 'issued',
      said: { zh: '承诺时限2026-10-08到期，还剩2天' },
      basis: { law: 'law:行政许可法#42.1' },
    },
  ])
  await city.dayOf(due.add({ days: 1 }).toString())
  await city.settle()
  const cards = await city.cardsOf(id)
  expect(cards.map(({ rule, colour }) => [rule, colour])).toEqual([
    ['overdue', 'red'],
    ['due-soon', 'yellow'],
  ])
  const [red] = cards
  expect(red).toMatchObject({
    caseId: id,
    unitName: '榆次区行政审批服务管理局',
    taskId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    todo: { zh: '马上办结，向申请人说明原因' },
    basis: { law: 'law:行政许可法#74.1.2' },
    mayObject: true,
    mayReview: false,
  })
  expect(red && red.todoBy > due.toString() && red.objectUntil > red.todoBy).toBe(true)
  expect(await toldOf(city.world, id)).toContain('supervision.red')
  // A day later nothing new: the clock is the same, and so is the finding.
  await city.dayOf(due.add({ days: 2 }).toString())
  expect(await city.cardsOf(id)).toHaveLength(2)
})

test('what is asked for beyond the list is found in the act itself, and a second notice in the second', async () => {
  const id = await city.file()
  const ask = (item: string, about?: string) =>
    actOn(city.people.acceptor, id, 'request-correction', {
      corrections: [{ item, what: '请补正', ...(about ? { about } : {}) }],
    })
  expect(await ask('无犯罪记录证明')).toMatchObject({ status: 200 })
  await city.settle()
  expect(await city.cardsOf(id)).toMatchObject([
    {
      rule: 'unlisted-material',
      colour: 'yellow',
      said: { zh: '补正告知要了清单以外的：无犯罪记录证明' },
      officerName: expect.stringMatching(/\S/) as string,
    },
  ])
  const seen = (await city.people.agent.get(`/api/v1/cases/${id}`)).body as unknown as { revision: number }
  expect(
    await city.people.agent.post(`/api/v1/cases/${id}/correct`, {
      revision: seen.revision,
      answers: { foodStaff: 7 },
      note: '已补',
    }),
  ).toMatchObject({ status: 200 })
  expect(await ask('主要设备设施布局、操作流程图', 'material:layout')).toMatchObject({ status: 200 })
  await city.settle()
  expect(await city.rulesOf(id)).toEqual(['second-notice', 'unlisted-material'])
  expect((await city.cardsOf(id)).map(({ said }) => said.zh)).toContain('第2次发出补正告知')
})

test('a decision of whom has not held the post that day is found', async () => {
  const id = await city.accepted()
  const { principal } = (await city.people.approver.get('/api/v1/identity/current')).body as unknown as {
    principal: { officerId: string }
  }
  expect((await actOn(city.people.approver, id, 'grant', { opinion: '准予' })).status).toBe(200)
  const kept = await city.world.owner.read<{ id: string }[]>`
    update organization.holding set valid_to = '2026-09-20' where officer_id = ${principal.officerId} returning id`
  await city.settle()
  await city.world.owner
    .read`update organization.holding set valid_to = null where id = any (${kept.map((row) => row.id)}::uuid[])`
  expect(await city.cardsOf(id)).toMatchObject([
    { rule: 'not-entitled', colour: 'red', occurredAt: MONDAY.toString() },
  ])
})

test('whom nobody answers in five working days: a red card for the unit that let it happen', async () => {
  const id = await city.file()
  await city.dayOf('2026-09-30')
  const cards = await city.cardsOf(id)
  expect(cards.find(({ rule }) => rule === 'deemed-accepted')).toMatchObject({
    colour: 'red',
    officerId: null,
  })
})

test('two workers, and one that dies, give one card for one finding', async () => {
  const ids = [await city.file(), await city.file()]
  city.world.clock.set(Temporal.Instant.from('2026-09-30T02:00:00Z'))
  const relay = createRelay(city.world.platform)
  while ((await relay.runOnce()) > 0);
  const other: Platform = { ...city.world.platform, signals: createSignals() }
  await Promise.all(
    [city.world.platform, other, city.world.platform, other].flatMap((each) => [
      sweepActs(each),
      sweepTime(each),
    ]),
  )
  await Promise.all([sweepActs(other), sweepTime(other)])
  await city.signIn()
  for (const id of ids) expect(await city.rulesOf(id)).toEqual(['deemed-accepted', 'due-soon'])
  const rows = await city.world.owner.read`select from supervision.card_act`
  expect(rows).toHaveLength(4)
  expect(await city.world.owner.read`select from supervision.pending`).toHaveLength(0)
})
