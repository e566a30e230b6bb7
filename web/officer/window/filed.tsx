import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { FilingView } from '#contract'
import { useAct, useRead, type OutputFor } from '#web/api'
import {
  Button,
  formatClock,
  formatFullDay,
  GrantedChop,
  LinkButton,
  PageTitle,
  QrCode,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { filedText } from './window.text.ts'

export type FiledCase = OutputFor<'POST /api/v1/filings/:id/submit'>

/** What the applicant takes home: number, unit, and by when. */
export function Filed({ filing, filed }: { readonly filing: FilingView; readonly filed: FiledCase }) {
  const t = useText(filedText)
  const pick = usePick()
  const language = useLanguage()
  const [, go] = useLocation()
  const { ticket, rating } = useVisit(filed.caseId)
  // A case of another county is decided there and is not this clerk's to read.
  const { data: view } = useRead('GET /api/v1/cases/:id', { params: { id: filed.caseId } })
  const due = view?.clocks.find(({ name, state }) => name === 'promised' && state === 'running')?.due
  const facts = [
    { label: t.number, value: filed.number, exact: true },
    { label: t.matter, value: pick(filing.matter.name) },
    { label: t.applicant, value: `${filing.subject.name} ${filing.subject.identifierMasked}` },
    { label: t.unit, value: filing.unit.name },
    ...(view
      ? [
          {
            label: t.at,
            value: `${formatFullDay(view.submittedAt, language)} ${formatClock(view.submittedAt)}`,
          },
        ]
      : []),
    ...(due ? [{ label: t.due, value: formatFullDay(due, language) }] : []),
    ...(view?.certificates ?? []).map((certificate) => ({
      label: t.certificate,
      value: `${pick(certificate.name)} ${certificate.identifier}`,
    })),
    { label: t.look, value: t.lookHow },
  ]
  return (
    <article className={`receipt ${filed.outcome}`}>
      <p className="receipt-kind">{t.receipt}</p>
      <header>
        {filed.outcome === 'granted' ? <GrantedChop /> : null}
        <PageTitle document={`${t.receipt} ${filed.number}`}>{t[filed.outcome]}</PageTitle>
      </header>
      {filed.repeated ? <p className="note">{t.repeated}</p> : null}
      <dl className="window-facts">
        {facts.map(({ label, value, exact }) => (
          <div key={`${label}${value}`}>
            <dt>{label}</dt>
            <dd className={exact ? 'num' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {rating ? (
        <figure className="receipt-rating">
          <QrCode text={`${window.location.origin}${rating.path}`} label={t.rate} />
          <figcaption>
            <b>{t.rate}</b>
            {t.rateUntil(formatClock(rating.expiresAt))}
          </figcaption>
        </figure>
      ) : null}
      <div className="receipt-acts">
        <Button onClick={() => window.print()}>{t.print}</Button>
        {view ? (
          <LinkButton look="quiet" href={`/officer/cases/${filed.caseId}`}>
            {t.open}
          </LinkButton>
        ) : null}
        <Button look="quiet" onClick={() => go(ticket ? '/officer/desk' : '/officer/window')}>
          {ticket ? t.toDesk : t.another}
        </Button>
      </div>
    </article>
  )
}

/** Where a number was called for it, its visit is noted with the case, and the receipt has a code by which the visit is rated. */
function useVisit(caseId: string) {
  const ticket = new URLSearchParams(useSearch()).get('ticket')
  const { mutate: invite, data: rating } = useAct('POST /api/v1/hall-tickets/:id/rating-code')
  const { mutate } = useAct('POST /api/v1/hall-tickets/:id/case', {
    refreshes: ['GET /api/v1/hall-tickets/:id/visitor'],
    onDone: () => {
      if (ticket) invite({ params: { id: ticket }, body: {} })
    },
  })
  useEffect(() => {
    if (ticket) mutate({ params: { id: ticket }, body: { caseId } })
  }, [ticket, caseId, mutate])
  return { ticket, rating }
}
