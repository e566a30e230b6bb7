import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarOf, followCalendar, PUBLISHED } from '#modules/calendar'
import { createRelay, recountBatch } from '#modules/case'
import { callersOf, createWorld, type World } from '#world'
import { actOn, fileLicence, viewOf } from './licence.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
/** Monday; ten working days from here lead into 2027, for which there is no notice yet. */
const BEFORE_CHRISTMAS = Temporal.Instant.from('2026-12-21T02:00:00Z')

const feasts = ['2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({
  date,
  kind: 'holiday',
  name: '节日',
}))
const newYear = (...dates: string[]) => dates.map((date) => ({ date, kind: 'holiday', name: '元旦' }))
/** As the office of the State Council might publish it: New Year is bridged to Tuesday, and a Saturday worked for it. */
const notice = {
  source: '国务院办公厅关于2027年部分节假日安排的通知（测试）',
  days: [
    ...newYear('2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'),
    { date: '2027-01-09', kind: 'workday', name: '元旦' },
    ...feasts,
  ],
}

beforeAll(async () => {
  world = await createWorld({ at: BEFORE_CHRISTMAS })
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const publish = async (persona: string, body: object, year = 2027) =>
  (await city.as(persona)).put(`/api/v1/calendar/years/${year}`, body)
const clocksOf = (id: string) =>
  world.owner.read<
    { name: string; due: string; provisional: boolean; calendar: number }[]
  >`select name, due::text as due, provisional, calendar from "case".clock where case_id = ${id} and state = 'running' order by name`
const actsOf = async (id: string) =>
  (
    await world.owner.read<
      { command: string }[]
    >`select command from "case".act where case_id = ${id} order by revision`
  ).map(({ command }) => command)

async function acceptedLicence(): Promise<string> {
  const id = await fileLicence(await city.as('firm-agent'))
  const acceptor = await city.as('acceptor-yuci')
  expect((await actOn(acceptor, id, await viewOf(acceptor, id), 'accept')).status).toBe(200)
  return id
}

test('only an administrator publishes a year, and only a notice that can be one', async () => {
  for (const persona of ['supervisor', 'approver-yuci', 'firm-agent'])
    expect(await publish(persona, notice)).toMatchObject({ status: 403, body: { code: 'access.denied' } })
  const wrong = async (body: object, year = 2027) =>
    (await publish('administrator', body, year)).body as unknown as {
      code: string
      fields: { code: string }[]
    }
  expect(await wrong({ ...notice, days: notice.days.slice(1) })).toMatchObject({
    code: 'calendar.notice-invalid',
    fields: [{ path: '/days/2027-01-01', code: 'feast-missing' }],
  })
  expect(
    await wrong({ ...notice, days: [...notice.days, { date: '2027-02-03', kind: 'workday', name: '春节' }] }),
  ).toMatchObject({ fields: [{ path: '/days/10/date', code: 'not-a-weekend' }] })
  expect(
    await wrong({ ...notice, days: [...notice.days, ...newYear('2026-12-28', '2027-01-01')] }),
  ).toMatchObject({ fields: [{ code: 'outside' }, { code: 'twice' }] })
  for (const year of [2025, 2029])
    expect(await wrong(notice, year)).toMatchObject({ fields: [{ path: '/year' }] })
  expect(calendarOf(world.platform).published.has(2027)).toBe(false)
})

test('clocks that ran into an unpublished year are counted anew when it is published, once, with a line of their history', async () => {
  const [moved, waiting] = [await acceptedLicence(), await fileLicence(await city.as('firm-agent'))]
  // 22 to 31 December are eight days; 1 January is a feast; then Monday the 4th and Tuesday the 5th.
  expect(await clocksOf(moved)).toMatchObject([
    { name: 'promised', due: '2026-12-30', provisional: false },
    { name: 'statutory', due: '2027-01-05', provisional: true },
  ])
  const before = calendarOf(world.platform).publication
  const answer = await publish('administrator', notice)
  expect(answer.body).toEqual({ publication: before + 1, changedFrom: '2027-01-01' })
  expect(calendarOf(world.platform).published.has(2027)).toBe(true)
  const both = await Promise.all([recountBatch(world.platform), recountBatch(world.platform)])
  expect(both.map(({ size }) => size)).not.toEqual([0, 0])
  expect(await clocksOf(moved)).toMatchObject([
    { name: 'promised', due: '2026-12-30', provisional: false },
    { name: 'statutory', due: '2027-01-06', provisional: false, calendar: before + 1 },
  ])
  expect(await actsOf(moved)).toEqual(['file', 'act', 'recount'])
  expect(await actsOf(waiting)).toEqual(['file'])
  expect((await viewOf(await city.as('acceptor-yuci'), moved)).history[0]).toMatchObject({
    type: 'recounted',
    clock: 'statutory',
    due: '2027-01-06',
    by: { kind: 'system' },
  })
  expect(await recountBatch(world.platform)).toEqual({ size: 0, isFull: false })
  const audited = await world.owner.read<{ operation: string; officer: string | null }[]>`
    select operation, officer_name as officer from audit.entry where operation in ('calendar.publish', 'case.recounted') order by at, id`
  expect(audited).toMatchObject([
    { operation: 'calendar.publish', officer: expect.any(String) as string },
    { operation: 'case.recounted', officer: null },
  ])
  // Nobody is told of a day that is settled now; whoever looks sees it.
  await createRelay(world.platform).runOnce()
  expect(
    await world.owner.read`select from message.notice where case_id = ${moved} and kind like '%calendar%'`,
  ).toHaveLength(0)
})

test('the same notice again changes nothing; a corrected one moves what it touches, timers too', async () => {
  const id = await fileLicence(await city.as('firm-agent'))
  world.clock.set(Temporal.Instant.from('2026-12-30T02:00:00Z'))
  const late = await fileLicence(await city.as('firm-agent'))
  // 31 December, then Tuesday 5 to Friday 8 January.
  expect(await clocksOf(late)).toMatchObject([{ name: 'acceptance', due: '2027-01-08', provisional: false }])
  expect((await publish('administrator', notice)).body).toEqual({ publication: null, changedFrom: null })
  expect(await recountBatch(world.platform)).toMatchObject({ size: 0 })

  const corrected = { ...notice, days: [...notice.days, ...newYear('2027-01-05')] }
  expect((await publish('administrator', corrected)).body).toMatchObject({ changedFrom: '2027-01-05' })
  while ((await recountBatch(world.platform)).size > 0);
  // Saturday the 9th is worked.
  expect(await clocksOf(late)).toMatchObject([{ name: 'acceptance', due: '2027-01-09' }])
  const [timer] = await world.owner.read<
    { at: Temporal.Instant }[]
  >`select at from "case".timer where case_id = ${late}`
  expect(timer?.at.toString()).toBe('2027-01-09T16:00:00Z')
  expect(await actsOf(id)).toEqual(['file'])
})

test('another process counts by the new calendar within a second, and what it counted by the old one is found', async () => {
  world.clock.set(Temporal.Instant.from('2027-01-04T02:00:00Z'))
  await using other = await createWorld({ url: world.url, at: world.clock.now() })
  // It has read the calendar at its start, and nobody has told it since.
  const elsewhere = await callersOf(other)
  const changed = { ...notice, days: [...notice.days, ...newYear('2027-01-05', '2027-01-06')] }
  expect((await publish('administrator', changed)).status).toBe(200)
  const id = await fileLicence(await elsewhere.as('firm-agent'))
  const before = await clocksOf(id)
  await recountBatch(world.platform)
  const after = await clocksOf(id)
  expect([before[0]?.due, after[0]?.due]).toEqual(['2027-01-11', '2027-01-12'])
  await elsewhere.composition.http.close()

  let rung = 0
  other.platform.signals.on(PUBLISHED, () => rung++)
  const following = followCalendar(other.platform)
  following.start()
  await expect.poll(() => calendarOf(other.platform).publication).toBe(calendarOf(world.platform).publication)
  await following.stop()
  expect(rung).toBe(1)
})
