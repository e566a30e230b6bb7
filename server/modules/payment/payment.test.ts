import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLedger, verifyFile, publishKeys } from '#modules/ledger'
import { openStreet, type Street } from '#world'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

async function paidFen(street: Street, billId: string): Promise<number> {
  const [row] = await street.world.owner.read<{ fen: number }[]>`
    select (select coalesce(sum(amount_fen), 0) from payment.payment where bill_id = ${billId})
      - (select coalesce(sum(amount_fen), 0) from payment.refund where bill_id = ${billId} and done_at is not null) as fen`
  return Number(row?.fen)
}

test('a case that costs money waits for it, with a bill as it was published', async () => {
  const id = await street.file()
  expect(await street.viewOf(id)).toMatchObject({
    status: 'open',
    decision: { outcome: 'granted' },
    certificates: [],
  })
  const bill = await street.billOf(id)
  expect(bill).toMatchObject({
    state: 'due',
    amountFen: 1000,
    payer: '李建国',
    item: { code: '103043301', name: { zh: '机动车驾驶证工本费' }, basis: { verified: false } },
    payments: [],
    voucher: null,
  })
  expect(bill.code).toMatch(/^14070226\d{12}$/)
})

test.each(['bank', 'ecny'] as const)(
  'paid by %s, it shows at once, the licence comes, the voucher proves itself',
  async (channel) => {
    const id = await street.file()
    const { id: billId } = await street.billOf(id)
    const orderId = await street.order(billId, channel)
    street.banks[channel].pay(orderId)
    // The notice alone: no work beside the requests.
    await street.banks.settle()
    const bill = await street.billOf(id)
    expect(bill).toMatchObject({
      state: 'paid',
      payments: [{ channel, fen: 1000, settles: true, refund: null }],
    })
    expect((await street.viewOf(id)).certificates).toHaveLength(1)
    await street.pass()
    expect(await street.viewOf(id)).toMatchObject({ status: 'closed', milestone: 'closed' })

    const { platform } = street.world
    await createLedger(platform).integrateOnce()
    const file = await street.son.get(`/api/v1/vouchers/${bill.voucher?.id}/file`)
    expect(file).toMatchObject({ status: 200 })
    expect(verifyFile(file.bytes, publishKeys(platform.keyStore).keys)).toMatchObject({
      kind: 'voucher',
      integrity: 'valid',
      trust: 'trusted',
      subject: { amountFen: 1000, payCode: bill.code, channel },
    })
    const altered = Buffer.from(file.bytes)
    altered[300] = (altered[300] ?? 0) ^ 1
    expect(verifyFile(altered, publishKeys(platform.keyStore).keys).integrity).toBe('altered')

    const { code, number, checkCode } = bill.voucher ?? {}
    const anyone = street.city.anonymous()
    const checked = await anyone.get(`/api/v1/vouchers/${code}/${number}/${checkCode}`)
    expect(checked.body).toMatchObject({ state: 'valid', amountFen: 1000, payer: '李*国' })
    const guessed = checkCode === '000000' ? '000001' : '000000'
    expect(await anyone.get(`/api/v1/vouchers/${code}/${number}/${guessed}`)).toMatchObject({ status: 404 })
  },
)

test('charged twice, told out of order, each notice twice, a forged one between: paid once, the rest goes back', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  street.banks.bank.pay(await street.order(billId), 'rough')
  await street.pass()
  await street.pass({ minutes: 5 })
  await street.pass({ minutes: 5 })
  const bill = await street.billOf(id)
  expect(bill.state).toBe('paid')
  expect(bill.payments).toHaveLength(2)
  expect(bill.payments.filter(({ settles }) => settles)).toMatchObject([{ refund: null }])
  expect(bill.payments.filter(({ settles }) => !settles)).toMatchObject([
    { refund: { reason: 'paid-twice', doneAt: expect.any(String), fen: 1000 } },
  ])
  expect(await paidFen(street, billId)).toBe(1000)
  expect((await street.viewOf(id)).certificates).toHaveLength(1)
})

test('paid by both channels: the first stands, the second goes back by the way it came', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  const first = await street.order(billId, 'bank')
  const second = await street.order(billId, 'ecny')
  street.banks.ecny.pay(second)
  street.banks.bank.pay(first)
  await street.pass()
  await street.pass({ minutes: 5 })
  expect((await street.billOf(id)).payments.filter(({ refund }) => refund?.doneAt)).toHaveLength(1)
  expect(await paidFen(street, billId)).toBe(1000)
})

test('a notice that is lost is asked for, by the page at once and by the till in time', async () => {
  const [id, other] = [await street.file(), await street.file()]
  const { id: billId } = await street.billOf(id)
  street.banks.bank.pay(await street.order(billId), 'lost')
  await street.banks.settle()
  expect((await street.billOf(id)).state).toBe('due')
  expect(await street.son.post(`/api/v1/bills/${billId}/look`)).toMatchObject({ body: { state: 'paid' } })
  expect((await street.viewOf(id)).certificates).toHaveLength(1)

  street.banks.bank.pay(await street.order((await street.billOf(other)).id), 'lost')
  await street.pass({ minutes: 1 })
  expect((await street.billOf(other)).state).toBe('paid')
})

test('a notice that comes late finds its bill', async () => {
  const id = await street.file()
  street.banks.ecny.pay(await street.order((await street.billOf(id)).id, 'ecny'), 'late')
  street.world.clock.advance({ seconds: 46 })
  await street.banks.settle()
  expect((await street.billOf(id)).state).toBe('paid')
})

