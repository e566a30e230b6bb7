import { Drawer } from 'antd'
import { Link } from 'wouter'
import { useRead } from '#web/api'
import { catalogue, formatMoment, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { FigureParts } from './figure-parts.tsx'

const LIMIT = 50

/** What a figure means and the latest of what it counts. */
export function FigureRecords({
  id,
  title,
  onClose,
}: {
  readonly id: string
  readonly title: string
  readonly onClose: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const meaning = useRead('GET /api/v1/figures/:id', { params: { id } })
  const read = useRead('GET /api/v1/figures/:id/cases', { params: { id }, query: { limit: LIMIT } })
  return (
    <Drawer open size="large" title={title} onClose={onClose}>
      <p>{meaning.data ? pick(meaning.data.meaning) : ''}</p>
      <FigureParts id={id} />
      {read.isPending ? (
        <Loading lines={6} />
      ) : read.isError ? (
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      ) : (
        <>
          <h3>{t.records(read.data.total, Math.min(LIMIT, read.data.total))}</h3>
          <ul className="lines">
            {read.data.cases.map((each) => (
              <li key={each.id}>
                <Link href={each.caseId ? `/officer/cases/${each.caseId}` : `/officer/matters/${each.slug}`}>
                  {pick(each.title)}
                </Link>
                <small>
                  {each.unitName} <span className="num">{each.number.slice(-12)}</span>{' '}
                  {formatMoment(each.at, language)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  )
}

const text = catalogue({
  records: [
    (total: number, shown: number) => `${total}条记录，最近${shown}条`,
    (total: number, shown: number) => `${total} records, the latest ${shown}`,
  ],
})
