import type { OutputFor } from '#web/api'
import { formatFullDay, Icon, useLanguage, usePick, useText } from '#web/ui'
import { certificateText, verifyText } from './certificate.text.ts'

type Verification = OutputFor<'GET /api/v1/verify/:identifier'>

/** What the check says, in one line, then what was looked at. */
export function VerdictCard({ verification }: { readonly verification: Verification }) {
  const t = useText(verifyText)
  const words = useText(certificateText)
  const pick = usePick()
  const language = useLanguage()
  const { verdict } = verification
  const good = verdict === 'valid'
  const bad = verdict === 'altered' || verdict === 'revoked'
  const rows = [
    [words.holder, verification.holderMasked],
    [words.issuer, verification.issuerName],
    [words.issuedOn, verification.issuedOn ? formatFullDay(verification.issuedOn, language) : undefined],
    [
      words.validUntil,
      verification.validUntil === null
        ? words.noEnd
        : verification.validUntil
          ? formatFullDay(verification.validUntil, language)
          : undefined,
    ],
    [t.revokedOn, verification.revokedOn ? formatFullDay(verification.revokedOn, language) : undefined],
    [words.number, verification.identifier],
  ] as const
  return (
    <div className={`verdict ${good ? 'good' : bad ? 'bad' : 'unsure'}`}>
      <h2>
        <Icon name={good ? 'ok' : bad ? 'cross' : 'warn'} />
        {t.verdicts[verdict]}
      </h2>
      {verification.name ? <p className="what">{pick(verification.name)}</p> : null}
      <dl className="values">
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {verification.steps.length > 0 ? (
        <>
          <h3>{t.steps}</h3>
          <ul className="rules">
            {verification.steps.map((step) => (
              <li key={step.name} className={step.ok ? 'holds' : 'refuse'}>
                <Icon name={step.ok ? 'ok' : 'cross'} label={step.ok ? t.ok : t.failed} />
                <div>
                  <b>{pick(step.detail)}</b>
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
