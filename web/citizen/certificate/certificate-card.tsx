import { Link } from 'wouter'
import type { CertificateView, ForeignCertificate } from '#contract'
import { addressFor, useRead } from '#web/api'
import { maskIdNumber } from '#contract/mask'
import {
  FileButton,
  formatFullDay,
  Guilloche,
  Icon,
  Lattice,
  LinkButton,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
  QrCode,
} from '#web/ui'
import { certificateText } from './certificate.text.ts'

/** The certificate as one holds it: paper in every theme, with the code that checks it. */
export function CertificateCard({
  certificate,
  open = true,
}: {
  readonly certificate: CertificateView
  readonly open?: boolean
}) {
  const t = useText(certificateText)
  const pick = usePick()
  const language = useLanguage()
  return (
    <>
      <article className={`paper ${certificate.state}`}>
        <Lattice scale={0.6} opacity={0.42} />
        <p className="paper-name">{pick(certificate.name)}</p>
        <p className="by">{certificate.issuerName}</p>
        {certificate.state === 'valid' ? null : <p className="state-mark">{t.states[certificate.state]}</p>}
        <div className="in">
          <dl>
            <div>
              <dt>{t.holder}</dt>
              <dd>{certificate.holderName}</dd>
            </div>
            <div>
              <dt className="vh">{t.number}</dt>
              <dd className="num">{maskIdNumber(certificate.holderIdentifier)}</dd>
            </div>
            <div>
              <dt>{t.validUntil}</dt>
              <dd>{certificate.validUntil ? formatFullDay(certificate.validUntil, language) : t.noEnd}</dd>
            </div>
          </dl>
          <div className="scan">
            <QrCode text={new URL(certificate.verifyUrl, window.location.origin).href} label={t.qr} />
            {t.scan}
          </div>
        </div>
      </article>
      <div className="acts">
        <FileButton
          look="text"
          href={addressFor('GET /api/v1/certificates/:id/file', { params: { id: certificate.id } })}
          name={`${certificate.identifier}.pdf`}
        >
          <Icon name="download" />
          {t.download}
        </FileButton>
        {open ? (
          <LinkButton look="text" size="small" href={`/certificates/${certificate.id}`}>
            {t.open}
          </LinkButton>
        ) : null}
      </div>
    </>
  )
}

export function CertificateById({ id }: { readonly id: string }) {
  const read = useRead('GET /api/v1/certificates/:id', { params: { id } })
  if (read.isPending) return <Loading lines={4} />
  if (read.error) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  return (
    <div>
      <CertificateCard certificate={read.data} />
    </div>
  )
}

const grounds = ['azurite', 'malachite', 'ochre'] as const

/** A certificate in a list: small, with its ground by its kind. */
export function CertificateTile({ certificate }: { readonly certificate: CertificateView }) {
  return <Tile certificate={certificate} href={`/certificates/${certificate.id}`} />
}

/** One that another platform issued: it says which. */
export function ForeignTile({ certificate }: { readonly certificate: ForeignCertificate }) {
  const t = useText(certificateText)
  return (
    <Tile
      certificate={certificate}
      href={`/certificates/elsewhere/${certificate.id}`}
      from={t.issuedAt(certificate.peerName)}
    />
  )
}

function Tile({
  certificate,
  href,
  from,
}: {
  readonly certificate: Pick<CertificateView, 'name' | 'state' | 'holderName' | 'validUntil'>
  readonly href: string
  readonly from?: string
}) {
  const t = useText(certificateText)
  const pick = usePick()
  const language = useLanguage()
  const ground =
    grounds[
      [...certificate.name.zh].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) %
        grounds.length
    ] ?? 'azurite'
  return (
    <Link href={href} className={`cert ${ground} ${certificate.state}`}>
      <Guilloche />
      <b>{pick(certificate.name)}</b>
      <span className="who">
        {certificate.holderName}
        {from ? <small>{from}</small> : null}
      </span>
      <span className="end">
        <span>
          {certificate.state === 'valid'
            ? certificate.validUntil
              ? t.until(formatFullDay(certificate.validUntil, language))
              : t.noEnd
            : t.states[certificate.state]}
        </span>
        <span className="show">
          <Icon name="code" />
        </span>
      </span>
    </Link>
  )
}
