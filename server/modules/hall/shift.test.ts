import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BookingView, HallScreen, TicketView } from '#contract'
import { endDays } from './day-end.ts'
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

const screenOf = async () =>
  as<HallScreen>(await there.city.anonymous().get(`/api/v1/halls/${hall.id}/screen`))
const ticketOf = async (id: string) =>
  as<TicketView>(await there.city.anonymous().get(`/api/v1/hall-tickets/${id}`))
const turn = (ticket: string, step: string) =>
  there.clerk.post(`/api/v1/hall-tickets/${ticket}/turn`, { step })
const send = (ticket: string, at: 0 | 1) =>
  there.clerk.post(`/api/v1/hall-tickets/${ticket}/transfer`, { windowId: hall.windows[at] })

test('a day leaves nobody at a window: the next morning begins empty, and what was left is not measured', async () => {
  const { world, clerk, colleague } = there
  const served = await hall.take()
  world.clock.advance({ seconds: 1 })
  const called = await hall.take()
  await hall.sit(clerk, 0)
  await hall.sit(colleague, 1)
  await hall.next(clerk, 0)
  await turn(served.id, 'serve')
  await hall.next(colleague, 1)
  expect(await endDays(world.platform)).toBe(false)
  // Half past seven the next morning, which is still the day before in UTC.
  world.clock.set(Temporal.Instant.from('2026-11-19T23:30:00Z'))
  expect(await endDays(world.platform)).toBe(true)
  expect((await screenOf()).windows.map(({ state, ticket }) => [state, ticket])).toEqual([
    ['closed', null],
    ['closed', null],
  ])
  expect([(await ticketOf(served.id)).state, (await ticketOf(called.id)).state]).toEqual(['served', 'missed'])
  expect(await endDays(world.platform)).toBe(false)
  const again = await there.city.as('window-clerk')
  expect((await hall.sit(again, 1)).status).toBe(200)
  const early = await hall.take()
  expect(early.number).toBe('B001')
  expect(await hall.next(again, 1)).toBe('B001')
  expect((await screenOf()).calls).toMatchObject([{ number: 'B001', window: 2 }])
})

