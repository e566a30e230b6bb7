import { Segmented } from 'antd'
import { useState } from 'react'
import { useRead } from '#web/api'
import {
  catalogue,
  Empty,
  formatCount,
  formatFullDay,
  Loading,
  ProblemState,
  useLanguage,
  useText,
} from '#web/ui'
import { ProcessCases } from './process-cases.tsx'
import { ProcessDrawing } from './process-drawing.tsx'
import { ProcessTables } from './process-tables.tsx'
import { PROCESS, type Behind, type Open, type Process } from './process.ts'
import './process.css'

const spans = [30, 90, 365] as const

/** 运行流程: how the cases of this version really went within the viewer's region. */
export function ProcessPanel({ slug, version }: { readonly slug: string; readonly version: number }) {
  const t = useText(text)
  const [days, setDays] = useState<(typeof spans)[number]>(90)
  const [behind, setBehind] = useState<Behind>()
  const params = { slug, version: String(version) }
  const read = useRead(PROCESS, { params, query: { days } }, { staleMs: 60_000, keep: true })
  return (
    <div className="process">
      <Segmented
        options={spans.map((each) => ({ value: each, label: t.days(each) }))}
        value={days}
        onChange={(value) => {
          setDays(value)
          setBehind(undefined)
        }}
      />
      {read.isError ? (
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading lines={10} />
      ) : (
        <Measured process={read.data} onOpen={setBehind} />
      )}
      {behind ? (
        <ProcessCases params={params} days={days} behind={behind} onClose={() => setBehind(undefined)} />
      ) : null}
    </div>
  )
}

function Measured({ process, onOpen }: { readonly process: Process; readonly onOpen: Open }) {
  const t = useText(text)
  const language = useLanguage()
  const { filed, counted, from, until } = process
  const span = t.span(formatFullDay(from, language), formatFullDay(until, language))
  if (filed === 0)
    return (
      <Empty icon="search" title={t.none}>
        {span}
      </Empty>
    )
  return (
    <>
      <p className="process-head">
        {t.filed(formatCount(filed))}
        <small>
          {span}
          {counted < filed ? t.newest(formatCount(counted)) : ''}
        </small>
      </p>
      <ul className="process-sums">
        {(['closed', 'returned', 'corrected'] as const).map((what) => (
          <li key={what}>
            <button
              type="button"
              disabled={process[what] === 0}
              onClick={() => onOpen({ what, of: '', title: t[what] })}
            >
              {formatCount(process[what])}
            </button>
            <span>{t[what]}</span>
          </li>
        ))}
      </ul>
      <ProcessDrawing process={process} />
      <ProcessTables process={process} onOpen={onOpen} />
    </>
  )
}

const text = catalogue({
  days: [(days: number) => `近${days}天`, (days: number) => `${days} days`],
  none: ['这段时间没有申报', 'Nothing was filed in these days'],
  span: [
    (from: string, until: string) => `${from}到${until}申报`,
    (from: string, until: string) => `filed ${from} to ${until}`,
  ],
  filed: [(count: string) => `${count}件`, (count: string) => `${count} cases`],
  newest: [
    (count: string) => `，只统计最近的${count}件`,
    (count: string) => `; the newest ${count} are counted`,
  ],
  closed: ['已办结', 'ended'],
  returned: ['被退回过', 'sent back'],
  corrected: ['补正过', 'had to be corrected'],
})
