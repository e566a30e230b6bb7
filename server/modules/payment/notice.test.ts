import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedMessage } from '#contract'
import { seal } from '#platform/counterparty'
import { generateSm2Key, signSm2, uuidv7 } from '#platform/crypto'
import { openStreet, type Street } from '#world'

let street: Street
/** A bank whose key the test holds. */
const { privateKey } = generateSm2Key('test')
const stranger = generateSm2Key('test').privateKey

beforeAll(async () => {
  street = await openStreet()
  const { config } = street.world.platform
  const bank = config.counterparties.bank
  if (!bank) throw new Error('there is no bank')
  Object.assign(config, {
    counterparties: {
      ...config.counterparties,
      ecny: { ...bank, name: 'ecny', publicKey: privateKey.publicKey.pem },
    },
  })
})
afterAll(() => street.close())

async function noticeOf(
  orderId: string,
  more: {
    id?: string
    from?: string
    to?: string
    sentAt?: string
    kind?: string
    key?: typeof privateKey
    content?: object
  } = {},
): Promise<SignedMessage> {
  const now = street.world.clock.now()
  const at = now.toString()
  return seal(async (bytes) => signSm2(more.key ?? privateKey, bytes), {
    id: more.id ?? uuidv7(now),
    from: more.from ?? 'ecny',
    to: more.to ?? 'JZ140700',
    kind: more.kind ?? 'paid',
    sentAt: more.sentAt ?? at,
    content: { orderId, transaction: `T${orderId}`, fen: 1000, at, ...more.content },
  })
}

const tell = (message: object, channel = 'ecny') =>
  street.city.anonymous().post(`/api/v1/payment/notices/${channel}`, message)

async function dueBill() {
  const id = await street.file()
  const bill = await street.billOf(id)
  const orderId = uuidv7(street.world.clock.now())
  await street.world.owner.read`
    insert into payment.attempt (order_id, bill_id, channel, pay_url, made_at, ask_at)
    values (${orderId}, ${bill.id}, 'ecny', '/', now(), now() + interval '10 years')`
  return { id, orderId }
}

test('who did not sign, signs for another or says another time is refused, and nothing follows', async () => {
  const { id, orderId } = await dueBill()
  const hour = street.world.clock.now().add({ hours: 1 }).toString()
  const before = street.world.clock.now().subtract({ hours: 1 }).toString()
  const altered = await noticeOf(orderId)
  altered.envelope.content['transaction'] = 'T2'
  for (const [message, code, status] of [
    [await noticeOf(orderId, { key: stranger }), 'counterparty.signature-invalid', 401],
    [altered, 'counterparty.signature-invalid', 401],
    [await noticeOf(orderId, { from: 'bank' }), 'counterparty.unknown', 404],
    [await noticeOf(orderId, { to: 'JZ999999' }), 'counterparty.unknown', 404],
    [await noticeOf(orderId, { sentAt: hour }), 'counterparty.message-outdated', 409],
    [await noticeOf(orderId, { sentAt: before }), 'counterparty.message-outdated', 409],
  ] as const)
    expect(await tell(message)).toMatchObject({ status, body: { code } })
  // A notice of one channel is none of the other.
  expect(await tell(await noticeOf(orderId), 'bank')).toMatchObject({ status: 404 })
  expect(await tell({ envelope: {}, signature: '' })).toMatchObject({ status: 400 })
  expect((await street.billOf(id)).state).toBe('due')
})

test('the same notice again is taken again and changes nothing; the same id with other content is refused', async () => {
  const { id, orderId } = await dueBill()
  const noticeId = uuidv7(street.world.clock.now())
  const first = await noticeOf(orderId, { id: noticeId })
  for (let times = 0; times < 3; times++)
    expect(await tell(first)).toMatchObject({ status: 200, body: { taken: noticeId } })
  const other = await noticeOf(orderId, { id: noticeId, content: { transaction: 'T-other' } })
  expect(await tell(other)).toMatchObject({ status: 409, body: { code: 'counterparty.message-altered' } })
  const bill = await street.billOf(id)
  expect(bill).toMatchObject({ state: 'paid', payments: [{ settles: true }] })
  expect(bill.payments).toHaveLength(1)
})

test('many at once are one', async () => {
  const { id, orderId } = await dueBill()
  const messages = await Promise.all(Array.from({ length: 8 }, () => noticeOf(orderId)))
  const answers = await Promise.all(messages.map((message) => tell(message)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect((await street.billOf(id)).payments).toHaveLength(1)
})

test('what says nothing we know, or of no order of ours, is kept and ends there', async () => {
  const { orderId } = await dueBill()
  for (const [message, outcome] of [
    [await noticeOf(uuidv7(street.world.clock.now())), 'unknown-order'],
    [await noticeOf(orderId, { kind: 'weather' }), 'unreadable'],
    [await noticeOf(orderId, { content: { fen: -1 } }), 'unreadable'],
  ] as const) {
    expect(await tell(message)).toMatchObject({ status: 200 })
    const [kept] = await street.world.owner.read<{ outcome: string }[]>`
      select outcome from payment.notice where notice_id = ${message.envelope.id}`
    expect(kept?.outcome).toBe(outcome)
  }
})

test('money that stands with one bill pays no other under the same number, and the contradiction is kept', async () => {
  const [one, other] = [await dueBill(), await dueBill()]
  expect(await tell(await noticeOf(one.orderId, { content: { transaction: 'SAME' } }))).toMatchObject({
    status: 200,
  })
  const second = await noticeOf(other.orderId, { content: { transaction: 'SAME' } })
  expect(await tell(second)).toMatchObject({ status: 200 })
  expect([(await street.billOf(one.id)).state, (await street.billOf(other.id)).state]).toEqual([
    'paid',
    'due',
  ])
  expect(
    await street.world.owner.read`
    select outcome from payment.notice where notice_id = ${second.envelope.id}`,
  ).toEqual([{ outcome: 'contradicts' }])
})
