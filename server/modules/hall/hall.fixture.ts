import type { DeskView, TicketView } from '#contract'
import { uuidv7 } from '#platform/crypto'
import { callersOf, createWorld, MORNING, staffOf, type Answer, type Caller, type World } from '#world'
import { digestOfKey } from './halls.ts'
import { addHall, putWindow } from './settings.ts'
import { usualRules } from './usual-rules.ts'

export const matter = 'social-security-card'
/** The first slot that can be booked in the worlds' morning. */
export const TEN_THIRTY = '2026-11-19T02:30:00Z'

export const as = <T>({ body }: Answer) => body as unknown as T

/** A world with two clerks of 榆次区 at its hall, and whoever else comes. */
export async function openCity() {
  const world = await createWorld({ maxConnections: 20 })
  const city = await callersOf(world)
  const clerk = await city.as('window-clerk')
  const colleague = await staffOf(world, city.anonymous).on({
    unit: 'approval-bureau',
    role: 'window',
    nth: 1,
  })
  const close = async () => {
    await city.composition.http.close()
    await world.close()
  }
  return { world, city, clerk, colleague, close }
}

/** A new hall of 榆次区 in the worlds' morning: window 1 takes anything, window 2 social-security cards. */
export async function openHall(world: World, anonymous: () => Caller) {
  const { read } = world.owner
  world.clock.set(MORNING)
  const hall = uuidv7(MORNING)
  const kiosk = `the kiosk of ${hall}`
  await read`update hall."window" set state = 'closed', officer_id = null, officer_name = null`
  await addHall(read, {
    id: hall,
    name: '榆次区政务服务中心',
    address: '迎宾街1号',
    region: { code: '140702', name: '榆次区', path: '14.1407.140702' },
    rules: usualRules,
    at: MORNING,
  })
  const windows = [uuidv7(MORNING), uuidv7(MORNING)] as const
  const any = { id: windows[0], number: 1, name: '综合窗口', takes: null, staffed: true }
  await putWindow(read, hall, any)
  await putWindow(read, hall, { id: windows[1], number: 2, name: '社保窗口', takes: [matter], staffed: true })
  await read`
    insert into hall.kiosk (kiosk_id, hall_id, name, key_digest, made_at) values (${uuidv7(MORNING)}, ${hall}, '门口', ${digestOfKey(kiosk)}, ${MORNING})`
  return {
    id: hall,
    kiosk,
    windows,
    book: (who: Caller, startsAt: string, more: object = {}) =>
      who.post('/api/v1/hall-bookings', { hallId: hall, matter, startsAt, ...more }),
    take: async (body: object = { matter }) =>
      as<TicketView>(await anonymous().post(`/api/v1/halls/${hall}/tickets`, { kiosk, ...body })),
    checkIn: (code: string) => anonymous().post(`/api/v1/halls/${hall}/check-in`, { kiosk, code }),
    sit: (who: Caller, at: 0 | 1, state = 'open') =>
      who.post(`/api/v1/hall-windows/${windows[at]}/state`, { state }),
    next: async (who: Caller, at: 0 | 1) =>
      as<{ ticket: string | null }>(await who.post(`/api/v1/hall-windows/${windows[at]}/next`)).ticket,
    desk: async (who: Caller) => as<{ desk: DeskView }>(await who.get(`/api/v1/hall-desk?hall=${hall}`)).desk,
  }
}
