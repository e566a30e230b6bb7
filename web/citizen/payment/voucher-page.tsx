import { useRead } from '#web/api'
import {
  formatFullDay,
  formatYuan,
  Icon,
  Loading,
  PageTitle,
  ProblemState,
  dateOf,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { voucherText } from './payment.text.ts'

/** Anybody's check of a fiscal e-voucher, by what its QR code says. */
export function VoucherPage({
  params,
}: {
  readonly params: { readonly code: string; readonly number: string; readonly checkCode: string }
}) {
  const t = useText(voucherText)
  const pick = usePick()
  const language = useLanguage()
  const { code, number, checkCode } = params
  const read = useRead('GET /api/v1/vouchers/:code/:number/:checkCode', {
    params: { code, number, checkCode },
  })
  const found = read.data
  const rows = found
    ? ([
        [t.payer, found.payer],
        [t.agency, found.agency],
        [t.item, pick(found.item)],
        [t.amount, formatYuan(found.amountFen, language)],
        [t.issued, formatFullDay(dateOf(new Date(found.issuedAt)), language)],
        [t.code, code],
        [t.number, number],
        [t.checkCode, checkCode],
      ] as const)
    : []
  return (
    <div className="wrap narrow page">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} /> : null}
      {found ? (
        <div className={`verdict ${found.state === 'valid' ? 'good' : 'bad'}`}>
          <h2>
            <Icon name={found.state === 'valid' ? 'ok' : 'cross'} />
            {t[found.state]}
          </h2>
          <dl className="values">
            {rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  )
}
