import type { CaseView } from '#contract'
import {
  catalogue,
  formatDay,
  formatMoment,
  formatTook,
  GrantedChop,
  LawLink,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'

/** What was decided, with reasons and the certificates that came of it; what was asked for while an answer is awaited. */
export function Outcome({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { decision, granted, corrections, certificates } = view
  if (decision === null && corrections === null && certificates.length === 0) return null
  return (
    <>
      {decision ? (
        <section className={`outcome ${decision.outcome}`}>
          {decision.outcome === 'granted' ? <GrantedChop /> : null}
          <div>
            <h2>{granted ? pick(granted.heading) : t[decision.outcome]}</h2>
            <p>
              {decision.automatic
                ? t.byRules(view.tookMs === null ? '' : formatTook(view.tookMs, language))
                : t.by(decision.by)}
              ，{formatMoment(decision.at, language)}
            </p>
            {granted ? (
              <dl className="fields">
                {granted.facts.map((fact) => (
                  <div key={fact.label.zh}>
                    <dt>{pick(fact.label)}</dt>
                    <dd>{pick(fact.value)}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
            {decision.opinion ? <blockquote>{decision.opinion}</blockquote> : null}
            <ul className="reasons">
              {decision.reasons.map((reason) => (
                <li key={reason.text}>
                  {reason.text}
                  <LawLink citation={reason.basis} />
                </li>
              ))}
            </ul>
          </div>
        </section>
      ) : null}
      {corrections ? (
        <section className="asked">
          <h2>{t.asked(corrections.length)}</h2>
          <ol>
            {corrections.map((correction) => (
              <li key={correction.item}>
                <b>{correction.item}</b>
                {correction.what}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {certificates.length > 0 ? (
        <section>
          <h2>{certificates.every(({ number }) => number) ? t.documents : t.certificates}</h2>
          <ul className="lines">
            {certificates.map((certificate) => (
              <li key={certificate.id}>
                <a href={`/officer/certificates/${certificate.id}`}>
                  {certificate.number ?? pick(certificate.name)}
                </a>
                <span>{t.issued(formatDay(certificate.issuedOn, language))}</span>
                {certificate.state === 'valid' ? null : (
                  <em className="flag out">{t[certificate.state as 'revoked']}</em>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

const text = catalogue({
  granted: ['准予', 'Granted'],
  partly: ['部分办成', 'Partly granted'],
  refused: ['没有批准', 'Refused'],
  byRules: [
    (took: string) => `规则直接决定${took ? `，用了${took}` : ''}`,
    (took: string) => `Decided by rules${took ? ` in ${took}` : ''}`,
  ],
  by: [(name: string) => `${name}决定`, (name: string) => `Decided by ${name}`],
  asked: [
    (count: number) => `等申请人补${count}项`,
    (count: number) => `Waiting for the applicant: ${count} to mend`,
  ],
  certificates: ['办出的证照', 'Certificates'],
  documents: ['发出的公文', 'Documents sent'],
  issued: [(day: string) => `${day}发`, (day: string) => `issued ${day}`],
  revoked: ['已撤销', 'revoked'],
  superseded: ['已换新', 'superseded'],
  expired: ['已过期', 'expired'],
})
