import type { PaymentChannel } from '#contract'
import type { Platform } from '#platform/runtime'
import type { Fact } from './bill.ts'
import { learn, lockBill, type Knowledge } from './book.ts'

/** What wakes the work behind the till: something became known of a bill. */
export const MOVED = 'payment.moved'

/** Writes down facts about a bill, one after the other; gives how many were new. */
export async function know(
  platform: Platform,
  billId: string,
  facts: readonly Fact[],
  known: Omit<Knowledge, 'now'>,
): Promise<number> {
  if (facts.length === 0) return 0
  const now = platform.clock.now()
  const news = await platform.database.write(async (transaction) => {
    let count = 0
    for (const fact of facts) {
      const bill = await lockBill(transaction, billId)
      if (bill && (await learn(transaction, bill, fact, { ...known, now }))) count++
    }
    return count
  })
  if (news > 0) platform.signals.emit(MOVED)
  return news
}

/** The bill that an order was placed for, with that very channel. */
export async function billOfOrder(
  platform: Platform,
  channel: PaymentChannel,
  orderId: string,
): Promise<string | undefined> {
  const [row] = await platform.database.read<{ billId: string }[]>`
    select bill_id as "billId" from payment.attempt where order_id = ${orderId} and channel = ${channel}`
  return row?.billId
}
