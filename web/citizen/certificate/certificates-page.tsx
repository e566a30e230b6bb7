import { useRead } from '#web/api'
import { Empty, LinkButton, Loading, PageTitle, ProblemState, useText } from '#web/ui'
import { CertificateTile, ForeignTile } from './certificate-card.tsx'
import { certificateText } from './certificate.text.ts'

/** What I and those I act for hold: valid ones first. */
export function CertificatesPage() {
  const t = useText(certificateText)
  const read = useRead('GET /api/v1/my/certificates', {})
  const all = [...(read.data?.certificates ?? [])].sort(
    (a, b) =>
      Number(a.state !== 'valid') - Number(b.state !== 'valid') || b.issuedOn.localeCompare(a.issuedOn),
  )
  const elsewhere = useRead('GET /api/v1/my/peer-certificates', {})
  const foreign = elsewhere.data?.certificates ?? []
  return (
    <div className="wrap page">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data && all.length === 0 && elsewhere.data && foreign.length === 0 ? (
        <Empty icon="code" title={t.empty} action={<LinkButton href="/services">{t.find}</LinkButton>}>
          {t.emptyWords}
        </Empty>
      ) : null}
      <ul className="cert-grid">
        {all.map((certificate) => (
          <li key={certificate.id}>
            <CertificateTile certificate={certificate} />
          </li>
        ))}
      </ul>
      {foreign.length > 0 ? (
        <section>
          <h2>{t.elsewhere}</h2>
          <ul className="cert-grid">
            {foreign.map((certificate) => (
              <li key={certificate.id}>
                <ForeignTile certificate={certificate} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
