import type { PaymentChannel } from '#contract'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Fact } from './bill.ts'
import { askStanding, channelOf, closeOrder, paymentIdOf } from './channel.ts'
import { know } from './know.ts'

interface Attempt {
  readonly orderId: string
  readonly billId: string
  readonly channel: PaymentChannel
  readonly madeAt: Temporal.Instant
  readonly asks: number
  /** Whether its bill is still to be paid. */
  readonly isDue: boolean
}

type Standing = Awaited<ReturnType<typeof askStanding>>['state']

/** Orders are asked after when no notice came: after 20 s, 40 s, 80 s … up to an hour, for three days. */
const FIRST_ASK_SECONDS = 20
const LONGEST_SECONDS = 3600
const DAYS = 3

/** How long an order that the channel does not know may still be on its way there: a message is taken for ten minutes and no longer. */
const LOST_AFTER_MINUTES = 15

export function askAfter(asks: number): Temporal.DurationLike {
  return { seconds: Math.min(FIRST_ASK_SECONDS * 2 ** Math.min(asks, 12), LONGEST_SECONDS) }
}

/** Asks what became of orders whose time has come; those that are over are asked no more. */
export async function askDueOrders(platform: Platform): Promise<void> {
  const { read } = platform.database
  const now = platform.clock.now()
  const due = await selectAttempts(
    read,
    read`a.order_id in (select order_id from payment.attempt where state = 'open' and ask_at <= ${now} order by ask_at limit 20)`,
  )
  for (const attempt of due) await askOne(platform, attempt)
}

/** Asks now after every order of a bill. */
export async function askOrdersOf(platform: Platform, billId: string): Promise<void> {
  const { read } = platform.database
  for (const attempt of await selectAttempts(read, read`a.bill_id = ${billId} and a.state = 'open'`))
    await askOne(platform, attempt)
}

/** Asks now after one order; how it stands by the channel’s books, undefined where that was not to be learnt. */
export async function askOrder(platform: Platform, orderId: string): Promise<Standing | undefined> {
  const { read } = platform.database
  const [attempt] = await selectAttempts(read, read`a.order_id = ${orderId}`)
  return attempt && askOne(platform, attempt)
}

function selectAttempts(read: Read, condition: ReturnType<Read>): PromiseLike<Attempt[]> {
  return read<Attempt[]>`
    select a.order_id as "orderId", a.bill_id as "billId", a.channel, a.made_at as "madeAt", a.asks, b.state = 'due' as "isDue"
    from payment.attempt a join payment.bill b using (bill_id) where ${condition} order by a.ask_at`
}

async function askOne(platform: Platform, attempt: Attempt): Promise<Standing | undefined> {
  const { read } = platform.database
  const { orderId, billId, channel, asks, madeAt, isDue } = attempt
  const now = platform.clock.now()
  const isOlderThan = (minutes: number) => Temporal.Instant.compare(madeAt, now.subtract({ minutes })) < 0
  let told: Standing | undefined
  try {
    const party = channelOf(platform, channel)
    if (!party) throw new Error(`The channel ${channel} is not configured`)
    // Nobody is to pay it any more; whatever was paid before is told with the answer.
    const ask = !isDue || isOlderThan(60 * 24 * DAYS) ? closeOrder : askStanding
    const answer = await ask(platform, party, orderId)
    await know(platform, billId, factsOf(channel, answer), { channel, by: 'query' })
    told = answer.state
  } catch (cause) {
    platform.log.error('payment.ask-failed', cause, { orderId, channel })
  }
  // What the channel does not know may not have reached it yet.
  const isOver = told === 'closed' || (told === 'unknown' && isOlderThan(LOST_AFTER_MINUTES))
  await read`
    update payment.attempt set state = ${isOver ? 'closed' : 'open'}, asks = asks + 1, ask_at = ${now.add(askAfter(asks))}
    where order_id = ${orderId} and state = 'open'`
  return told
}

function factsOf(
  channel: PaymentChannel,
  { payments, refunds }: Awaited<ReturnType<typeof askStanding>>,
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
