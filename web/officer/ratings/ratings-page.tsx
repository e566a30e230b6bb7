import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { ListedRating } from '#contract'
import { useRead } from '#web/api'
import { catalogue, Empty, formatMoment, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { useOfficer } from '../session/session.ts'
import { PhoneRating } from './phone-rating.tsx'
import { RatesTable } from './rates-table.tsx'
import { channelText, gradeText, stateText } from './words.ts'
import './ratings.css'

const views = ['bad', 'all', 'unit', 'item', 'window', 'level'] as const

/** 好差评: what was rated, what became of bad ones, and the rates by unit, item, window and level. */
export default function RatingsPage() {
  const t = useText(text)
  const officer = useOfficer()
  const [search, setSearch] = useSearchParams()
  const [isTaking, setTaking] = useState(false)
  const view = views.find((each) => each === search.get('view')) ?? 'bad'
  useEffect(() => {
    document.title = t.document
  }, [t])
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      <div className="ratings-bar">
        <Segmented
          value={view}
          options={views.map((each) => ({ value: each, label: t[each] }))}
          onChange={(next) => setSearch({ view: next })}
        />
        {officer.roles.some((role) => role === 'window' || role === 'supervisor') ? (
          <Button onClick={() => setTaking(true)}>{t.byPhone}</Button>
        ) : null}
      </div>
      {view === 'bad' || view === 'all' ? (
        <List grade={view} unit={search.get('unit') ?? undefined} slug={search.get('slug') ?? undefined} />
      ) : (
        <RatesTable
          by={view}
          onOpen={(key) => setSearch({ view: 'bad', ...(view === 'unit' ? { unit: key } : { slug: key }) })}
        />
      )}
      {isTaking ? <PhoneRating onClose={() => setTaking(false)} /> : null}
    </section>
  )
}

function List({
  grade,
  unit,
  slug,
}: {
  readonly grade: 'bad' | 'all'
  readonly unit: string | undefined
  readonly slug: string | undefined
}) {
  const t = useText(text)
  const read = useRead(
    'GET /api/v1/ratings',
    { query: { grade, limit: 100, ...(unit ? { unit } : {}), ...(slug ? { slug } : {}) } },
    { keep: true },
  )
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  if (read.data.ratings.length === 0) return <Empty icon="tick" title={t.none} />
  return (
    <ul className="rating-list">
      {read.data.ratings.map((rating) => (
        <Item key={rating.id} rating={rating} />
      ))}
    </ul>
  )
}

function Item({ rating }: { readonly rating: ListedRating }) {
  const t = useText(text)
  const pick = usePick()
  const grades = useText(gradeText)
  const states = useText(stateText)
  const channels = useText(channelText)
  const language = useLanguage()
  const { rectification, grade } = rating
  const channel = rating.channel as keyof typeof channels
  return (
    <li className="rating-item">
      <p>
        <span className={`grade-${grade}`}>{grades[`g${grade}` as keyof typeof grades]}</span>{' '}
        {[...rating.tags.map((tag) => pick(tag)), ...(rating.text ? [rating.text] : [])].join('；')}
      </p>
      <p>
        <Link href={`/officer/cases/${rating.caseId}`}>{pick(rating.matter)}</Link>{' '}
        <small>
          {[
            rating.unitName,
            ...(rating.windowName ? [rating.windowName] : []),
            rating.about === 'visit' ? t.visit : t.whole,
            channels[channel],
            formatMoment(rating.at, language),
          ].join(' · ')}
        </small>
      </p>
      {rectification ? (
        <p>
          <Link href={`/officer/cases/${rectification.caseId}`}>{states[rectification.state]}</Link>
          {rectification.onTime === false ? ` · ${t.late}` : null}
          {rectification.answer ? <small>{` ${rectification.answer}`}</small> : null}
        </p>
      ) : grade <= 2 ? (
        <p>
          <small>{t.listedOnly}</small>
        </p>
      ) : null}
    </li>
  )
}

const text = catalogue({
  document: ['好差评 · 工作台', 'Ratings · Officers'],
  title: ['好差评', 'Ratings'],
  bad: ['差评', 'Bad ones'],
  all: ['全部', 'All'],
  unit: ['按单位', 'By unit'],
  item: ['按事项', 'By item'],
  window: ['按窗口', 'By window'],
  level: ['按层级', 'By level'],
  byPhone: ['代记电话评价', 'Take down a rating'],
  none: ['没有差评', 'None'],
  visit: ['一次服务', 'a visit'],
  whole: ['整件事', 'the whole case'],
  late: ['超期', 'late'],
  listedOnly: ['匿名，只列出，不回访', 'No name: listed, nobody to call'],
})
