import type { BillView, Citation } from '#contract'
import { addressFor } from '#web/api'
import { formatMoment, formatYuan, Icon, LawLink, useLanguage, usePick, useText } from '#web/ui'
import { Link } from 'wouter'
import { paymentText } from './payment.text.ts'

/** What the bill says, what came for it, what goes back, and its voucher. */
export function BillFacts({
  bill,
  onLaw,
}: {
  readonly bill: BillView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(paymentText)
  const pick = usePick()
  const language = useLanguage()
  const settled = bill.payments.find(({ settles }) => settles)
  const rows = [
    [t.item, pick(bill.item.name)],
    [t.amount, formatYuan(bill.amountFen, language)],
    [t.agency, bill.agency.name],
    [t.code, bill.code.replace(/(.{4})(?=.)/g, '$1 ')],
    ...(settled ? [[t.paidAt, formatMoment(settled.at, language)] as const] : []),
  ] as const
  return (
    <>
      <dl className="values">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t.basis}</dt>
          <dd>
            <LawLink citation={bill.item.basis} onOpen={onLaw} />
          </dd>
        </div>
        {bill.payments
          .filter(({ refund }) => refund !== null)
          .map(({ id, fen, channel, refund }) => (
            <div key={id}>
              <dt>{t.back(formatYuan(fen, language), t.channels[channel])}</dt>
              <dd>{refund?.doneAt ? t.backDone(formatMoment(refund.doneAt, language)) : t.backUnderWay}</dd>
            </div>
          ))}
      </dl>
      {bill.voucher ? (
        <div className="acts">
          <a
            className="btn text small"
            href={addressFor('GET /api/v1/vouchers/:id/file', { params: { id: bill.voucher.id } })}
            download
          >
            <Icon name="download" />
            {t.download}
          </a>
          <Link
            className="btn text small"
            href={`/vouchers/${bill.voucher.code}/${bill.voucher.number}/${bill.voucher.checkCode}`}
          >
            {t.check}
          </Link>
        </div>
      ) : null}
    </>
  )
}
