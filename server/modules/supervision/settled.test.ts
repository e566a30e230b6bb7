import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CardView } from '#contract'
import { step, superviseCity, toldOf, type Supervised } from './cards.fixture.ts'

let city: Supervised
beforeEach(async () => {
  city = await superviseCity()
})
afterEach(() => city.close())

test('it is objected to once and in time, and another reviews it: upheld it counts, cancelled it does not', async () => {
  const id = await city.file()
  await city.dayOf('2026-09-30')
  const card = await city.redOf(id)
  const reason = '系统迁移当日无法登录'
  // Not theirs: it does not exist for the neighbour, and the applicant is no officer.
  expect(await step(city.people.neighbour, card, 'object', { reason })).toMatchObject({
    status: 404,
    body: { code: 'supervision.card-not-found' },
  })
  expect((await step(city.people.agent, card, 'object', { reason })).status).toBe(403)
  expect(await step(city.people.supervisor, card, 'review', { outcome: 'cancelled', reason })).toMatchObject({
    body: { code: 'supervision.not-objected' },
  })
  expect((await step(city.people.approver, card, 'object', { reason: ' ' })).status).toBe(400)
  const both = await Promise.all([
    step(city.people.approver, card, 'object', { reason }),
    step(city.people.acceptor, card, 'object', { reason }),
  ])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await step(city.people.approver, card, 'review', { outcome: 'cancelled', reason })).toMatchObject({
    status: 403,
  })
  const reviewed = await step(city.people.supervisor, card, 'review', {
    outcome: 'cancelled',
    reason: '情况属实',
  })
  expect(reviewed).toMatchObject({
    status: 200,
    body: {
      state: 'cancelled',
      acts: [
        { kind: 'issued', by: null },
        { kind: 'objected', reason },
        { kind: 'cancelled', reason: '情况属实' },
      ],
    },
  })
  expect(await step(city.people.supervisor, card, 'review', { outcome: 'upheld', reason })).toMatchObject({
    body: { code: 'supervision.not-objected' },
  })
  // It stays in the record and counts no more.
  expect(await city.redOf(id)).toMatchObject({ state: 'cancelled' })
  expect((await city.people.supervisor.get('/api/v1/supervision/summary')).body).toMatchObject({
    total: { yellow: 1, red: 0, objected: 0, cancelled: 1 },
  })
  expect((await city.people.approver.get(`/api/v1/supervision/marks?cases=${id}`)).body).toEqual({
    marks: [{ caseId: id, yellow: 1, red: 0 }],
  })
  // Every step is in the ledger and in the audit.
  const [proof] = await city.world.owner.read<{ proved: number; audited: number }[]>`
    select (select count(*)::int from (select id from ledger.pending union select id from ledger.leaf) e join supervision.card_act a on a.entry_id = e.id where a.card_id = ${card?.id ?? ''}) as proved,
      (select count(*)::int from audit.entry where details ->> 'card' = ${card?.id ?? ''}) as audited`
  expect(proof).toEqual({ proved: 3, audited: 3 })
  expect(await toldOf(city.world, id)).toEqual(
    expect.arrayContaining(['supervision.objected', 'supervision.cancelled']),
  )
})

test('after the last day nobody objects any more', async () => {
  const id = await city.file()
  await city.dayOf('2026-09-30')
  const card = await city.redOf(id)
  city.world.clock.set(Temporal.Instant.from(`${card?.objectUntil}T15:59:59Z`))
  await city.signIn()
  expect(await city.redOf(id)).toMatchObject({ mayObject: true })
  city.world.clock.set(Temporal.Instant.from(`${card?.objectUntil}T16:00:00Z`))
  await city.signIn()
  expect(await city.redOf(id)).toMatchObject({ mayObject: false })
  expect(await step(city.people.approver, card, 'object', { reason: '迟了' })).toMatchObject({
    status: 409,
    body: { code: 'supervision.too-late' },
  })
})

test('load and risk: open, due within two days, overdue, by unit and officer, within the own scope', async () => {
  const id = await city.accepted()
  const { body } = await city.people.supervisor.get('/api/v1/supervision/load')
  const all = body as unknown as {
    total: { open: number }
    units: { name: string; open: number }[]
    officers: { name: string | null; unitName: string }[]
  }
  expect(all.units.find(({ name }) => name === '榆次区行政审批服务管理局')).toMatchObject({ overdue: 0 })
  expect(all.officers.length).toBeGreaterThan(0)
  const late = '2026-10-20'
  city.world.clock.set(Temporal.Instant.from(`${late}T02:00:00Z`))
  await city.signIn()
  expect((await city.people.approver.get('/api/v1/supervision/load')).body).toMatchObject({
    today: late,
    units: [{ name: '榆次区行政审批服务管理局' }],
  })
  const approvers = (await city.people.approver.get('/api/v1/supervision/load')).body as unknown as {
    total: { overdue: number }
  }
  expect(approvers.total.overdue).toBeGreaterThan(0)
  expect((await city.people.agent.get('/api/v1/supervision/load')).status).toBe(403)
  expect(id).toBeTruthy()
})

test('filters narrow, pages go on where the last ended, and a stranger’s card is not there', async () => {
  const ids = [await city.file(), await city.file(), await city.file()]
  await city.dayOf('2026-09-30')
  const list = async (query: string, who = city.people.supervisor) =>
    (await who.get(`/api/v1/supervision/cards?${query}`)).body as unknown as {
      cards: CardView[]
      next: string | null
    }
  const first = await list('limit=2&rule=deemed-accepted')
  expect(first.cards).toHaveLength(2)
  const second = await list(`limit=2&rule=deemed-accepted&after=${first.next}`)
  expect(new Set([...first.cards, ...second.cards].map(({ caseId }) => caseId))).toEqual(new Set(ids))
  expect((await list('colour=yellow')).cards.map(({ rule }) => rule)).toEqual([
    'due-soon',
    'due-soon',
    'due-soon',
  ])
  expect((await list('state=issued&colour=red&from=2026-09-30&to=2026-09-30')).cards).toHaveLength(3)
  expect((await list('to=2026-09-29')).cards).toEqual([])
  expect((await list(`colour=red&q=${first.cards[0]?.caseNumber.slice(-6)}`)).cards).toHaveLength(1)
  expect((await list('', city.people.neighbour)).cards).toEqual([])
  expect((await city.people.supervisor.get('/api/v1/supervision/cards?after=x')).status).toBe(400)
  const own = (await city.people.acceptor.get('/api/v1/supervision/own')).body as unknown as { open: number }
  expect(own.open).toBe(6)
})
