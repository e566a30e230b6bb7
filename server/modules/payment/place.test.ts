import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStreet, type Street } from '#world'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
beforeEach(() => {
  street.banks.weather.bank = 'fine'
})
afterAll(() => street.close())

const refused = { status: 503, body: { code: 'payment.channel-unavailable' } }

async function due() {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  const press = () => street.son.post(`/api/v1/bills/${billId}/orders`, { channel: 'bank' })
  return { id, billId, press }
}

interface AttemptRow {
  readonly orderId: string
  readonly state: string
  readonly payUrl: string | null
}

const attemptsOf = (billId: string) => street.world.owner.read<AttemptRow[]>`
  select order_id as "orderId", state, pay_url as "payUrl" from payment.attempt where bill_id = ${billId} order by made_at, order_id`
const thereOf = (code: string) => street.banks.bank.orders().filter(({ payCode }) => payCode === code)

test('an order whose answer was lost is known here; who presses again gets that very order', async () => {
  const { id, billId, press } = await due()
  street.banks.weather.bank = 'mute'
  expect(await press()).toMatchObject(refused)
  const { code } = await street.billOf(id)
  const [there] = thereOf(code)
  expect(await attemptsOf(billId)).toMatchObject([{ orderId: there?.orderId, state: 'open', payUrl: null }])

  street.banks.weather.bank = 'fine'
  expect(await press()).toMatchObject({ status: 200, body: { orderId: there?.orderId } })
  expect(thereOf(code)).toHaveLength(1)
  street.banks.bank.pay(String(there?.orderId))
  await street.banks.settle()
  expect((await street.billOf(id)).state).toBe('paid')
})

test.each(['at-once', 'lost'] as const)(
  'money for an order whose answer was lost counts, its notice %s',
  async (mood) => {
    const { id, press } = await due()
    street.banks.weather.bank = 'mute'
    expect(await press()).toMatchObject(refused)
    street.banks.weather.bank = 'fine'
    const [there] = thereOf((await street.billOf(id)).code)
    street.banks.bank.pay(String(there?.orderId), mood)
    await street.pass({ minutes: 1 })
    expect(await street.billOf(id)).toMatchObject({ state: 'paid', payments: [{ settles: true }] })
    expect((await street.viewOf(id)).certificates).toHaveLength(1)
  },
)

test('an order that never arrived is asked after until no message of it can be under way, then it is over', async () => {
  const { id, billId, press } = await due()
  street.banks.weather.bank = 'down'
  expect(await press()).toMatchObject(refused)
  street.banks.weather.bank = 'fine'
  await street.pass({ minutes: 2 })
  expect(await attemptsOf(billId)).toMatchObject([{ state: 'open', payUrl: null }])
  await street.pass({ minutes: 14 })
  await street.pass({ hours: 1 })
  expect(await attemptsOf(billId)).toMatchObject([{ state: 'closed' }])
  expect((await street.billOf(id)).state).toBe('due')
  expect(await street.son.post(`/api/v1/bills/${billId}/orders`, { channel: 'bank' })).toMatchObject({
    status: 200,
  })
  expect(thereOf((await street.billOf(id)).code)).toHaveLength(1)
})

test('pressed many times at once, it is one order', async () => {
  const { id, billId, press } = await due()
  const answers = await Promise.all(Array.from({ length: 6 }, press))
  expect(new Set(answers.map(({ body }) => body['orderId'])).size).toBe(1)
  expect(await attemptsOf(billId)).toHaveLength(1)
  expect(thereOf((await street.billOf(id)).code)).toHaveLength(1)
})

test('an order that is over there is not placed again: the bill gets another, or is found to be paid', async () => {
  const { id, billId, press } = await due()
  const first = String((await press()).body['orderId'])
  street.banks.bank.pay(first, 'lost')
  // The notice was lost, and nobody looked: pressing again finds the money instead of taking it twice.
  expect(await press()).toMatchObject({ status: 409, body: { code: 'payment.not-due' } })
  expect((await street.billOf(id)).state).toBe('paid')
  expect(await attemptsOf(billId)).toMatchObject([{ orderId: first, state: 'closed' }])
})
