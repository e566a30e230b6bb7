import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BookingView, HallSettings, TicketView } from '#contract'
import type { Answer } from '#world'
import { as, matter, openCity, openHall, TEN_THIRTY } from './hall.fixture.ts'
import { usualRules } from './usual-rules.ts'

let there: Awaited<ReturnType<typeof openCity>>
let hall: Awaited<ReturnType<typeof openHall>>

beforeAll(async () => {
  there = await openCity()
})
beforeEach(async () => {
  hall = await openHall(there.world, there.city.anonymous)
})
afterAll(() => there.close())

test('a slot is booked, and given at the kiosk for a number that comes before those who came since', async () => {
  const { world, city } = there
  const citizen = await city.as('citizen')
  const offered = as<{ day: string; slots: { startsAt: string; left: number }[] }>(
    await citizen.get(`/api/v1/halls/${hall.id}/slots?matter=${matter}`),
  )
  expect(offered.day).toBe('2026-11-19')
  expect(offered.slots[0]).toMatchObject({ startsAt: TEN_THIRTY, left: 2 })
  const booking = as<BookingView>(await hall.book(citizen, TEN_THIRTY))
  expect(booking).toMatchObject({ state: 'booked', matter, hallName: '榆次区政务服务中心' })
  expect((await hall.book(citizen, TEN_THIRTY)).body.code).toBe('hall.booked-already')

  const early = await hall.take()
  expect(early).toMatchObject({ number: 'B001', state: 'waiting', ahead: 0, waitMinutes: 0 })
  world.clock.advance({ minutes: 25 })
  const came = await hall.checkIn(booking.code)
  expect(as<TicketView>(came)).toMatchObject({ number: 'A001', ahead: 0 })
  expect(JSON.stringify(came.body)).not.toContain(booking.name)
  // Given again it is the same number.
  expect(as<TicketView>(await hall.checkIn(booking.code)).id).toBe(as<TicketView>(came).id)
  expect((await hall.checkIn('00000000')).body.code).toBe('hall.code-unknown')
  const mine = as<{ bookings: BookingView[] }>(await citizen.get('/api/v1/hall-bookings')).bookings
  expect(mine[0]).toMatchObject({ state: 'arrived', ticket: { number: 'A001' } })
  expect(as<TicketView>(await city.anonymous().get(`/api/v1/hall-tickets/${early.id}`)).ahead).toBe(1)
})

test('of two who take the last place at once exactly one gets it, and the other hears what is free', async () => {
  const { world, city } = there
  await world.owner.read`update hall."window" set staffed = false where window_id = ${hall.windows[1]}`
  const people = await Promise.all(
    ['citizen', 'son', 'mother', 'new-mother', 'citizen-flexible'].map(city.as),
  )
  const answers = await Promise.all(people.map((who) => hall.book(who, '2026-11-19T07:30:00Z')))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
  const full = answers.find(({ status }) => status === 409)
  expect(full?.body).toMatchObject({ code: 'hall.slot-full' })
  const free = as<{ free: { startsAt: string }[] }>(full as Answer).free.map(({ startsAt }) => startsAt)
  expect(free).toHaveLength(5)
  expect(free[0]).toBe('2026-11-19T08:00:00Z')
  expect(free).not.toContain('2026-11-19T07:30:00Z')
})

test('a place given back is free again; who does not come too often may not book for a while', async () => {
  const { world, city } = there
  const villager = await city.as('villager')
  const booking = as<BookingView>(await hall.book(villager, TEN_THIRTY))
  expect((await (await city.as('citizen')).delete(`/api/v1/hall-bookings/${booking.id}`)).body.code).toBe(
    'hall.booking-not-found',
  )
  expect((await villager.delete(`/api/v1/hall-bookings/${booking.id}`)).status).toBe(200)
  expect((await hall.checkIn(booking.code)).body.code).toBe('hall.code-unknown')
  for (const day of ['20', '23', '24'])
    expect((await hall.book(villager, `2026-11-${day}T02:30:00Z`)).status).toBe(200)
  expect((await hall.book(villager, '2026-11-21T02:30:00Z')).body.code).toBe('hall.slot-not-offered')
  world.clock.set(Temporal.Instant.from('2026-11-25T01:00:00Z'))
  const again = await city.as('villager')
  expect((await hall.book(again, '2026-11-25T02:30:00Z')).body).toMatchObject({
    code: 'hall.booking-blocked',
    until: '2026-12-24',
  })
  const states = as<{ bookings: BookingView[] }>(await again.get('/api/v1/hall-bookings')).bookings
  expect(states.filter(({ hallId }) => hallId === hall.id).map(({ state }) => state)).toEqual([
    'missed',
    'missed',
    'missed',
    'cancelled',
  ])
})

