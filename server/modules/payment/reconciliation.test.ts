import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf, paymentOperations } from '#contract'
import { openStreet, type Street } from '#world'

type Days = OutputOf<typeof paymentOperations.reconciliations>['days']

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

async function days(): Promise<Days> {
  const cashier = await street.city.as('cashier')
  return (await cashier.get('/api/v1/payment/reconciliations')).body['days'] as unknown as Days
}

async function pay(mood: 'at-once' | 'lost' = 'at-once'): Promise<{ caseId: string; transaction: string }> {
  const caseId = await street.file()
  const orderId = await street.order((await street.billOf(caseId)).id)
  const paid = street.banks.bank.pay(orderId, mood)
  if (mood === 'at-once') await street.banks.settle()
  return { caseId, transaction: paid?.transaction ?? '' }
}

test('a day that agrees has no difference', async () => {
  await pay()
  await pay()
  await street.pass({ hours: 24 })
  expect(await days()).toMatchObject([
    {
      channel: 'bank',
      day: '2026-11-19',
      oursCount: 2,
      oursFen: 2000,
      theirsCount: 2,
      theirsFen: 2000,
      open: 0,
      differences: [],
    },
  ])
})

test('what only the statement knows is taken from it, and says so', async () => {
  const { caseId } = await pay('lost')
  // Nobody asks after the order: the statement is the first to tell.
  await street.world.owner
    .read`update payment.attempt set ask_at = ask_at + interval '10 days' where state = 'open'`
  await street.pass({ hours: 24 })
  await street.pass()
  expect((await days())[0]).toMatchObject({
    day: '2026-11-20',
    open: 0,
    differences: [{ kind: 'long', state: 'settled', how: 'adopted', theirsFen: 1000, oursFen: null }],
  })
  expect((await street.billOf(caseId)).state).toBe('paid')
  expect((await street.viewOf(caseId)).certificates).toHaveLength(1)
})

test('what the statement lacks waits for an officer, who says how it was settled; once', async () => {
  const { transaction } = await pay()
  street.banks.bank.forget(transaction)
  await street.pass({ hours: 24 })
  const [day] = await days()
  expect(day).toMatchObject({
    day: '2026-11-21',
    open: 1,
    differences: [
      { kind: 'short', reference: transaction, oursFen: 1000, theirsFen: null, billCode: expect.any(String) },
    ],
  })
  const cashier = await street.city.as('cashier')
  const path = `/api/v1/payment/differences/${day?.differences[0]?.id}`
  const body = { how: 'explained', note: '银行次日补记，已电话核对' }
  expect(await (await street.city.as('supervisor')).post(path, body)).toMatchObject({ status: 403 })
  expect(await cashier.post(path, body)).toMatchObject({
    status: 200,
    body: { state: 'settled', how: 'explained', settledBy: expect.any(String) },
  })
  expect(await cashier.post(path, body)).toMatchObject({
    status: 409,
    body: { code: 'payment.difference-settled' },
  })
})

test('a bank that is away is asked again, and no day is left out or compared twice', async () => {
  await pay()
  street.banks.weather.bank = 'down'
  await street.pass({ hours: 24 })
  expect((await days())[0]?.day).toBe('2026-11-21')
  await street.pass({ hours: 24 })
  street.banks.weather.bank = 'fine'
  await street.pass({ hours: 1 })
  await street.pass({ hours: 1 })
  const seen = (await days()).map(({ day }) => day)
  expect(seen).toEqual(['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'])
})

test('a channel that is away keeps the other’s books open no longer', async () => {
  const caseId = await street.file()
  street.banks.ecny.pay(await street.order((await street.billOf(caseId)).id, 'ecny'))
  await street.banks.settle()
  const before = (await days()).filter(({ channel }) => channel === 'ecny').length
  street.banks.weather.bank = 'down'
  await street.pass({ hours: 24 })
  street.banks.weather.bank = 'fine'
  expect((await days()).filter(({ channel }) => channel === 'ecny')).toHaveLength(before + 1)
})
