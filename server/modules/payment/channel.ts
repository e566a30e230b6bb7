import { z } from 'zod'
import { moment, type PaymentChannel } from '#contract'
import { ask, type Counterparty } from '#platform/counterparty'
import type { Platform } from '#platform/runtime'

/** Money as the channels write it: whole fen. */
const fen = z.int().min(1).max(1_000_000_000_00)
const reference = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)

export const paidContent = z.strictObject({ orderId: z.uuid(), transaction: reference, fen, at: moment })
export const refundedContent = z.strictObject({
  refundId: reference,
  transaction: reference,
  orderId: z.uuid(),
  fen,
  at: moment,
})

const standing = z.strictObject({
  state: z.enum(['open', 'closed', 'unknown']),
  payments: z.array(paidContent).max(20),
  refunds: z.array(refundedContent).max(20),
})

const statementLine = z.strictObject({
  entry: z.enum(['payment', 'refund']),
  /** The transaction of a payment, the number of a refund. */
  reference,
  transaction: reference,
  orderId: z.uuid(),
  fen,
  at: moment,
})
export type StatementLine = z.infer<typeof statementLine>
const statement = z.strictObject({ day: z.iso.date(), lines: z.array(statementLine).max(200_000) })

export function channelOf(
  { config }: Pick<Platform, 'config'>,
  name: PaymentChannel,
): Counterparty | undefined {
  return config.counterparties[name]
}

export interface Order {
  readonly orderId: string
  readonly fen: number
  readonly subject: string
  readonly payCode: string
  /** Where the channel tells of it, and where it sends the payer afterwards. */
  readonly notifyUrl: string
  readonly returnUrl: string
}

/** Places an order; the same one again is the same order. Throws CounterpartyFailure, as the others do. */
export function placeOrder(platform: Platform, party: Counterparty, order: Order) {
  const answer = z.strictObject({
    orderId: z.uuid(),
    payUrl: z.string().regex(/^(\/|https?:\/\/)\S{1,500}$/),
  })
  return ask(platform, party, { kind: 'order.place', content: { ...order }, answer })
}

/** What the channel knows of an order: the answer to a notice that was lost. */
export function askStanding(platform: Platform, party: Counterparty, orderId: string) {
  return ask(platform, party, { kind: 'order.ask', content: { orderId }, answer: standing })
}

/** Closes an order that nobody is to pay any more; what was paid before comes back with the answer. */
export function closeOrder(platform: Platform, party: Counterparty, orderId: string) {
  return ask(platform, party, { kind: 'order.close', content: { orderId }, answer: standing })
}

/** Asks for a refund under our number for it; asked again, it is the same refund. `doneAt` is null while it is on its way. */
export function askRefund(
  platform: Platform,
  party: Counterparty,
  content: { refundId: string; transaction: string; orderId: string; fen: number },
) {
  const answer = z.strictObject({ refundId: reference, doneAt: moment.nullable() })
  return ask(platform, party, { kind: 'refund.ask', content, answer })
}

/** Everything that came and went on a day that is over, by the channel's books. */
export function fetchStatement(platform: Platform, party: Counterparty, day: Temporal.PlainDate) {
  return ask(platform, party, { kind: 'statement', content: { day: day.toString() }, answer: statement })
}

export function paymentIdOf(channel: PaymentChannel, transaction: string): string {
  return `${channel}:${transaction}`
}

export function transactionOf(paymentId: string): string {
  return paymentId.slice(paymentId.indexOf(':') + 1)
}
