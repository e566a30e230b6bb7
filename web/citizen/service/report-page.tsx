import { useRead } from '#web/api'
import {
  formatMoment,
  LinkButton,
  Loading,
  PageTitle,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { elementText, reportText } from './report.text.ts'

/** What came of something that was reported wrong in a guide, for whoever has its code. */
export function ReportPage({ code }: { readonly code: string }) {
  const t = useText(reportText)
  const pick = usePick()
  const names = useText(elementText)
  const language = useLanguage()
  const read = useRead('GET /api/v1/guide-reports/:code', { params: { code } })
  if (read.isPending)
    return (
      <div className="wrap narrow page">
        <Loading lines={6} />
      </div>
    )
  if (read.isError)
    return (
      <div className="wrap narrow page">
        <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
      </div>
    )
  const {
    slug,
    title,
    version,
    element,
    words,
    unitName,
    reportedAt,
    state,
    fixedVersion,
    answer,
    settledAt,
  } = read.data
  return (
    <div className="wrap narrow page guide">
      <PageTitle document={t.document}>{t[state]}</PageTitle>
      <p className="lead">
        {state === 'fixed' && fixedVersion !== null ? t.fixedIn(fixedVersion) : t[`${state}Words`](unitName)}
      </p>
      {answer ? (
        <section>
          <h2>{t.answer}</h2>
          <p className="prose">{answer}</p>
          <p className="note">
            {unitName}
            {settledAt ? ` · ${formatMoment(settledAt, language)}` : null}
          </p>
        </section>
      ) : null}
      <section>
        <h2>{t.yours}</h2>
        <p className="prose">{words}</p>
        <p className="note">
          {pick(title)} · {t.edition(version)} · {names[element]} · {formatMoment(reportedAt, language)}
        </p>
      </section>
      <LinkButton look="quiet" href={`/services/${slug}`}>
        {t.toGuide}
      </LinkButton>
    </div>
  )
}
