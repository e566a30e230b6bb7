import { useLocation, useSearch } from 'wouter'
import type { RateRow } from '#contract'
import { useRead } from '#web/api'
import { Empty, formatDay, Loading, PageTitle, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { ratesText } from './rating.text.ts'
import './rating.css'

/** What scrolls is reached by the keyboard (WCAG 2.1.1). */
const scrolled = { tabIndex: 0 } as const
const groupings = ['unit', 'item', 'window', 'level', 'region'] as const

/** 好差评公开: rates by unit, service, window, level or region, and what was done about bad ones. */
export function RatesPage() {
  const t = useText(ratesText)
  const asked = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const by = groupings.find((each) => each === asked.get('by')) ?? 'unit'
  const slug = asked.get('slug') ?? undefined
  const read = useRead(
    'GET /api/v1/rating/rates',
    { query: { by, ...(slug ? { slug } : {}) } },
    { keep: true },
  )
  return (
    <div className="wrap narrow page rates">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      <fieldset className="segments">
        <legend className="vh">{t.by}</legend>
        {groupings.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={by === each}
            onClick={() => go(`/ratings?by=${each}${slug ? `&slug=${slug}` : ''}`, { replace: true })}
          >
            {t[each]}
          </button>
        ))}
      </fieldset>
      {read.isPending ? <Loading lines={6} /> : null}
      {read.isError ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data ? <Rates by={by} total={read.data.total} rows={read.data.rows} /> : null}
      <Answers slug={slug} />
    </div>
  )
}

function Rates({
  by,
  total,
  rows,
}: {
  readonly by: (typeof groupings)[number]
  readonly total: RateRow
  readonly rows: readonly RateRow[]
}) {
  const t = useText(ratesText)
  const pick = usePick()
  if (rows.length === 0) return <Empty icon="search" title={t.none} />
  return (
    <section className="rates-table" aria-label={t.title} {...scrolled}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t[by]}</th>
            <th scope="col">{t.good}</th>
            <th scope="col">{t.count}</th>
            <th scope="col">{t.bad}</th>
            <th scope="col">{t.mended}</th>
            <th scope="col">{t.onTime}</th>
          </tr>
        </thead>
        <tbody>
          {[{ ...total, label: { zh: t.all, en: t.all } }, ...rows].map((row) => (
            <tr key={row.key}>
              <th scope="row">{pick(row.label)}</th>
              <td>{percent(row.satisfied, row.count)}</td>
              <td>{row.count}</td>
              <td>{(row.byGrade[0] ?? 0) + (row.byGrade[1] ?? 0)}</td>
              <td>{row.rectifications > 0 ? `${row.settled}/${row.rectifications}` : '–'}</td>
              <td>{percent(row.onTime, row.settled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Answers({ slug }: { readonly slug: string | undefined }) {
  const t = useText(ratesText)
  const pick = usePick()
  const language = useLanguage()
  const read = useRead('GET /api/v1/rating/published', { query: slug ? { slug } : {} })
  if (!read.data) return null
  return (
    <section className="spaced">
      <h2>{t.answers}</h2>
      {read.data.answers.length === 0 ? <p className="quiet">{t.noAnswers}</p> : null}
      <ul className="rows">
        {read.data.answers.map((each) => (
          <li key={`${each.answeredAt} ${each.answer}`} className="answered">
            <p>
              <strong>{t.by1(each.name, each.grade === 1 ? t.veryDissatisfied : t.dissatisfied)}</strong>{' '}
              {each.tags.map((tag) => pick(tag)).join(language === 'zh' ? '、' : ', ')}
            </p>
            <p>{each.answer}</p>
            <p className="note">
              {[pick(each.matter), each.unitName, formatDay(each.answeredAt.slice(0, 10), language)].join(
                ' · ',
              )}
              {each.reply ? ` · ${t[each.reply]}` : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Never rounded up to all of them. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((1000 * part) / whole) / 10}%`
}
