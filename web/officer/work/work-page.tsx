import { Button } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { WorkSummary } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  catalogue,
  ClockChip,
  Empty,
  formatMoment,
  formatPeriod,
  Loading,
  PageTitle,
  ProblemState,
  TextField,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { WindowDrafts } from '../window/window-drafts.tsx'

/** Work that one's post may file, what is half-filed, and what one's unit filed before. */
export default function WorkPage() {
  const t = useText(text)
  const read = useRead('GET /api/v1/work-matters', {}, { staleMs: 300_000 })
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const matters = read.data.matters.filter(({ mayFile }) => mayFile)
  return (
    <section className="page narrow window">
      <PageTitle document={t.document}>{t.title}</PageTitle>
      {matters.length === 0 ? (
        <Empty icon="pencil" title={t.none}>
          {t.noneWhy}
        </Empty>
      ) : (
        <ul className="work-list">
          {matters.map((matter) => (
            <Matter key={matter.slug} matter={matter} />
          ))}
        </ul>
      )}
      <WindowDrafts />
      <Filed />
    </section>
  )
}

function Matter({ matter }: { readonly matter: WorkSummary }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const [, go] = useLocation()
  const [isNamed, setNamed] = useState(false)
  const open = useAct('POST /api/v1/filings', {
    refreshes: ['GET /api/v1/filings'],
    onDone: ({ id }) => go(`/officer/work/${id}`),
  })
  return (
    <li>
      <header>
        <h2>{pick(matter.title)}</h2>
        <span className="tag">{pick(matter.kindName)}</span>
      </header>
      <p>{pick(matter.summary)}</p>
      <p className="muted">
        {pick(matter.departmentName)}
        {matter.period ? t.within(formatPeriod(matter.period, language)) : ''}
        <Link href={`/officer/matters/${matter.slug}`}>{t.how}</Link>
      </p>
      {open.error && !isNamed ? <Banner look="bad">{pick(problemText(open.error))}</Banner> : null}
      <div className="work-acts">
        <Button
          type="primary"
          loading={open.isPending && !isNamed}
          onClick={() => open.mutate({ body: { slug: matter.slug } })}
        >
          {t.begin}
        </Button>
        {matter.applicants.includes('person') ? (
          <Button type="text" aria-expanded={isNamed} onClick={() => setNamed(!isNamed)}>
            {t.known}
          </Button>
        ) : null}
      </div>
      {isNamed ? <ForSomebody slug={matter.slug} /> : null}
    </li>
  )
}

/** Somebody who gives number and name may follow it among their own cases. */
function ForSomebody({ slug }: { readonly slug: string }) {
  const t = useText(text)
  const pick = usePick()
  const [, go] = useLocation()
  const [identifier, setIdentifier] = useState('')
  const [name, setName] = useState('')
  const open = useAct('POST /api/v1/filings', {
    refreshes: ['GET /api/v1/filings'],
    onDone: ({ id }) => go(`/officer/work/${id}`),
  })
  const isWhole = identifier.trim() !== '' && name.trim() !== ''
  return (
    <form
      className="work-named"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole)
          open.mutate({ body: { slug, subject: { identifier: identifier.trim(), name: name.trim() } } })
      }}
    >
      <TextField
        id="identifier"
        plain
        label={t.number}
        value={identifier}
        maxLength={20}
        onChange={setIdentifier}
      />
      <TextField id="name" plain label={t.name} value={name} maxLength={60} onChange={setName} />
      {open.error ? (
        <Banner look="bad">
          {open.error.code === 'filing.not-authorised' ? t.mismatch : pick(problemText(open.error))}
        </Banner>
      ) : null}
      <Button htmlType="submit" disabled={!isWhole} loading={open.isPending}>
        {t.beginFor}
      </Button>
    </form>
  )
}

function Filed() {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const read = useRead('GET /api/v1/cases', { query: { whose: 'unit', limit: '20' } })
  const cases = read.data?.cases ?? []
  if (cases.length === 0) return null
  return (
    <section className="work-filed">
      <h2>{t.filed}</h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.stands}</th>
              <th scope="col">{t.clock}</th>
              <th scope="col">{t.at}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((each) => (
              <tr key={each.id}>
                <td className="main-cell">
                  <Link href={`/officer/cases/${each.id}`}>{each.heading ?? pick(each.title)}</Link>
                  <small>{pick(each.title)}</small>
                </td>
                <td>
                  {each.status === 'closed' ? t.closed : each.stageTitle ? pick(each.stageTitle) : t.open}
                </td>
                <td>{each.clock ? <ClockChip clock={each.clock} plain /> : null}</td>
                <td className="num">{formatMoment(each.submittedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const text = catalogue({
  document: ['发起 · 工作台', 'File · workbench'],
  title: ['发起', 'File'],
  none: ['您的岗位没有要发起的事', 'Your post files nothing'],
  noneWhy: ['轮到您办的在“轮到我”里。', 'What is your turn is under “My turn”.'],
  within: [(period: string) => `，${period}内办结。`, (period: string) => `, within ${period}. `],
  how: ['怎么走', 'How it goes'],
  begin: ['填报', 'File it'],
  known: ['为实名的人记录', 'For somebody who is known'],
  number: ['身份证号或统一社会信用代码', 'Identity number or credit code'],
  name: ['姓名或单位名称', 'Name'],
  beginFor: ['为这个人填报', 'File it for them'],
  mismatch: [
    '号码和姓名对不上，或者没有登记过。',
    'Number and name do not belong together, or are not on record.',
  ],
  filed: ['本单位发起的', 'Filed by my unit'],
  what: ['事项', 'What'],
  stands: ['办到哪里', 'Where it stands'],
  clock: ['时限', 'Clock'],
  at: ['发起时间', 'Filed'],
  closed: ['已办结', 'Closed'],
  open: ['在办', 'Open'],
})
