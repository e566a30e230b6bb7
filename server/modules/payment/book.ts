import type { Localized, PaymentChannel } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { settle, stateOf, type Bill, type BillState, type Fact } from './bill.ts'
import type { RefundReason } from './bill.ts'

/** A bill as it is kept, with everything that is known of its money. */
export interface StoredBill extends Bill {
  readonly billId: string
  readonly callId: string
  readonly caseId: string
  readonly caseNumber: string
  /** 缴款识别码. */
  readonly code: string
  readonly subjectId: string
  readonly payer: string
  readonly regionPath: string
  readonly unitPath: string
  readonly agency: { readonly code: string; readonly name: string }
  readonly item: { readonly code: string; readonly name: Localized; readonly basis: never }
  readonly state: BillState
  readonly issuedAt: Temporal.Instant
  readonly toldAt: Temporal.Instant | null
  readonly payments: readonly KeptPayment[]
  readonly refunds: readonly KeptRefund[]
  readonly voucher: KeptVoucher | null
}

interface KeptPayment {
  readonly id: string
  readonly orderId: string
  readonly channel: PaymentChannel
  readonly fen: number
  readonly at: string
}

interface KeptRefund {
  readonly id: string
  readonly paymentId: string
  readonly channel: PaymentChannel
  readonly fen: number
  readonly reason: RefundReason
  readonly askedAt: string
  readonly doneAt: string | null
  readonly orderedBy: { readonly name: string } | null
  readonly note: string | null
  readonly failure: string | null
}

export interface KeptVoucher {
  readonly id: string
  readonly code: string
  readonly number: string
  readonly checkCode: string
  readonly issuedAt: string
  readonly reversedAt: string | null
}

/** Bills that a condition over `b` names, in one select. */
export function selectBills(
  read: Read,
  condition: ReturnType<Read>,
  order: ReturnType<Read> = read`b.issued_at, b.bill_id`,
): PromiseLike<StoredBill[]> {
  return read<StoredBill[]>`
    select b.bill_id as "billId", b.call_id as "callId", b.case_id as "caseId", b.case_number as "caseNumber", b.code,
      b.subject_id as "subjectId", b.payer, b.region_path::text as "regionPath", b.unit_path::text as "unitPath", b.agency, b.item,
      b.amount_fen as "amountFen", b.state, b.cancelled, b.settled_by as "settledBy", b.issued_at as "issuedAt", b.told_at as "toldAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.payment_id, 'orderId', p.order_id, 'channel', p.channel,
        'fen', p.amount_fen, 'at', p.paid_at) order by p.known_at, p.payment_id) from payment.payment p where p.bill_id = b.bill_id), '[]') as payments,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.refund_id, 'paymentId', r.payment_id, 'channel', r.channel,
        'fen', r.amount_fen, 'reason', r.reason, 'askedAt', r.asked_at, 'doneAt', r.done_at, 'orderedBy', r.ordered_by,
        'note', r.note, 'failure', r.failure) order by r.asked_at, r.refund_id) from payment.refund r where r.bill_id = b.bill_id), '[]') as refunds,
      (select jsonb_build_object('id', v.voucher_id, 'code', v.code, 'number', v.number, 'checkCode', v.check_code,
        'issuedAt', v.issued_at, 'reversedAt', v.reversed_at) from payment.voucher v where v.bill_id = b.bill_id) as voucher
    from payment.bill b where ${condition} order by ${order}`
}

export async function findBill(read: Read, billId: string): Promise<StoredBill | undefined> {
  const [bill] = await selectBills(read, read`b.bill_id = ${billId}`)
  return bill
}

/** The bill for this transaction alone: what becomes known of it elsewhere waits. */
export async function lockBill(transaction: Transaction, billId: string): Promise<StoredBill | undefined> {
  await transaction`select from payment.bill where bill_id = ${billId} for update`
  return findBill(transaction, billId)
}

export interface Knowledge {
  readonly now: Temporal.Instant
  readonly channel: PaymentChannel
  readonly by: 'notice' | 'query' | 'statement'
  readonly orderedBy?: { readonly id: string; readonly name: string }
  readonly note?: string
}

/**
 * Writes down a fact about a bill that this transaction holds, and what follows from it; gives whether anything was new. Money that is known
 * of another bill, under the number the channel gave it, is none of this one.
 */
export async function learn(
  transaction: Transaction,
  bill: StoredBill,
  fact: Fact,
  known: Knowledge,
): Promise<boolean> {
  const next = settle(bill, fact)
  if (next === bill) return false
  const { now, channel } = known
  if (fact.kind === 'paid') {
    const { id, orderId, fen, at } = fact.payment
    const written = await transaction`
      insert into payment.payment (payment_id, bill_id, order_id, channel, amount_fen, paid_at, known_at, known_by)
      values (${id}, ${bill.billId}, ${orderId}, ${channel}, ${fen}, ${Temporal.Instant.from(at)}, ${now}, ${known.by})
      on conflict (payment_id) do nothing returning payment_id`
    if (written.length === 0) return false
  }
  for (const refund of next.refunds) {
    const before = bill.refunds.find(({ id }) => id === refund.id)
    if (before?.doneAt === refund.doneAt) continue
    const doneAt = refund.doneAt ? Temporal.Instant.from(refund.doneAt) : null
    await transaction`
      insert into payment.refund (refund_id, payment_id, bill_id, channel, amount_fen, reason, ordered_by, note, asked_at, done_at, ask_at)
      values (${refund.id}, ${refund.paymentId}, ${bill.billId}, ${channel}, ${refund.fen}, ${refund.reason},
        ${known.orderedBy ? transaction.json(known.orderedBy) : null}, ${known.note ?? null}, ${now}, ${doneAt}, ${now})
      on conflict (channel, refund_id) do update set done_at = excluded.done_at, amount_fen = excluded.amount_fen, failure = null`
  }
  await transaction`
    update payment.bill set state = ${stateOf(next)}, settled_by = ${next.settledBy}, cancelled = ${next.cancelled}
    where bill_id = ${bill.billId}`
  if (stateOf(next) === 'refunded')
    await transaction`update payment.voucher set reversed_at = ${now} where bill_id = ${bill.billId} and reversed_at is null`
  return true
}
