import type { CaseView, Citation } from '#contract'
import { Icon, LawLink, usePick, useText } from '#web/ui'
import { isLookedAtAgain } from './case-news.ts'
import { caseText } from './case.text.ts'

/** The rules that decided: each with what it saw and the provision it rests on. */
export function Rules({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  const pick = usePick()
  if (!view.ruling) return null
  const { checks, outcome } = view.ruling
  const failing = checks.filter((check) => !check.holds)
  const ordered = [...failing, ...checks.filter((check) => check.holds)]
  // Until a person decides, the rules have only looked.
  const title =
    view.decision === null || isLookedAtAgain(view)
      ? outcome === 'referred'
        ? t.whyReferred
        : t.rulesLooked
      : view.decision.outcome === 'granted'
        ? t.whyGranted
        : t.whyRefused
  return (
    <section>
      <h2>{title}</h2>
      <p className="quiet small">
        {failing.length === 0
          ? t.rulesAllHold(checks.length)
          : t.rulesSomeFail(checks.length, failing.length)}
      </p>
      <ul className="rules">
        {ordered.map((check) => (
          <li key={check.id} className={check.holds ? 'holds' : check.otherwise}>
            <Icon
              name={check.holds ? 'ok' : check.otherwise === 'refuse' ? 'cross' : 'warn'}
              label={check.holds ? t.holds : t.fails}
            />
            <div>
              <b>{pick(check.title)}</b>
              <p>{!check.holds && check.reason ? pick(check.reason) : pick(check.shows)}</p>
            </div>
            <span className="basis">
              <LawLink citation={check.basis} onOpen={onLaw} />
            </span>
          </li>
        ))}
      </ul>
      {view.decision?.automatic ? <p className="note">{t.automatic}</p> : null}
    </section>
  )
}
