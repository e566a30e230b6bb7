import { Link } from 'wouter'
import { useRead } from '#web/api'
import {
  Banner,
  formatFullDay,
  Loading,
  PageTitle,
  ProblemState,
  ProofBadge,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { CertificateCard } from './certificate-card.tsx'
import { certificateText } from './certificate.text.ts'

/** One certificate with all its faces. */
export function CertificatePage({ id }: { readonly id: string }) {
  const t = useText(certificateText)
  const pick = usePick()
  const language = useLanguage()
  const read = useRead('GET /api/v1/certificates/:id', { params: { id } })
  const certificate = read.data
  return (
    <div className="wrap page">
      <Crumbs steps={[{ path: '/certificates', label: t.title }]} />
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState isPage problem={read.error} retry={() => void read.refetch()} /> : null}
      {certificate ? (
        <>
          <PageTitle document={pick(certificate.name)}>{pick(certificate.name)}</PageTitle>
          {certificate.revocation ? (
            <Banner look="bad">
              {t.revoked(formatFullDay(certificate.revocation.on, language), certificate.revocation.reason)}
            </Banner>
          ) : null}
          <div className="two certificate-page">
            <div>
              <CertificateCard certificate={certificate} open={false} />
            </div>
            <div>
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
                  <dt>{t.number}</dt>
                  <dd className="mono">{certificate.identifier}</dd>
                </div>
              </dl>
              <p className="spaced">
                <ProofBadge sealed={certificate.sealed} />
              </p>
              <p className="small">
                <Link href={`/cases/${certificate.caseId}`}>{t.fromCase}</Link>
              </p>
            </div>
          </div>
        </>
      ) : null}
    </div>
  )
}
