import type { CounterpartyEnvelope } from '#contract'
import {
  openBook,
  paidContent,
  placedOrder,
  refundedContent,
  type Book,
  type Movement,
  type SimulatedOrder,
} from './acquirer-book.ts'
import { openParty, type PartyOptions } from './party.ts'

/** How a payer's payment is told of. */
export const paymentMoods = ['at-once', 'late', 'rough', 'lost', 'short'] as const
export type PaymentMood = (typeof paymentMoods)[number]

export type Acquirer = ReturnType<typeof openAcquirer>

const LATE_SECONDS = 45

type Content = CounterpartyEnvelope['content']

/** An acquirer as a bank or an operator of digital money runs it: orders, refunds, statements, and notices that can be late, doubled, out of order, forged or lost. */
export function openAcquirer(options: PartyOptions & { readonly cashier: string; readonly kept?: string }) {
  const party = openParty(options)
  const book = openBook(options.name, options.now, options.kept)
  const tellRefund = (refund: Movement | undefined) => {
    const url = refund && book.orders.get(refund.orderId)?.notifyUrl
    if (refund && url) party.tell({ url, kind: 'refunded', content: refundedContent(refund) })
    return refund
  }
  const questions = questionsOf(book, options.cashier, tellRefund)
  return {
    ...party,
    answer: (message: Parameters<typeof party.answer>[0]) =>
      party.answer(message, (kind, content) => questions[kind]?.(content) ?? 'question-unknown'),
    findOrder: (orderId: string): SimulatedOrder | undefined => book.orders.get(orderId),
    orders: (): readonly SimulatedOrder[] => [...book.orders.values()],
    movementsOf: (orderId: string): readonly Movement[] => [
      ...book.of(orderId, 'payment'),
      ...book.of(orderId, 'refund'),
    ],
    isPaid: (orderId: string) => book.of(orderId, 'payment').length > 0,
    /** The payer hands the money over; a closed order takes none. */
    pay(orderId: string, mood: PaymentMood = 'at-once'): Movement | undefined {
      const found = book.orders.get(orderId)
      if (found?.state !== 'open') return undefined
      const paid = book.charge(orderId, mood === 'short' ? found.fen - 1 : found.fen)
      found.state = 'closed'
      const notice = { url: found.notifyUrl, kind: 'paid', content: paidContent(paid) }
      if (mood === 'rough') {
        // Charged twice; the second is told of first, a forgery goes between, and each comes twice.
        const content = paidContent(book.charge(orderId, found.fen))
        party.tell({ ...notice, content }, { again: 1 })
        party.tell({ ...notice, content: { ...content } }, { isForged: true })
        party.tell(notice, { again: 1 })
      } else if (mood !== 'lost') party.tell(notice, mood === 'late' ? { afterSeconds: LATE_SECONDS } : {})
      return paid
    },
    /** Gives money back of its own accord. */
    reverse(transaction: string) {
      const payment = book.findPayment(transaction)
      if (payment) tellRefund(book.giveBack(payment, `X${transaction}`, payment.fen))
    },
    /** Makes a movement unknown to its own books, as a wrong day's statement would. */
    forget: book.forget,
    /** Everything it knows, for its next start. */
    keep: book.keep,
  }
}

function questionsOf(
  book: Book,
  cashier: string,
  tellRefund: (refund: Movement | undefined) => Movement | undefined,
): Record<string, (content: Content) => Content | string> {
  const standingOf = (orderId: string) => ({
    state: book.orders.get(orderId)?.state ?? 'unknown',
    payments: book.of(orderId, 'payment').map(paidContent),
    refunds: book.of(orderId, 'refund').map(refundedContent),
  })
  return {
    'order.place': (content) => {
      const { data } = placedOrder.safeParse(content)
      if (!data) return 'order-invalid'
      const known = book.orders.get(data.orderId)
      if (known?.state === 'closed') return 'order-closed'
      if (known && (known.fen !== data.fen || known.payCode !== data.payCode)) return 'order-altered'
      if (!known) book.orders.set(data.orderId, { ...data, state: 'open' })
      return { orderId: data.orderId, payUrl: `${cashier}/${data.orderId}` }
    },
    'order.ask': ({ orderId }) => standingOf(textOf(orderId)),
    'order.close': ({ orderId }) => {
      const found = book.orders.get(textOf(orderId))
      if (found) found.state = 'closed'
      return standingOf(textOf(orderId))
    },
    'refund.ask': ({ refundId, transaction, fen }) => {
      const payment = book.findPayment(textOf(transaction))
      if (!payment) return 'transaction-unknown'
      const done = book.findRefund(textOf(refundId))
      if (done) return { refundId: done.reference, doneAt: done.at }
      const refund = tellRefund(book.giveBack(payment, textOf(refundId), Number(fen)))
      // On its way: the notice says when it is done.
      return refund ? { refundId: refund.reference, doneAt: null } : 'refund-exceeds'
    },
    statement: ({ day }) => ({
      day: textOf(day),
      lines: book.ofDay(textOf(day)).map((line) => ({ ...line })),
    }),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
