import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import {
  bundledCalendar,
  calendarHandlers,
  calendarOf,
  loadCalendar,
  readCalendar,
  refreshCalendar,
  standingOf,
} from './index.ts'

let world: World
let http: Awaited<ReturnType<typeof createHttpServer>>

beforeAll(async () => {
  world = await createWorld()
  await refreshCalendar(world.platform)
  const gate = {
    authenticate: async () => ({ kind: 'anonymous' as const }),
    authorise: () => {},
    checkOrigin: () => {},
    record: async () => {},
  }
  http = await createHttpServer(world.platform, gate, calendarHandlers)
})
afterAll(async () => {
  await http.close()
  await world.close()
})

const get = async (path: string) => {
  const answer = await http.inject({ url: `/api/v1/calendar${path}` })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

test('the database holds what the release ships', async () => {
  const bundled = bundledCalendar()
  const stored = await readCalendar(world.database.read)
  expect(stored.published).toEqual(bundled.published)
  expect([...stored.days.keys()].sort()).toEqual([...bundled.days.keys()].sort())
  expect(await world.database.write((transaction) => loadCalendar(transaction, world.clock.now()))).toBe(0)
})

test('the calendar is in memory after it was read, and not before', async () => {
  expect(calendarOf(world.platform).published.has(2026)).toBe(true)
  expect(() => calendarOf({ database: { ...world.database } })).toThrow('was not read')
})

test('a year published in the database survives the next load and counts after a refresh', async () => {
  await world.database.write(async (transaction) => {
    await transaction`insert into calendar.year (year, published, source) values (2027, true, '通知')`
    await transaction`insert into calendar.day (date, year, kind, name, source, notice) values ('2027-02-05', 2027, 'holiday', '春节', '通知', 2027)`
    await transaction`update calendar.edition set digest = 'older'`
    expect(await loadCalendar(transaction, world.clock.now())).toBeGreaterThan(700)
  })
  expect(standingOf(calendarOf(world.platform), Temporal.PlainDate.from('2027-02-05'))).toMatchObject({
    working: true,
    settled: false,
  })
  await refreshCalendar(world.platform)
  expect(standingOf(calendarOf(world.platform), Temporal.PlainDate.from('2027-02-05'))).toEqual({
    working: false,
    reason: '春节',
    settled: true,
  })
})

test('the database refuses a day under another year and a kind that is none', async () => {
  const insert = (date: string, kind: string) =>
    world.database.write(
      (transaction) =>
        transaction`insert into calendar.day (date, year, kind, name, source, notice) values (${date}, 2026, ${kind}, 'x', 'x', 2026)`,
    )
  await expect(insert('2025-03-03', 'holiday')).rejects.toMatchObject({ code: '23514' })
  await expect(insert('2026-03-03', 'feast')).rejects.toMatchObject({ code: '23514' })
})

test('a deadline is answered with the days left out', async () => {
  const { body } = await get('/deadline?start=2026-09-28&count=20')
  expect(body).toMatchObject({ due: '2026-10-30', provisional: false })
  expect((body['leftOut'] as unknown[])[0]).toEqual({ date: '2026-10-01', reason: '国庆节' })
  expect((await get('/deadline?start=2028-01-03&count=3&unit=calendar')).body).toMatchObject({
    due: '2028-01-06',
    provisional: true,
    leftOut: [],
  })
})

test('a year says whether it is published', async () => {
  expect((await get('/years/2026')).body).toMatchObject({ year: 2026, published: true, workingDays: 248 })
  expect((await get('/years/2031')).body).toMatchObject({
    year: 2031,
    published: false,
    source: null,
    days: [],
  })
})

test.each([
  '/deadline?start=2026-09-28&count=1.5',
  '/deadline?start=2026-09-28&count=-1',
  '/deadline?start=0026-09-28&count=1',
  '/deadline?start=2026-09-31&count=1',
  '/deadline?count=1',
  '/years/20266',
  '/years/x',
])('%s is refused', async (path) => {
  expect(await get(path)).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
})
