import type { PaymentChannel } from '#contract'
import { CounterpartyFailure } from '#platform/counterparty'
import type { Platform } from '#platform/runtime'
import { askRefund, channelOf, transactionOf } from './channel.ts'
import { know } from './know.ts'
import { askAfter } from './orders.ts'

interface DueRefund {
  readonly refundId: string
  readonly paymentId: string
  readonly billId: string
  readonly orderId: string
  readonly channel: PaymentChannel
  readonly fen: number
  readonly asks: number
}

/** Asks the channels to give back what is to go back, under our number for it, until they say that it is done. */
export async function askDueRefunds(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const due = await platform.database.read<DueRefund[]>`
    select r.refund_id as "refundId", r.payment_id as "paymentId", r.bill_id as "billId", p.order_id as "orderId", r.channel,
      r.amount_fen as fen, r.asks
    from payment.refund r join payment.payment p using (payment_id)
    where r.done_at is null and r.ask_at <= ${now} order by r.ask_at limit 20`
  for (const refund of due) await askOne(platform, refund, now)
}

async function askOne(platform: Platform, refund: DueRefund, now: Temporal.Instant): Promise<void> {
  const { refundId, paymentId, billId, orderId, channel, fen, asks } = refund
  const party = channelOf(platform, channel)
  let failure: string | null = null
  try {
    if (!party) throw new Error(`The channel ${channel} is not configured`)
    const transaction = transactionOf(paymentId)
    const { doneAt } = await askRefund(platform, party, { refundId, transaction, orderId, fen })
    if (doneAt)
      await know(platform, billId, [{ kind: 'refunded', refundId, paymentId, fen, at: doneAt }], {
        channel,
        by: 'query',
      })
  } catch (cause) {
    failure = cause instanceof CounterpartyFailure ? `${cause.reason}: ${cause.code}` : 'not-configured'
    platform.log.error('payment.refund-failed', cause, { billId, channel })
  }
  await platform.database.read`
    update payment.refund set asks = asks + 1, ask_at = ${now.add(askAfter(asks))}, failure = ${failure}
    where channel = ${channel} and refund_id = ${refundId} and done_at is null`
}
