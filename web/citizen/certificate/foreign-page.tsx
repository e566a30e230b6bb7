import { useState } from 'react'
import { addressFor, useRead } from '#web/api'
import {
  Button,
  FileButton,
  formatFullDay,
  formatMoment,
  Icon,
  Loading,
  PageTitle,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { certificateText } from './certificate.text.ts'
import { VerdictCard } from './verdict-card.tsx'

/** One certificate that another platform issued: what it says, its file, and whether it holds today. */
export function ForeignCertificatePage({ id }: { readonly id: string }) {
  const t = useText(certificateText)
  const pick = usePick()
  const language = useLanguage()
  const [asked, setAsked] = useState(false)
  const read = useRead('GET /api/v1/peer-certificates/:id', { params: { id } })
  const verification = useRead(
    'GET /api/v1/peer-certificates/:id/verification',
    { params: { id } },
    { enabled: asked },
  )
  const certificate = read.data
  return (
    <div className="wrap page">
      <Crumbs steps={[{ path: '/certificates', label: t.title }]} />
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState isPage problem={read.error} retry={() => void read.refetch()} /> : null}
      {certificate ? (
        <>
          <PageTitle document={pick(certificate.name)}>{pick(certificate.name)}</PageTitle>
          <p>{t.received(certificate.peerName, formatMoment(certificate.receivedAt, language))}</p>
          <dl className="values">
            {certificate.faces.map((face) => (
              <div key={face.label.en}>
                <dt>{pick(face.label)}</dt>
                <dd>{face.value}</dd>
              </div>
            ))}
            <div>
              <dt>{t.issuer}</dt>
              <dd>{certificate.issuerName}</dd>
            </div>
            <div>
              <dt>{t.issuedOn}</dt>
              <dd>{formatFullDay(certificate.issuedOn, language)}</dd>
            </div>
            <div>
              <dt>{t.validUntil}</dt>
              <dd>{certificate.validUntil ? formatFullDay(certificate.validUntil, language) : t.noEnd}</dd>
            </div>
            <div>
              <dt>{t.number}</dt>
              <dd className="mono">{certificate.identifier}</dd>
            </div>
          </dl>
          <div className="acts">
            <FileButton
              look="text"
              href={addressFor('GET /api/v1/peer-certificates/:id/file', { params: { id } })}
              name={`${certificate.identifier}.pdf`}
            >
              <Icon name="download" />
              {t.download}
            </FileButton>
            <Button
              look="quiet"
              busy={asked && verification.isFetching}
              onClick={() => {
                setAsked(true)
                if (asked) void verification.refetch()
              }}
            >
              {t.verifyNow}
            </Button>
          </div>
          {verification.error ? (
            <ProblemState problem={verification.error} retry={() => void verification.refetch()} />
          ) : null}
          {verification.data ? <VerdictCard verification={verification.data} /> : null}
        </>
      ) : null}
    </div>
  )
}
