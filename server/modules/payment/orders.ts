import type { PaymentChannel } from '#contract'
import type { Platform } from '#platform/runtime'
import type { Fact } from './bill.ts'
import { askOrder, channelOf, closeOrder, paymentIdOf } from './channel.ts'
import { know } from './know.ts'

interface Attempt {
  readonly orderId: string
  readonly billId: string
  readonly channel: PaymentChannel
  readonly asks: number
}

/** Orders are asked after when no notice came: after 20 s, 40 s, 80 s … up to an hour, for three days. */
const FIRST_ASK_SECONDS = 20
const LONGEST_SECONDS = 3600
const DAYS = 3

export function askAfter(asks: number): Temporal.DurationLike {
  return { seconds: Math.min(FIRST_ASK_SECONDS * 2 ** Math.min(asks, 12), LONGEST_SECONDS) }
}

/** Asks what became of orders whose time has come; those that are over are asked no more. */
export async function askDueOrders(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const due = await platform.database.read<Attempt[]>`
    select order_id as "orderId", bill_id as "billId", channel, asks from payment.attempt
    where state = 'open' and ask_at <= ${now} order by ask_at limit 20`
  for (const attempt of due) await askOne(platform, attempt)
}

/** Asks now after every order of a bill. */
export async function askOrdersOf(platform: Platform, billId: string): Promise<void> {
  const attempts = await platform.database.read<Attempt[]>`
    select order_id as "orderId", bill_id as "billId", channel, asks from payment.attempt
    where bill_id = ${billId} and state = 'open'`
  for (const attempt of attempts) await askOne(platform, attempt)
}

async function askOne(platform: Platform, attempt: Attempt): Promise<void> {
  const { read } = platform.database
  const now = platform.clock.now()
  const party = channelOf(platform, attempt.channel)
  try {
    if (!party) throw new Error(`The channel ${attempt.channel} is not configured`)
    const [bill] = await read<{ isOver: boolean }[]>`
      select (b.state <> 'due' or a.made_at < ${now.subtract({ hours: 24 * DAYS })}) as "isOver"
      from payment.bill b join payment.attempt a using (bill_id) where a.order_id = ${attempt.orderId}`
    // Nobody is to pay it any more; whatever was paid before is told with the answer.
    const ask = bill?.isOver ? closeOrder : askOrder
    const told = await ask(platform, party, attempt.orderId)
    await know(platform, attempt.billId, factsOf(attempt.channel, told), {
      channel: attempt.channel,
      by: 'query',
    })
    const isOver = told.state !== 'open'
    await read`
      update payment.attempt set state = ${isOver ? 'closed' : 'open'}, asks = asks + 1, ask_at = ${now.add(askAfter(attempt.asks))}
      where order_id = ${attempt.orderId}`
  } catch (cause) {
    platform.log.error('payment.ask-failed', cause, { orderId: attempt.orderId, channel: attempt.channel })
    await read`
      update payment.attempt set asks = asks + 1, ask_at = ${now.add(askAfter(attempt.asks))} where order_id = ${attempt.orderId}`
  }
}

function factsOf(
  channel: PaymentChannel,
  { payments, refunds }: Awaited<ReturnType<typeof askOrder>>,
): Fact[] {
  return [
    ...payments.map(({ transaction, orderId, fen, at }): Fact => ({
      kind: 'paid',
      payment: { id: paymentIdOf(channel, transaction), orderId, fen, at },
    })),
    ...refunds.map(({ refundId, transaction, fen, at }): Fact => ({
      kind: 'refunded',
      refundId,
      paymentId: paymentIdOf(channel, transaction),
      fen,
      at,
    })),
  ]
}
