import type { BillView } from '#contract'
import { shown } from '#modules/access'
import type { Act } from '#platform/http'
import type { StoredBill } from './book.ts'

/** A bill as its payer and the officers of its scope see it. */
export function billView({ principal }: Pick<Act, 'principal'>, bill: StoredBill): BillView {
  return {
    id: bill.billId,
    caseId: bill.caseId,
    caseNumber: bill.caseNumber,
    code: bill.code,
    payer: shown(principal, 'person-name', bill.payer, { own: true }),
    agency: bill.agency,
    item: bill.item,
    amountFen: bill.amountFen,
    state: bill.state,
    issuedAt: bill.issuedAt.toString(),
    payments: bill.payments.map(({ id, channel, fen, at }) => {
      const refund = bill.refunds.find(({ paymentId }) => paymentId === id)
      return {
        id,
        channel,
        fen,
        at: instantOf(at),
        settles: id === bill.settledBy,
        refund: refund
          ? {
              fen: refund.fen,
              reason: refund.reason,
              askedAt: instantOf(refund.askedAt),
              doneAt: refund.doneAt ? instantOf(refund.doneAt) : null,
              orderedBy: refund.orderedBy?.name ?? null,
              note: refund.note,
              failure: principal.kind === 'officer' ? refund.failure : null,
            }
          : null,
      }
    }),
    voucher: bill.voucher && {
      ...bill.voucher,
      issuedAt: instantOf(bill.voucher.issuedAt),
      reversedAt: bill.voucher.reversedAt ? instantOf(bill.voucher.reversedAt) : null,
    },
  }
}

/** PostgreSQL writes the zone of its session into JSON. */
function instantOf(text: string): string {
  return Temporal.Instant.from(text).toString()
}
