import { useState } from 'react'
import type { CreditRecordView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  Button,
  catalogue,
  Confirm,
  Empty,
  formatFullDay,
  LawLink,
  Loading,
  LongTextField,
  PageTitle,
  ProblemState,
  toast,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { accountText } from './account.text.ts'

/** What stands about me and those I act for, on what basis, until when; and what I say to it. */
export function CreditPage() {
  const t = useText(text)
  const account = useText(accountText)
  const read = useRead('GET /api/v1/credit/own', {})
  const records = read.data?.records
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: '/me', label: account.title }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {records?.length === 0 ? (
        <Empty title={t.none} icon="tick">
          {t.noneWords}
        </Empty>
      ) : null}
      {records?.map((record) => (
        <Record key={record.id} record={record} />
      ))}
    </div>
  )
}

function Record({ record }: { readonly record: CreditRecordView }) {
  const t = useText(text)
  const language = useLanguage()
  const { kind, subjectName, finding, basis, validFrom, validTo, barsPledges, state, objection, review } =
    record
  return (
    <section className="listed">
      <h2>{t.kinds[kind === 'pledge-breach' ? kind : 'other']}</h2>
      <dl className="values">
        <div>
          <dt>{t.about}</dt>
          <dd>{subjectName}</dd>
        </div>
        <div>
          <dt>{t.finding}</dt>
          <dd>{finding}</dd>
        </div>
        <div>
          <dt>{t.basis}</dt>
          <dd>
            <LawLink citation={basis} />
          </dd>
        </div>
        <div>
          <dt>{t.stands}</dt>
          <dd>{t.span(formatFullDay(validFrom, language), formatFullDay(validTo, language))}</dd>
        </div>
        <div>
          <dt>{t.state}</dt>
          <dd>{t.states[state]}</dd>
        </div>
        {objection ? (
          <div>
            <dt>{t.objection}</dt>
            <dd>{objection}</dd>
          </div>
        ) : null}
        {review ? (
          <div>
            <dt>{t.review}</dt>
            <dd>{review}</dd>
          </div>
        ) : null}
      </dl>
      {barsPledges && state !== 'cancelled' ? (
        <p className="note">{t.bars(formatFullDay(validTo, language))}</p>
      ) : null}
      {state === 'valid' && review === null ? <Objection id={record.id} /> : null}
    </section>
  )
}

/** 异议: at any time, once; another officer than who found it decides. */
function Objection({ id }: { readonly id: string }) {
  const t = useText(text)
  const pick = usePick()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const object = useAct('POST /api/v1/credit/records/:id/object', {
    refreshes: ['GET /api/v1/credit/own'],
    onDone: () => {
      setAsking(false)
      toast(t.objected)
    },
  })
  const said = reason.trim()
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t.object}
      </Button>
      {asking ? (
        <Confirm
          title={t.objectTitle}
          verb={t.send}
          busy={object.isPending}
          onConfirm={() => {
            if (said.length >= 2) object.mutate({ params: { id }, body: { reason: said } })
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t.objectWords}</p>
          {object.error ? <Banner look="bad">{pick(problemText(object.error))}</Banner> : null}
          <LongTextField
            id="credit-reason"
            plain
            label={t.reason}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            rows={4}
          />
        </Confirm>
      ) : null}
    </>
  )
}

const text = catalogue({
  title: ['我的信用记录', 'Credit records about me'],
  lead: [
    '关于您和您代办的单位的记录：认定了什么、凭什么、到哪天为止。不对的可以提异议。',
    'What stands about you and whom you act for: what was found, on what basis, until when. Object if it is wrong.',
  ],
  none: ['没有信用记录', 'Nothing stands about you'],
  noneWords: [
    '有了会在这里，也会发消息告诉您。',
    'If something is recorded it appears here and you are told.',
  ],
  kinds: [
    { 'pledge-breach': '承诺不实', other: '信用记录' },
    { 'pledge-breach': 'An untrue pledge', other: 'Record' },
  ],
  about: ['记在谁名下', 'About'],
  finding: ['认定的事实', 'Found'],
  basis: ['依据', 'Basis'],
  stands: ['有效期', 'Stands'],
  span: [(from: string, to: string) => `${from}至${to}`, (from: string, to: string) => `${from} to ${to}`],
  state: ['状态', 'State'],
  states: [
    { valid: '有效', objected: '异议处理中，处理完以前仍然有效', cancelled: '已撤销' },
    { valid: 'Stands', objected: 'Objected to; stands until decided', cancelled: 'Cancelled' },
  ],
  objection: ['您的异议', 'Your objection'],
  review: ['处理结果', 'Decision on it'],
  bars: [
    (until: string) => `${until}以前，办事不能用告知承诺代替材料。`,
    (until: string) => `Until ${until} no pledge is taken in place of a document.`,
  ],
  object: ['提异议', 'Object'],
  objectTitle: ['对这条记录提异议', 'Object to this record'],
  objectWords: [
    '另一位工作人员处理，处理完会告诉您。每条记录可以提一次。',
    'Another officer decides and you are told. Each record can be objected to once.',
  ],
  reason: ['哪里不对，有什么根据', 'What is wrong, and how you know'],
  send: ['提交异议', 'Send the objection'],
  objected: ['异议收到了', 'The objection is in'],
})
