import { Link } from 'wouter'
import type { CaseSummary } from './case-summary.ts'
import { ClockChip, formatMoment, Icon, useLanguage, usePick, useText } from '#web/ui'
import { casesText } from './case.text.ts'

/** One case in a list: its plain name, then whose turn it is and how long is left. */
export function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const pick = usePick()
  const language = useLanguage()
  const state = useStateWords()
  const t = useText(casesText)
  const asked = summary.legs.filter(({ reason }) => reason !== 'condition')
  return (
    <Link className="row" href={`/cases/${summary.id}`}>
      <strong>
        {pick(summary.title)}
        <span className="who">{summary.subjectName}</span>
      </strong>
      <span className="sub">
        <span>{state(summary)}</span>
        {asked.length > 0 ? (
          <span>{t.legsDone(asked.filter((leg) => leg.state === 'granted').length, asked.length)}</span>
        ) : null}
        {summary.clock && summary.status === 'open' ? <ClockChip clock={summary.clock} /> : null}
        <span>{t.filedOn(formatMoment(summary.submittedAt, language))}</span>
      </span>
      <Icon name="right" />
    </Link>
  )
}

/** Where a case stands, in a few words. */
export function useStateWords(): (summary: CaseSummary) => string {
  const t = useText(casesText)
  const pick = usePick()
  return (summary) => {
    if (summary.outcome === 'granted') return t.outcomeGranted
    if (summary.outcome === 'partly') return t.outcomePartly
    const asking = summary.legs.find(
      ({ state, case: leg }) => state === 'running' && leg?.turn === 'applicant',
    )
    if (summary.status === 'open' && asking) return t.legAsks(pick(asking.title))
    if (summary.outcome === 'refused' && summary.status === 'closed') return t.outcomeRefused
    if (summary.milestone === 'withdrawn') return t.withdrawn
    if (summary.milestone === 'not-accepted') return t.notAccepted
    if (summary.milestone === 'terminated') return t.terminated
    if (summary.status === 'closed') return t.closedState
    if (summary.turn === 'applicant') return t.yourTurn
    return summary.stageTitle ? t.turn(pick(summary.stageTitle), summary.unitName) : summary.unitName
  }
}