test('of finishing and sending on at once one happens, and a key pressed twice finishes nobody unseen', async () => {
  const { clerk, colleague } = there
  await hall.sit(clerk, 0)
  await hall.sit(colleague, 1)
  for (let round = 0; round < 6; round++) {
    const ticket = await hall.take()
    expect(await hall.next(clerk, 0)).toBe(ticket.number)
    const answers = await Promise.all([
      turn(ticket.id, 'finish'),
      send(ticket.id, 1),
      turn(ticket.id, 'missed'),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    await hall.next(colleague, 1)
  }
  const first = await hall.take()
  there.world.clock.advance({ seconds: 1 })
  const second = await hall.take()
  const press = (finishes: string | null) =>
    clerk.post(`/api/v1/hall-windows/${hall.windows[0]}/next`, { finishes })
  const twice = await Promise.all([press(null), press(null)])
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect([(await ticketOf(first.id)).state, (await ticketOf(second.id)).state]).toEqual(['called', 'waiting'])
})

test('nobody is sent on to a window that is closed, and nobody waits for one that closes', async () => {
  const { clerk, colleague } = there
  await hall.sit(clerk, 0)
  const ticket = await hall.take()
  await hall.next(clerk, 0)
  expect((await send(ticket.id, 1)).body.code).toBe('hall.window-not-open')
  await hall.sit(colleague, 1)
  expect((await send(ticket.id, 1)).status).toBe(200)
  expect(await hall.next(clerk, 0)).toBeNull()
  await hall.sit(colleague, 1, 'closed')
  expect(await hall.next(clerk, 0)).toBe(ticket.number)
})

test('a day that closes gives back what was booked, tells why and blames nobody; the other days stay', async () => {
  const { world, city } = there
  const [mother, manager] = await Promise.all([city.as('mother'), city.as('manager-yuci')])
  for (const day of ['19', '20', '23', '24'])
    expect((await hall.book(mother, `2026-11-${day}T02:30:00Z`)).status).toBe(200)
  const close = (days: string[]) =>
    manager.put(`/api/v1/hall-settings/${hall.id}/closed-days`, {
      days: days.map((day) => ({ day, reason: '系统检修' })),
    })
  expect((await close(['2026-11-19', '2026-11-20', '2026-11-23'])).status).toBe(200)
  const mine = async () =>
    as<{ bookings: BookingView[] }>(await mother.get('/api/v1/hall-bookings')).bookings.filter(
      ({ hallId }) => hallId === hall.id,
    )
  expect((await mine()).map(({ state, cancelledBecause }) => [state, cancelledBecause])).toEqual([
    ['booked', null],
    ['cancelled', '系统检修'],
    ['cancelled', '系统检修'],
    ['cancelled', '系统检修'],
  ])
  const notices = JSON.stringify((await mother.get('/api/v1/notices')).body)
  expect(notices.split('hall.booking-cancelled')).toHaveLength(4)
  expect((await hall.book(mother, '2026-11-20T03:00:00Z')).body.code).toBe('hall.slot-not-offered')
  // Shorter hours give back what they no longer hold.
  const { halls } = as<{ halls: { id: string; revision: number; name: string; address: string }[] }>(
    await manager.get('/api/v1/hall-settings'),
  )
  const set = halls.find(({ id }) => id === hall.id)
  const shorter = { ...usualRules, hours: { working: [{ from: '13:00', to: '17:00' }], rest: [] } }
  const saved = await manager.put(`/api/v1/hall-settings/${hall.id}`, {
    revision: set?.revision,
    name: set?.name,
    address: set?.address,
    state: 'open',
    rules: shorter,
  })
  expect(saved.status).toBe(200)
  expect((await mine())[0]).toMatchObject({ state: 'cancelled', cancelledBecause: '' })
  // None of them counts as not having come.
  world.clock.set(Temporal.Instant.from('2026-11-25T01:00:00Z'))
  const later = await city.as('mother')
  expect((await hall.book(later, '2026-11-25T05:00:00Z')).status).toBe(200)
})

test('of closing a day and booking it at once no booking stays on a closed day', async () => {
  const { city } = there
  const manager = await city.as('manager-yuci')
  const people = await Promise.all(['citizen', 'son', 'mother'].map(city.as))
  await Promise.all([
    ...people.map((who) => hall.book(who, TEN_THIRTY)),
    manager.put(`/api/v1/hall-settings/${hall.id}/closed-days`, {
      days: [{ day: '2026-11-19', reason: '停电' }],
    }),
  ])
  const left = await there.world.owner
    .read`select from hall.booking where hall_id = ${hall.id} and state = 'booked'`
  expect(left).toHaveLength(0)
})

test('a closed hall is offered to nobody', async () => {
  await there.world.owner.read`update hall.hall set state = 'closed' where hall_id = ${hall.id}`
  const listed = as<{ halls: { id: string }[] }>(await there.city.anonymous().get('/api/v1/halls')).halls
  expect(listed.map(({ id }) => id)).not.toContain(hall.id)
  const slots = as<{ slots: object[] }>(
    await there.city.anonymous().get(`/api/v1/halls/${hall.id}/slots?matter=${matter}`),
  )
  expect(slots.slots).toEqual([])
})

test('clerks of the hotline and the grid serve at no counter', async () => {
  const { city, clerk } = there
  const grid = await city.as('grid-worker')
  expect((await grid.get('/api/v1/hall-desk')).body).toEqual({ serves: false, halls: [], desk: null })
  expect((await hall.sit(grid, 0)).body.code).toBe('hall.window-not-found')
  expect((await clerk.get('/api/v1/hall-desk')).body).toMatchObject({ serves: true })
})
