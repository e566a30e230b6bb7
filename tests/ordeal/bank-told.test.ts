import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, openStreet, type Street } from '#world'
import { dyingDatabase } from './dying.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

test.each([
  ['before the order is written down', /insert into payment\.attempt/, 'before', 0],
  ['when the order is written down and the bank has not heard', /insert into payment\.attempt/, 'after', 0],
  ['when the bank has answered and nobody here knows', /update payment\.attempt set pay_url/, 'before', 1],
] as const)(
  'a server that dies %s leaves no order at the bank that is unknown here',
  async (_, statement, when, there) => {
    const id = await street.file()
    const { id: billId, code } = await street.billOf(id)
    const { world } = street
    const dying = dyingDatabase(world.database, { statement, when })
    const doomed = await callersOf({ ...world, platform: { ...world.platform, database: dying.database } })
    const payer = await doomed.as('son')
    await payer.post(`/api/v1/bills/${billId}/orders`, { channel: 'bank' })
    expect(dying.isDead()).toBe(true)
    await doomed.composition.http.close()

    const orders = street.banks.bank.orders().filter(({ payCode }) => payCode === code)
    expect(orders).toHaveLength(there)
    for (const { orderId } of orders)
      expect(
        await world.owner.read`select from payment.attempt where order_id = ${orderId}`,
        'the bank has an order that nobody knows',
      ).toHaveLength(1)
    for (const { orderId } of orders) street.banks.bank.pay(orderId, 'lost')
    await street.pass({ minutes: 20 })
    await street.pass({ hours: 2 })
    expect((await street.billOf(id)).state).toBe(there ? 'paid' : 'due')
    expect(
      await world.owner.read`select from payment.attempt where bill_id = ${billId} and state = 'open'`,
    ).toHaveLength(0)
  },
)
