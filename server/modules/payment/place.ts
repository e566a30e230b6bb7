import type { PaymentChannel } from '#contract'
import { uuidv7 } from '#platform/crypto'
import { CounterpartyFailure, type Counterparty } from '#platform/counterparty'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { lockBill, type StoredBill } from './book.ts'
import { placeOrder } from './channel.ts'
import { askAfter, askOrder } from './orders.ts'

export interface Placed {
  readonly orderId: string
  /** Where the payer hands the money over. */
  readonly payUrl: string
}

/** An order whose answer was lost is placed again for so long; after that it is left to be asked after. */
const PLACED_AGAIN_MINUTES = 5

/**
 * Places an order for a bill, and gives its counter. It is written down before the channel hears of it: whatever is lost after that,
 * a notice of it finds its bill, and it is asked after like any other. While a channel has an open order for the bill, that very order
 * is placed again, which changes nothing there. Throws payment.not-due and payment.channel-unavailable.
 */
export async function placeFor(
  platform: Platform,
  bill: StoredBill,
  channel: PaymentChannel,
  party: Counterparty,
): Promise<Placed> {
  for (;;) {
    const attempt = await openAttempt(platform, bill.billId, channel)
    try {
      return await place(platform, bill, attempt.orderId, channel, party)
    } catch (cause) {
      if (!(cause instanceof CounterpartyFailure)) throw cause
      // It says no: by its own books nothing is open under that number, and an order that was is over.
      const isOver = cause.reason === 'refused' && (await isOverThere(platform, attempt.orderId))
      if (!isOver || attempt.isNew) throw new Problem('payment.channel-unavailable', { cause })
    }
  }
}

async function openAttempt(
  { database, clock }: Platform,
  billId: string,
  channel: PaymentChannel,
): Promise<{ orderId: string; isNew: boolean }> {
  const now = clock.now()
  return database.write(async (transaction) => {
    const bill = await lockBill(transaction, billId)
    if (bill?.state !== 'due') throw new Problem('payment.not-due')
    const [open] = await transaction<{ orderId: string }[]>`
      select order_id as "orderId" from payment.attempt where bill_id = ${billId} and channel = ${channel} and state = 'open'
        and (pay_url is not null or made_at > ${now.subtract({ minutes: PLACED_AGAIN_MINUTES })})
      order by made_at desc, order_id desc limit 1`
    if (open) return { ...open, isNew: false }
    const orderId = uuidv7(now)
    await transaction`
      insert into payment.attempt (order_id, bill_id, channel, made_at, ask_at)
      values (${orderId}, ${billId}, ${channel}, ${now}, ${now.add(askAfter(0))})`
    return { orderId, isNew: true }
  })
}

async function place(
  platform: Platform,
  bill: StoredBill,
  orderId: string,
  channel: PaymentChannel,
  party: Counterparty,
): Promise<Placed> {
  const { publicUrl, callbackUrl } = platform.config
  const { payUrl } = await placeOrder(platform, party, {
    orderId,
    fen: bill.amountFen,
    subject: bill.item.name.zh,
    payCode: bill.code,
    notifyUrl: `${callbackUrl}/api/v1/payment/notices/${channel}`,
    returnUrl: `${publicUrl}/cases/${bill.caseId}`,
  })
  await platform.database.read`update payment.attempt set pay_url = ${payUrl} where order_id = ${orderId}`
  return { orderId, payUrl }
}

/** Takes what the channel knows of an order that it would not place; true where nobody can pay it. */
async function isOverThere(platform: Platform, orderId: string): Promise<boolean> {
  const told = await askOrder(platform, orderId)
  if (told === undefined || told === 'open') return false
  await platform.database.read`update payment.attempt set state = 'closed' where order_id = ${orderId}`
  return true
}