test('money that is heard of when the case waits no more goes back, and no licence is made', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  const orderId = await street.order(billId)
  street.banks.weather.bank = 'down'
  await street.pass({ hours: 24 * 30 })
  street.banks.bank.pay(orderId, 'lost')
  street.banks.weather.bank = 'fine'
  await street.pass({ hours: 2 })
  await street.pass({ hours: 2 })
  expect((await street.viewOf(id)).certificates).toEqual([])
  const { state, payments } = await street.billOf(id)
  expect(payments).toMatchObject([{ refund: { doneAt: expect.any(String) } }])
  expect(['cancelled', 'refunded']).toContain(state)
  expect(await paidFen(street, billId)).toBe(0)
})

test('nobody pays in time: the case goes to a person, and what comes afterwards goes back', async () => {
  const id = await street.file()
  const bill = await street.billOf(id)
  const orderId = await street.order(bill.id)
  await street.pass({ hours: 24 * 30 })
  expect((await street.viewOf(id)).trail.find(({ state }) => state === 'now')).toMatchObject({
    title: { zh: '逾期没缴费' },
  })
  await street.pass({ minutes: 2 })
  expect((await street.billOf(id)).state).toBe('cancelled')
  expect(await street.son.post(`/api/v1/bills/${bill.id}/orders`, { channel: 'bank' })).toMatchObject({
    status: 409,
    body: { code: 'payment.not-due' },
  })
  // The order was closed at the bank too.
  expect(street.banks.bank.pay(orderId)).toBeUndefined()
})

test('another amount is held for an officer, who gives it back', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  street.banks.bank.pay(await street.order(billId), 'short')
  await street.pass()
  const held = await street.billOf(id)
  expect(held.state).toBe('held')
  const cashier = await street.city.as('cashier')
  const [payment] = held.payments
  const body = { paymentId: payment?.id, note: '金额不符，原路退回' }
  expect(
    await (await street.city.as('approver-police-yuci')).post(`/api/v1/bills/${billId}/refunds`, body),
  ).toMatchObject({
    status: 403,
  })
  expect(await cashier.post(`/api/v1/bills/${billId}/refunds`, body)).toMatchObject({
    status: 200,
    body: { state: 'due', payments: [{ refund: { reason: 'amount-differs', note: '金额不符，原路退回' } }] },
  })
  expect(await cashier.post(`/api/v1/bills/${billId}/refunds`, body)).toMatchObject({
    status: 409,
    body: { code: 'payment.refund-refused' },
  })
  await street.pass({ minutes: 5 })
  expect(await paidFen(street, billId)).toBe(0)
  street.banks.bank.pay(await street.order(billId))
  await street.banks.settle()
  expect((await street.billOf(id)).state).toBe('paid')
})

test('a refund that is done by the bank, told before the payment, keeps nothing', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  const paid = street.banks.bank.pay(await street.order(billId), 'late')
  street.banks.bank.reverse(paid?.transaction ?? '')
  await street.banks.settle()
  street.world.clock.advance({ seconds: 60 })
  await street.banks.settle()
  expect(await street.billOf(id)).toMatchObject({
    state: 'due',
    payments: [{ settles: false, refund: { reason: 'refunded-there' } }],
  })
  expect(await paidFen(street, billId)).toBe(0)
})

test('a refund whose answer was lost is the same refund when it is asked for again', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  const orderId = await street.order(billId)
  street.banks.bank.pay(orderId, 'short')
  await street.pass()
  const [payment] = (await street.billOf(id)).payments
  const cashier = await street.city.as('cashier')
  street.banks.weather.bank = 'mute'
  await cashier.post(`/api/v1/bills/${billId}/refunds`, { paymentId: payment?.id, note: '金额不符' })
  // Whatever is told of it by itself is lost as well.
  street.banks.bank.drop()
  await street.pass({ minutes: 1 })
  street.banks.bank.drop()
  street.banks.weather.bank = 'fine'
  await street.pass({ minutes: 5 })
  const { payments } = await street.billOf(id)
  expect(payments).toMatchObject([{ refund: { doneAt: expect.any(String), failure: null } }])
  expect(street.banks.bank.movementsOf(orderId).map(({ entry, fen }) => [entry, fen])).toEqual([
    ['payment', 999],
    ['refund', 999],
  ])
})

test('a voucher of money that went back is reversed', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  street.banks.bank.pay(await street.order(billId))
  await street.pass()
  const { voucher, payments } = await street.billOf(id)
  const cashier = await street.city.as('cashier')
  await cashier.post(`/api/v1/bills/${billId}/refunds`, { paymentId: payments[0]?.id, note: '误收，退付' })
  await street.pass({ minutes: 5 })
  expect((await street.billOf(id)).state).toBe('refunded')
  const path = `/api/v1/vouchers/${voucher?.code}/${voucher?.number}/${voucher?.checkCode}`
  expect((await street.city.anonymous().get(path)).body).toMatchObject({ state: 'reversed' })
})

test('a channel that is down takes no order and the bill stays due; a stranger sees none of it', async () => {
  const id = await street.file()
  const { id: billId } = await street.billOf(id)
  for (const weather of ['down', 'garbled'] as const) {
    street.banks.weather.bank = weather
    expect(await street.son.post(`/api/v1/bills/${billId}/orders`, { channel: 'bank' })).toMatchObject({
      status: 503,
      body: { code: 'payment.channel-unavailable' },
    })
  }
  street.banks.weather.bank = 'fine'
  await street.order(billId)
  const stranger = await street.city.as('citizen')
  expect(await stranger.get(`/api/v1/cases/${id}/bills`)).toMatchObject({ status: 404 })
  expect(await stranger.post(`/api/v1/bills/${billId}/orders`, { channel: 'bank' })).toMatchObject({
    status: 404,
    body: { code: 'payment.bill-not-found' },
  })
})
