import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { BillView } from '#contract'
import { useAct, useRead } from '#web/api'
import {
  catalogue,
  formatMoment,
  formatParts,
  formatYuan,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { NoteDialog } from '../shell/note-dialog.tsx'
import { channelWords, reasonWords, stateWords } from './words.ts'

const states = ['due', 'paid', 'held', 'refunding', 'refunded', 'cancelled'] as const

/** Bills, the newest first; each with what came and what goes back. */
export function Bills() {
  const t = useText(text)
  const words = useText(stateWords)
  const [state, setState] = useState<BillView['state']>()
  const [code, setCode] = useState('')
  const read = useRead(
    'GET /api/v1/bills',
    { query: { ...(state ? { state } : {}), ...(code ? { code } : {}) } },
    { everyMs: 15_000, keep: true },
  )
  return (
    <section>
      <header className="page-head">
        <h2>{t.title}</h2>
        <Select
          aria-label={t.state}
          allowClear
          placeholder={t.all}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: words[value] }))}
        />
        <Input
          className="find"
          aria-label={t.code}
          placeholder={t.code}
          inputMode="numeric"
          maxLength={24}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 20))}
        />
      </header>
      {read.isPending ? <Loading lines={5} /> : null}
      {read.isError ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data && read.data.bills.length === 0 ? <p className="muted">{t.none}</p> : null}
      {read.data && read.data.bills.length > 0 ? (
        <div className="table-scroll" {...scrolled}>
          <table className="table">
            <thead>
              <tr>
                <th>{t.code}</th>
                <th>{t.item}</th>
                <th>{t.payer}</th>
                <th className="sum">{t.amount}</th>
                <th>{t.state}</th>
                <th>{t.money}</th>
              </tr>
            </thead>
            <tbody>
              {read.data.bills.map((bill) => (
                <Bill key={bill.id} bill={bill} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}

/** A region that may scroll is reached by the keyboard. */
const scrolled = { tabIndex: 0, role: 'group' } as const

function Bill({ bill }: { readonly bill: BillView }) {
  const pick = usePick()
  const language = useLanguage()
  const words = useText(stateWords)
  return (
    <tr>
      <td className="code">
        {bill.code}
        <small className="muted">{formatMoment(bill.issuedAt, language)}</small>
      </td>
      <td>
        {pick(bill.item.name)}
        <small className="muted">{bill.agency.name}</small>
      </td>
      <td>{bill.payer}</td>
      <td className="sum">{formatYuan(bill.amountFen, language)}</td>
      <td className={bill.state === 'held' ? 'bad' : undefined}>{words[bill.state]}</td>
      <td>
        {bill.payments.map((payment) => (
          <Money key={payment.id} bill={bill} payment={payment} />
        ))}
      </td>
    </tr>
  )
}

function Money({
  bill,
  payment,
}: {
  readonly bill: BillView
  readonly payment: BillView['payments'][number]
}) {
  const t = useText(text)
  const language = useLanguage()
  const channels = useText(channelWords)
  const reasons = useText(reasonWords)
  const [asking, setAsking] = useState(false)
  const refund = useAct('POST /api/v1/bills/:id/refunds', {
    refreshes: ['GET /api/v1/bills'],
    onDone: () => setAsking(false),
  })
  const back = payment.refund
  const reason = back ? Object.entries(reasons).find(([name]) => name === back.reason)?.[1] : undefined
  return (
    <div>
      {formatParts(
        [channels[payment.channel], formatYuan(payment.fen, language), formatMoment(payment.at, language)],
        language,
      )}
      {back ? (
        <small className="muted">
          {formatParts(
            [
              reason,
              back.note,
              back.doneAt ? t.backDone(formatMoment(back.doneAt, language)) : t.backUnderWay,
            ],
            language,
          )}
        </small>
      ) : (
        <Button type="link" size="small" onClick={() => setAsking(true)}>
          {t.giveBack}
        </Button>
      )}
      {asking ? (
        <NoteDialog
          title={t.giveBackTitle(formatYuan(payment.fen, language))}
          label={t.why}
          verbs={[{ key: 'refund', label: t.giveBack }]}
          busy={refund.isPending}
          problem={refund.error}
          onSay={(note) => refund.mutate({ params: { id: bill.id }, body: { paymentId: payment.id, note } })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}

const text = catalogue({
  title: ['缴款单', 'Bills'],
  all: ['全部状态', 'Any state'],
  state: ['状态', 'State'],
  code: ['缴款识别码', 'Pay code'],
  item: ['项目', 'For'],
  payer: ['缴款人', 'Payer'],
  amount: ['应缴', 'Due'],
  money: ['到账和退付', 'Money'],
  none: ['没有这样的缴款单', 'No such bills'],
  giveBack: ['退付', 'Give back'],
  giveBackTitle: [(sum: string) => `退付${sum}`, (sum: string) => `Give ${sum} back`],
  why: ['为什么退', 'Why it goes back'],
  backDone: [(at: string) => `${at}退回`, (at: string) => `back ${at}`],
  backUnderWay: ['正在退', 'on its way back'],
})
