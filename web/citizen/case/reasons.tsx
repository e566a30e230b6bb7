import type { CaseView, Citation } from '#contract'
import { Icon, LawLink, LinkButton, useText } from '#web/ui'
import { AskReview } from './ask-review.tsx'
import { isLookedAtAgain } from './case-news.ts'
import { caseText } from './case.text.ts'

/** A refusal always says its reason, the article and the next step. */
export function Reasons({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  const decision = view.decision
  if (!decision || decision.outcome !== 'refused' || isLookedAtAgain(view)) return null
  return (
    <section>
      {decision.reasons.length > 0 ? (
        <>
          <h2>{t.reasons}</h2>
          <ul className="rules">
            {decision.reasons.map((reason) => (
              <li key={reason.text} className="refuse">
                <Icon name="cross" />
                <div>
                  <b>{reason.text}</b>
                </div>
                <span className="basis">
                  <LawLink citation={reason.basis} onOpen={onLaw} />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {decision.opinion ? <p className="small opinion">{t.opinion(decision.opinion)}</p> : null}
      <div className="next-step">
        <p>{t.applyAgain}</p>
        {view.mayAskReview ? <AskReview view={view} /> : null}
        <LinkButton size="small" look="quiet" href={`/services/${view.matter.slug}`}>
          {t.applyAgainDo}
        </LinkButton>
      </div>
    </section>
  )
}
