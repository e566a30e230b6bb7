import { Link } from 'wouter'
import { useRead } from '#web/api'
import {
  catalogue,
  formatCount,
  formatMoment,
  Icon,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { CASES, type Behind } from './process.ts'

/** The newest cases behind a number. */
export function ProcessCases({
  params,
  days,
  behind,
  onClose,
}: {
  readonly params: { readonly slug: string; readonly version: string }
  readonly days: number
  readonly behind: Behind
  readonly onClose: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { what, of, title } = behind
  const read = useRead(CASES, { params, query: { days, what, of } })
  return (
    <aside className="process-cases" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="icon-btn" onClick={onClose}>
          <Icon name="cross" label={t.close} />
        </button>
      </header>
      {read.isError ? (
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading lines={4} />
      ) : (
        <>
          <p>{t.count(formatCount(read.data.count), read.data.cases.length)}</p>
          <ul>
            {read.data.cases.map((each) => (
              <li key={each.id}>
                <Link href={`/officer/cases/${each.id}`}>{each.heading ?? each.subjectName}</Link>
                <small>
                  {formatMoment(each.submittedAt, language)} {each.regionName}{' '}
                  {each.stageTitle ? pick(each.stageTitle) : t.closed}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}

const text = catalogue({
  close: ['收起', 'Close'],
  closed: ['已办结', 'closed'],
  count: [
    (count: string, listed: number) => `共${count}件，列出最近的${listed}件`,
    (count: string, listed: number) => `${count} in all; the newest ${listed} are listed`,
  ],
})
