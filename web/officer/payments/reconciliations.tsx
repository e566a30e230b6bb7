import { Button } from 'antd'
import { Fragment, useState } from 'react'
import type { DifferenceView, ReconciliationView } from '#contract'
import { useAct, useRead } from '#web/api'
import {
  catalogue,
  formatFullDay,
  formatMoment,
  formatParts,
  formatYuan,
  Loading,
  ProblemState,
  useLanguage,
  useText,
} from '#web/ui'
import { NoteDialog } from '../shell/note-dialog.tsx'
import { channelWords, howWords, kindWords } from './words.ts'

/** 日对账: the days compared, the newest first, and what did not agree. */
export function Reconciliations() {
  const t = useText(text)
  const read = useRead('GET /api/v1/payment/reconciliations', { query: {} }, { everyMs: 30_000, keep: true })
  if (read.isPending) return <Loading lines={4} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { days } = read.data
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="muted">{days.length === 0 ? t.none : t.lead}</p>
      {days.length === 0 ? null : (
        <div className="table-scroll" {...scrolled}>
          <table className="table">
            <thead>
              <tr>
                <th>{t.day}</th>
                <th>{t.channel}</th>
                <th className="sum">{t.ours}</th>
                <th className="sum">{t.theirs}</th>
                <th>{t.result}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <Day key={`${day.day} ${day.channel}`} day={day} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** A region that may scroll is reached by the keyboard. */
const scrolled = { tabIndex: 0, role: 'group' } as const

function Day({ day }: { readonly day: ReconciliationView }) {
  const t = useText(text)
  const language = useLanguage()
  const channels = useText(channelWords)
  const sum = (count: number, fen: number) => `${t.count(count)} ${formatYuan(fen, language)}`
  return (
    <Fragment>
      <tr>
        <td>{formatFullDay(day.day, language)}</td>
        <td>{channels[day.channel]}</td>
        <td className="sum">{sum(day.oursCount, day.oursFen)}</td>
        <td className="sum">{sum(day.theirsCount, day.theirsFen)}</td>
        <td className={day.open > 0 ? 'bad' : undefined}>
          {day.open > 0 ? t.open(day.open) : day.differences.length > 0 ? t.settled : t.agrees}
        </td>
      </tr>
      {day.differences.map((difference) => (
        <Difference key={difference.id} difference={difference} />
      ))}
    </Fragment>
  )
}

function Difference({ difference }: { readonly difference: DifferenceView }) {
  const t = useText(text)
  const language = useLanguage()
  const kinds = useText(kindWords)
  const hows = useText(howWords)
  const [asking, setAsking] = useState(false)
  const settle = useAct('POST /api/v1/payment/differences/:id', {
    refreshes: ['GET /api/v1/payment/reconciliations'],
    onDone: () => setAsking(false),
  })
  const { id, kind, entry, reference, oursFen, theirsFen, state, how, note, settledBy, settledAt } =
    difference
  const fen = (value: number | null) => (value === null ? '–' : formatYuan(value, language))
  return (
    <tr>
      <td colSpan={2}>
        {kinds[kind]}
        <small className="muted">
          {formatParts(
            [t[entry], reference, difference.billCode ? t.bill(difference.billCode) : null],
            language,
          )}
        </small>
      </td>
      <td className="sum">{fen(oursFen)}</td>
      <td className="sum">{fen(theirsFen)}</td>
      <td>
        {state === 'settled' ? (
          <>
            {how ? hows[how] : null}
            <small className="muted">
              {formatParts([note, settledBy, settledAt ? formatMoment(settledAt, language) : null], language)}
            </small>
          </>
        ) : (
          <Button size="small" onClick={() => setAsking(true)}>
            {t.settle}
          </Button>
        )}
        {asking ? (
          <NoteDialog
            title={kinds[kind]}
            label={t.why}
            verbs={[
              { key: 'explained', label: hows.explained },
              { key: 'corrected', label: hows.corrected },
            ]}
            busy={settle.isPending}
            problem={settle.error}
            onSay={(said, verb) =>
              settle.mutate({
                params: { id },
                body: { how: verb === 'corrected' ? 'corrected' : 'explained', note: said },
              })
            }
            onClose={() => setAsking(false)}
          />
        ) : null}
      </td>
    </tr>
  )
}

const text = catalogue({
  title: ['日对账', 'Daily reconciliation'],
  lead: [
    '每天零点后取各渠道签名的账单，逐笔比对。收款减退款为净额。',
    'After midnight the signed statement of each channel is fetched and compared line by line. Sums are what came less what went back.',
  ],
  none: [
    '还没有过完的收款日，零点后出第一份对账。',
    'No day of collecting is over yet; the first comparison comes after midnight.',
  ],
  day: ['日期', 'Day'],
  channel: ['渠道', 'Channel'],
  ours: ['我们的账', 'Our books'],
  theirs: ['渠道账单', 'Statement'],
  result: ['结果', 'Result'],
  count: [(count: number) => `${count}笔`, (count: number) => `${count} ×`],
  agrees: ['一致', 'Agrees'],
  settled: ['差异都处理了', 'All differences settled'],
  open: [(count: number) => `${count}笔差异待处理`, (count: number) => `${count} open`],
  payment: ['收款', 'payment'],
  refund: ['退款', 'refund'],
  bill: [(code: string) => `缴款识别码${code}`, (code: string) => `pay code ${code}`],
  settle: ['处理', 'Settle'],
  why: ['怎么回事，怎么处理的', 'What it was, and what was done'],
})
