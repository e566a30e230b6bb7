import { z } from 'zod'
import { dateOf } from '#platform/clock'

/** An order as it is placed. */
export const placedOrder = z.looseObject({
  orderId: z.uuid(),
  fen: z.int().positive(),
  subject: z.string(),
  payCode: z.string().regex(/^\d{20}$/),
  notifyUrl: z.url(),
  returnUrl: z.url(),
})
export type SimulatedOrder = z.infer<typeof placedOrder> & { state: 'open' | 'closed' }

export interface Movement {
  readonly entry: 'payment' | 'refund'
  /** The transaction of a payment, the number of a refund. */
  readonly reference: string
  readonly transaction: string
  readonly orderId: string
  readonly fen: number
  readonly at: string
}

export type Book = ReturnType<typeof openBook>

/** What an acquirer writes down: orders, and money that came and went. `kept` is what `keep` gave before a restart. */
export function openBook(name: string, now: () => Temporal.Instant, kept?: string) {
  const read = kept
    ? (JSON.parse(kept) as { count: number; orders: SimulatedOrder[]; movements: Movement[] })
    : { count: 0, orders: [], movements: [] }
  const orders = new Map(read.orders.map((each) => [each.orderId, each]))
  const { movements } = read
  const of = (orderId: string, entry: Movement['entry']) =>
    movements.filter((each) => each.orderId === orderId && each.entry === entry)
  const findPayment = (transaction: string) =>
    movements.find((each) => each.entry === 'payment' && each.transaction === transaction)
  return {
    orders,
    of,
    findPayment,
    findRefund: (refundId: string) =>
      movements.find((each) => each.entry === 'refund' && each.reference === refundId),
    ofDay: (day: string) =>
      movements.filter(({ at }) => dateOf(Temporal.Instant.from(at)).toString() === day),
    charge(orderId: string, fen: number): Movement {
      const at = now()
      const day = dateOf(at).toString().replaceAll('-', '')
      const reference = `${name.toUpperCase()}${day}${String(++read.count).padStart(8, '0')}`
      const common = { transaction: reference, orderId, fen, at: at.toString() }
      const movement: Movement = { entry: 'payment', reference, ...common }
      movements.push(movement)
      return movement
    },
    /** Undefined where more would go back than came. */
    giveBack(payment: Movement, refundId: string, fen: number): Movement | undefined {
      const before = movements
        .filter((each) => each.entry === 'refund' && each.transaction === payment.transaction)
        .reduce((sum, each) => sum + each.fen, 0)
      if (before + fen > payment.fen) return undefined
      const refund: Movement = { ...payment, entry: 'refund', reference: refundId, fen, at: now().toString() }
      movements.push(refund)
      return refund
    },
    forget(transaction: string) {
      movements.splice(
        movements.findIndex((each) => each.transaction === transaction),
        1,
      )
    },
    keep: () => JSON.stringify({ count: read.count, orders: [...orders.values()], movements }),
  }
}

export function paidContent({ orderId, transaction, fen, at }: Movement) {
  return { orderId, transaction, fen, at }
}

export function refundedContent({ reference, transaction, orderId, fen, at }: Movement) {
  return { refundId: reference, transaction, orderId, fen, at }
}