test('numbers begin at one each morning, and none is given when the hall is over or the key is not known', async () => {
  const { world, city } = there
  expect((await hall.take()).number).toBe('B001')
  expect((await hall.take({})).number).toBe('B002')
  world.clock.advance({ hours: 24 })
  expect((await hall.take()).number).toBe('B001')
  const unknown = await city.anonymous().post(`/api/v1/halls/${hall.id}/tickets`, { kiosk: 'x' })
  expect([unknown.status, unknown.body.code]).toEqual([403, 'hall.kiosk-unknown'])
  world.clock.advance({ hours: 7 })
  expect(
    as<{ code: string }>(
      await city.anonymous().post(`/api/v1/halls/${hall.id}/tickets`, { kiosk: hall.kiosk }),
    ).code,
  ).toBe('hall.closed')
})

test('whoever manages a region sets its halls up', async () => {
  const { world, city } = there
  const administrator = await city.as('administrator')
  const made = as<HallSettings>(
    await administrator.post('/api/v1/hall-settings', { name: '市政务服务中心', address: '中都北路' }),
  )
  expect(made).toMatchObject({ regionName: '晋中市', windows: [], revision: 0 })
  const at = `/api/v1/hall-settings/${made.id}`
  const { name, address, state } = made
  const rules = { ...usualRules, serviceMinutes: 5 }
  expect(
    as<HallSettings>(await administrator.put(at, { revision: 0, name, address, state, rules })).rules
      .serviceMinutes,
  ).toBe(5)
  expect((await administrator.put(at, { revision: 0, name, address, state, rules })).body.code).toBe(
    'hall.stale',
  )
  const window = { number: 1, name: '综合窗口', takes: null, staffed: true }
  expect(as<HallSettings>(await administrator.put(`${at}/windows`, window)).windows).toHaveLength(1)
  expect(
    as<HallSettings>(await administrator.put(`${at}/windows`, { ...window, takes: [matter] })).windows,
  ).toMatchObject([{ takes: [matter] }])
  expect((await administrator.put(`${at}/windows`, { ...window, takes: ['x'] })).body.code).toBe(
    'matter.not-found',
  )
  const days = [{ day: '2026-11-20', reason: '搬迁' }]
  expect(as<HallSettings>(await administrator.put(`${at}/closed-days`, { days })).closedDays).toEqual(days)
  const kiosk = as<{ id: string; key: string }>(await administrator.post(`${at}/kiosks`, { name: '一号机' }))
  const press = () => city.anonymous().post(`/api/v1/halls/${made.id}/tickets`, { kiosk: kiosk.key, matter })
  expect((await press()).status).toBe(200)
  world.clock.advance({ hours: 24 })
  expect((await press()).body.code).toBe('hall.closed')
  await (await city.as('administrator')).delete(`${at}/kiosks/${kiosk.id}`)
  expect((await press()).body.code).toBe('hall.kiosk-unknown')
  const figures = as<{ days: object[]; windows: object[] }>(
    await (
      await city.as('administrator')
    ).get(`/api/v1/halls/${made.id}/figures?from=2026-11-01&to=2026-11-30`),
  )
  expect(figures).toMatchObject({
    days: [{ day: '2026-11-19', tickets: 1, served: 0, waitMedian: null }],
    windows: [{ number: 1, served: 0 }],
  })
})
