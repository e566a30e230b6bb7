import {
  paymentOperations,
  type CounterpartyEnvelope,
  type PaymentChannel,
  type SignedMessage,
} from '#contract'
import { accept, digestOf } from '#platform/counterparty'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import type { Platform } from '#platform/runtime'
import type { Fact } from '../bill.ts'
import { channelOf, paidContent, paymentIdOf, refundedContent } from '../channel.ts'
import { billOfOrder, know } from '../know.ts'
import { tellCases } from '../till.ts'

/**
 * What a channel tells by itself. The facts are written before the notice is: a crash between the two has it told again, and known facts
 * change nothing. A notice of an order that is not ours is kept and answered, so that it ends; the day's statement brings it up again.
 */
export const notice = implement(paymentOperations.notice, async ({ platform, now }, { params, body }) => {
  const { channel } = params
  const envelope = accept(channelOf(platform, channel), body, now)
  if (!(await isKnown(platform, channel, envelope))) {
    const outcome = await take(platform, channel, envelope)
    await keep(platform, channel, body, outcome, now)
    // The payer looks at the page at this moment.
    if (outcome === 'taken') await tellCases(platform)
  }
  return { taken: envelope.id }
})

async function isKnown(
  { database }: Platform,
  channel: PaymentChannel,
  envelope: CounterpartyEnvelope,
): Promise<boolean> {
  const [row] = await database.read<{ digest: string }[]>`
    select digest from payment.notice where channel = ${channel} and notice_id = ${envelope.id}`
  if (row && row.digest !== digestOf(envelope)) throw new Problem('counterparty.message-altered')
  return row !== undefined
}

async function take(
  platform: Platform,
  channel: PaymentChannel,
  { kind, content }: CounterpartyEnvelope,
): Promise<string> {
  const told = factOf(channel, kind, content)
  if (!told) return 'unreadable'
  const billId = await billOfOrder(platform, channel, told.orderId)
  if (!billId) return 'unknown-order'
  await know(platform, billId, [told.fact], { channel, by: 'notice' })
  return (await isOfBill(platform, billId, told.fact)) ? 'taken' : 'contradicts'
}

/** Whether money stands with the bill that the notice names, and not with another under the same number. */
async function isOfBill({ database }: Platform, billId: string, fact: Fact): Promise<boolean> {
  if (fact.kind !== 'paid') return true
  const rows = await database.read`
    select from payment.payment where payment_id = ${fact.payment.id} and bill_id = ${billId} and amount_fen = ${fact.payment.fen}`
  return rows.length > 0
}

function factOf(
  channel: PaymentChannel,
  kind: string,
  content: CounterpartyEnvelope['content'],
): { orderId: string; fact: Fact } | undefined {
  if (kind === 'paid') {
    const { data } = paidContent.safeParse(content)
    if (!data) return undefined
    const { orderId, transaction, fen, at } = data
    return {
      orderId,
      fact: { kind: 'paid', payment: { id: paymentIdOf(channel, transaction), orderId, fen, at } },
    }
  }
  const { data } = refundedContent.safeParse(content)
  if (kind !== 'refunded' || !data) return undefined
  const { orderId, refundId, transaction, fen, at } = data
  return {
    orderId,
    fact: { kind: 'refunded', refundId, paymentId: paymentIdOf(channel, transaction), fen, at },
  }
}

async function keep(
  { database }: Platform,
  channel: PaymentChannel,
  { envelope, signature }: SignedMessage,
  outcome: string,
  now: Temporal.Instant,
): Promise<void> {
  await database.read`
    insert into payment.notice (channel, notice_id, digest, envelope, signature, outcome, received_at)
    values (${channel}, ${envelope.id}, ${digestOf(envelope)}, ${database.read.json(envelope as never)}, ${signature}, ${outcome}, ${now})
    on conflict do nothing`
}
