import { useEffect, useRef, useState } from 'react'
import type { BillView, CaseView, Citation, PaymentChannel } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, formatYuan, Icon, useLanguage, usePick, useText } from '#web/ui'
import { BillFacts } from './bill-facts.tsx'
import { paymentText } from './payment.text.ts'
import './payment.css'

const POLL_MS = 2000

/** What a case costs: the bill, the ways to pay it, and the voucher; nothing where it costs nothing. */
export function Bills({
  view,
  reload,
  onLaw,
}: {
  readonly view: CaseView
  readonly reload: () => Promise<unknown>
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(paymentText)
  const [waits, setWaits] = useState(true)
  const read = useRead(
    'GET /api/v1/cases/:id/bills',
    { params: { id: view.id } },
    { everyMs: waits ? POLL_MS : false, keep: true },
  )
  const bills = read.data?.bills ?? []
  const moving = view.status === 'open' || bills.some(isMoving)
  if (moving !== waits) setWaits(moving)
  // What was paid moves the case on; the voucher comes when it has.
  const paid = bills.map(({ state, voucher }) => `${state} ${voucher?.id}`).join()
  const known = useRef('')
  useEffect(() => {
    if (known.current !== paid) void reload()
    known.current = paid
  }, [paid, reload])
  if (bills.length === 0) return null
  return (
    <section className="bills">
      <h2>{t.title}</h2>
      {bills.map((bill) => (
        <Bill key={bill.id} bill={bill} channels={read.data?.channels ?? []} onLaw={onLaw} />
      ))}
    </section>
  )
}

function isMoving({ state, voucher, payments }: BillView): boolean {
  if (state === 'paid')
    return voucher === null || payments.some(({ refund }) => refund !== null && refund.doneAt === null)
  return state === 'due' || state === 'refunding'
}

function Bill({
  bill,
  channels,
  onLaw,
}: {
  readonly bill: BillView
  readonly channels: readonly PaymentChannel[]
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(paymentText)
  const language = useLanguage()
  const sum = formatYuan(bill.amountFen, language)
  return (
    <div className={`bill ${bill.state}`}>
      {bill.state === 'due' ? (
        <Pay bill={bill} channels={channels} />
      ) : (
        <p className="bill-state">
          <Icon name={bill.state === 'paid' ? 'ok' : 'info'} />
          {`${t.states[bill.state]}${bill.state === 'paid' ? ` ${sum}` : ''}`}
        </p>
      )}
      <BillFacts bill={bill} onLaw={onLaw} />
    </div>
  )
}

function Pay({ bill, channels }: { readonly bill: BillView; readonly channels: readonly PaymentChannel[] }) {
  const t = useText(paymentText)
  const pick = usePick()
  const language = useLanguage()
  const pay = useAct('POST /api/v1/bills/:id/orders', {
    // To the counter of the channel, which sends the payer back here.
    onDone: ({ payUrl }) => window.location.assign(payUrl),
  })
  const look = useAct('POST /api/v1/bills/:id/look', {
    refreshes: ['GET /api/v1/cases/:id/bills', 'GET /api/v1/cases/:id'],
  })
  const problem = pay.error ?? look.error
  return (
    <>
      <p className="bill-due">{t.due(formatYuan(bill.amountFen, language))}</p>
      {channels.length === 0 ? <p>{t.unavailable}</p> : <p>{t.dueWords}</p>}
      {problem ? <Banner look="bad">{pick(problemText(problem))}</Banner> : null}
      {look.data?.state === 'due' && !look.isPending ? <Banner look="info">{t.notYet}</Banner> : null}
      <div className="bill-ways">
        {channels.map((channel, index) => (
          <Button
            key={channel}
            look={index === 0 ? 'primary' : 'quiet'}
            busy={pay.isPending && pay.variables.body.channel === channel}
            onClick={() => pay.mutate({ params: { id: bill.id }, body: { channel } })}
          >
            {t.channels[channel]}
          </Button>
        ))}
      </div>
      {channels.length === 0 ? null : (
        <Button
          look="text"
          size="small"
          busy={look.isPending}
          onClick={() => look.mutate({ params: { id: bill.id } })}
        >
          {t.look}
        </Button>
      )}
    </>
  )
}
