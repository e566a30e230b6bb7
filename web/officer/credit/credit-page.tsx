import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { CreditRecordView } from '#contract'
import { useAct, useRead } from '#web/api'
import {
  catalogue,
  Empty,
  formatFullDay,
  LawLink,
  Loading,
  ProblemState,
  useLanguage,
  useText,
} from '#web/ui'
import { useOfficer } from '../session/session.ts'
import { NoteDialog } from '../shell/note-dialog.tsx'

const filters = ['all', 'objected', 'valid', 'cancelled'] as const
type Filter = (typeof filters)[number]

/** 信用记录: what was found of whom, on what basis, until when; and objections, decided by who did not find it. */
export default function CreditPage() {
  const t = useText(text)
  const [state, setState] = useState<Filter>('all')
  const read = useRead(
    'GET /api/v1/credit/records',
    { query: state === 'all' ? {} : { state } },
    { everyMs: 60_000, keep: true },
  )
  useEffect(() => {
    document.title = t.document
  }, [t])
  const records = read.data?.records
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
      </header>
      <Segmented<Filter>
        aria-label={t.state}
        value={state}
        options={filters.map((value) => ({ value, label: t.filters[value] }))}
        onChange={setState}
      />
      {read.isPending ? <Loading lines={6} /> : null}
      {read.isError ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {records?.length === 0 ? (
        <Empty icon="tick" title={t.none}>
          {t.noneWords}
        </Empty>
      ) : null}
      {records && records.length > 0 ? <Records records={records} /> : null}
    </section>
  )
}

function Records({ records }: { readonly records: readonly CreditRecordView[] }) {
  const t = useText(text)
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.whom}</th>
            <th scope="col">{t.finding}</th>
            <th scope="col">{t.stands}</th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Record key={record.id} record={record} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Record({ record }: { readonly record: CreditRecordView }) {
  const t = useText(text)
  const language = useLanguage()
  const { kind, subjectName, finding, basis, caseId, validFrom, validTo, barsPledges, state } = record
  return (
    <tr>
      <th scope="row">
        {subjectName}
        <small>{t.kinds[kind === 'pledge-breach' ? kind : 'other']}</small>
      </th>
      <td>
        <Link href={`/officer/cases/${caseId}`}>{finding}</Link>
        <small>
          <LawLink citation={basis} />
        </small>
      </td>
      <td>
        {t.span(formatFullDay(validFrom, language), formatFullDay(validTo, language))}
        {barsPledges && state !== 'cancelled' ? <small>{t.bars}</small> : null}
      </td>
      <td>
        {t.states[state]}
        {record.objection ? <small>{t.objection(record.objection)}</small> : null}
        {record.review ? <small>{t.review(record.review)}</small> : null}
        {state === 'objected' ? <Decide record={record} /> : null}
      </td>
    </tr>
  )
}

function Decide({ record }: { readonly record: CreditRecordView }) {
  const t = useText(text)
  const officer = useOfficer()
  const [asking, setAsking] = useState(false)
  const review = useAct('POST /api/v1/credit/records/:id/review', {
    refreshes: ['GET /api/v1/credit/records'],
    onDone: () => setAsking(false),
  })
  if (!officer.roles.includes('supervisor')) return null
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t.decide}
      </Button>
      {asking ? (
        <NoteDialog
          title={t.decideTitle(record.subjectName)}
          label={t.why}
          verbs={[
            { key: 'valid', label: t.uphold },
            { key: 'cancelled', label: t.cancel },
          ]}
          busy={review.isPending}
          problem={review.error}
          onSay={(reason, outcome) =>
            review.mutate({
              params: { id: record.id },
              body: { outcome: outcome === 'cancelled' ? 'cancelled' : 'valid', reason },
            })
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

const text = catalogue({
  document: ['信用记录 · 工作台', 'Credit records · Officers'],
  title: ['信用记录', 'Credit records'],
  lead: [
    '由认定它的办件产生，不能手工添加。异议由没有参与认定的监督人员处理。',
    'Made by the case that found it, never by hand. A supervisor who took no part decides on objections.',
  ],
  filters: [
    { all: '全部', objected: '有异议', valid: '有效', cancelled: '已撤销' },
    { all: 'All', objected: 'Objected to', valid: 'Standing', cancelled: 'Cancelled' },
  ],
  none: ['没有信用记录', 'No records'],
  noneWords: ['承诺核查认定不实的，会记在这里。', 'What a check of a pledge finds untrue is recorded here.'],
  whom: ['主体', 'About'],
  kinds: [
    { 'pledge-breach': '承诺不实', other: '其他' },
    { 'pledge-breach': 'untrue pledge', other: 'other' },
  ],
  finding: ['认定的事实和依据', 'Found, and on what basis'],
  stands: ['有效期', 'Stands'],
  span: [(from: string, to: string) => `${from}至${to}`, (from: string, to: string) => `${from} to ${to}`],
  bars: ['不适用告知承诺', 'bars pledges'],
  state: ['状态', 'State'],
  states: [
    { valid: '有效', objected: '异议待处理', cancelled: '已撤销' },
    { valid: 'Stands', objected: 'Objection to be decided', cancelled: 'Cancelled' },
  ],
  objection: [(said: string) => `异议：${said}`, (said: string) => `Objection: ${said}`],
  review: [(said: string) => `处理：${said}`, (said: string) => `Decision: ${said}`],
  decide: ['处理异议', 'Decide'],
  decideTitle: [(name: string) => `处理异议：${name}`, (name: string) => `Objection of ${name}`],
  why: ['核实的情况和理由', 'What was found out, and why'],
  uphold: ['维持记录', 'The record stands'],
  cancel: ['撤销记录', 'Cancel the record'],
})
