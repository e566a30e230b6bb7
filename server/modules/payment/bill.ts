import { sm3Hex } from '#platform/crypto'

/** Why money goes back. `refunded-there` is of the bank's own accord. */
export const refundReasons = [
  'paid-twice',
  'paid-after-cancelled',
  'case-ended',
  'amount-differs',
  'by-officer',
  'refunded-there',
] as const
export type RefundReason = (typeof refundReasons)[number]

/** Money that came, under the channel’s own number for it. */
export interface Payment {
  /** `<channel>:<transaction>`. */
  readonly id: string
  readonly orderId: string
  readonly fen: number
  readonly at: string
}

export interface Refund {
  readonly id: string
  readonly paymentId: string
  readonly fen: number
  readonly reason: RefundReason
  /** When the channel said that it was done. */
  readonly doneAt: string | null
}

/** A bill and everything that is known of its money. */
export interface Bill {
  readonly amountFen: number
  readonly cancelled: boolean
  /** The payment that stands for it; the first that was known of, for good. */
  readonly settledBy: string | null
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
}

/** What becomes known, by a notice, an answer or a statement: in any order, and any number of times. */
export type Fact =
  | { readonly kind: 'paid'; readonly payment: Payment }
  | {
      readonly kind: 'refunded'
      readonly refundId: string
      readonly paymentId: string
      readonly fen: number
      readonly at: string
    }
  | { readonly kind: 'refund-asked'; readonly paymentId: string; readonly reason: RefundReason }
  | { readonly kind: 'cancelled' }

export type BillState = 'due' | 'paid' | 'held' | 'refunding' | 'refunded' | 'cancelled'

export const unpaid = (amountFen: number): Bill => ({
  amountFen,
  cancelled: false,
  settledBy: null,
  payments: [],
  refunds: [],
})

/**
 * due → paid → (refunding → refunded), due → cancelled, due → held. The first full payment of a bill that is due settles it. Money that
 * comes when the bill is settled or cancelled goes back; money of another amount is held until somebody looks. What is known already
 * changes nothing.
 */
export function settle(bill: Bill, fact: Fact): Bill {
  switch (fact.kind) {
    case 'paid':
      return bill.payments.some(({ id }) => id === fact.payment.id) ? bill : paid(bill, fact.payment)
    case 'refunded':
      return refunded(bill, fact)
    case 'refund-asked': {
      const payment = bill.payments.find(({ id }) => id === fact.paymentId)
      return payment && !isGoingBack(bill, payment) ? asked(bill, payment, fact.reason) : bill
    }
    case 'cancelled':
      // What was paid is not cancelled: its money goes back by a refund.
      return bill.settledBy === null ? { ...bill, cancelled: true } : bill
  }
}

export function stateOf(bill: Bill): BillState {
  const settled = bill.payments.find(({ id }) => id === bill.settledBy)
  if (settled) {
    if (refundedFen(bill, settled.id) >= settled.fen) return 'refunded'
    return isGoingBack(bill, settled) ? 'refunding' : 'paid'
  }
  if (bill.payments.some((payment) => payment.fen !== bill.amountFen && !isGoingBack(bill, payment)))
    return 'held'
  return bill.cancelled ? 'cancelled' : 'due'
}

/** Whether a payment has been given back or is on its way back. */
export function isGoingBack({ refunds }: Bill, { id }: Payment): boolean {
  return refunds.some(({ paymentId }) => paymentId === id)
}

/** Our number for the refund of a payment, of at most 64 characters as all of theirs: one, however often it is asked for. */
export function refundIdOf(paymentId: string): string {
  const transaction = paymentId.slice(paymentId.indexOf(':') + 1)
  return `R-${transaction.length <= 62 ? transaction : sm3Hex(transaction).slice(0, 62)}`
}

function paid(bill: Bill, payment: Payment): Bill {
  const known = { ...bill, payments: [...bill.payments, payment] }
  // Its refund was told before it was.
  if (isGoingBack(known, payment)) return known
  if (payment.fen !== bill.amountFen) return known
  if (bill.settledBy !== null) return asked(known, payment, 'paid-twice')
  if (bill.cancelled) return asked(known, payment, 'paid-after-cancelled')
  return { ...known, settledBy: payment.id }
}

function refunded(bill: Bill, { refundId, paymentId, fen, at }: Extract<Fact, { kind: 'refunded' }>): Bill {
  const ours = bill.refunds.find(({ id }) => id === refundId)
  if (ours?.doneAt) return bill
  if (ours)
    return {
      ...bill,
      refunds: bill.refunds.map((each) => (each === ours ? { ...each, fen, doneAt: at } : each)),
    }
  const there: Refund = { id: refundId, paymentId, fen, reason: 'refunded-there', doneAt: at }
  return { ...bill, refunds: [...bill.refunds, there] }
}

function asked(bill: Bill, { id, fen }: Payment, reason: RefundReason): Bill {
  const refund: Refund = { id: refundIdOf(id), paymentId: id, fen, reason, doneAt: null }
  return { ...bill, refunds: [...bill.refunds, refund] }
}

function refundedFen({ refunds }: Bill, paymentId: string): number {
  return refunds.reduce(
    (sum, refund) => (refund.paymentId === paymentId && refund.doneAt ? sum + refund.fen : sum),
    0,
  )
}
