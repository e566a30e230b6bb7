import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useRead } from '#web/api'
import { Loading, ProblemState, useText } from '#web/ui'
import { CaseRow } from '../case/case-row.tsx'
import { Drafts } from '../case/drafts.tsx'
import { CertificateTile } from '../certificate/certificate-card.tsx'
import { homeText } from './home.text.ts'

const SHOWN = 4

/** What waits for me first, then what others are working on. */
export function MyCases() {
  const t = useText(homeText)
  const read = useRead('GET /api/v1/my/cases', { query: { status: 'open', limit: 20 } })
  if (read.isPending) return <Loading />
  if (read.error) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const waiting = read.data.cases.filter(({ turn }) => turn === 'applicant')
  const open = read.data.cases.filter(({ turn }) => turn !== 'applicant')
  return (
    <>
      {waiting.length > 0 ? (
        <Listed title={t.waiting} href="/cases">
          {waiting.slice(0, SHOWN).map((summary) => (
            <li key={summary.id}>
              <CaseRow summary={summary} />
            </li>
          ))}
        </Listed>
      ) : null}
      <Drafts />
      {open.length > 0 ? (
        <Listed title={t.open} href="/cases">
          {open.slice(0, SHOWN).map((summary) => (
            <li key={summary.id}>
              <CaseRow summary={summary} />
            </li>
          ))}
        </Listed>
      ) : null}
      {waiting.length + open.length === 0 ? <p className="note nothing">{t.quiet}</p> : null}
    </>
  )
}

/** What I hold. */
export function MyCertificates() {
  const t = useText(homeText)
  const read = useRead('GET /api/v1/my/certificates', {})
  const valid = (read.data?.certificates ?? []).filter(({ state }) => state === 'valid')
  if (valid.length === 0) return null
  return (
    <section>
      <div className="h">
        <h2>{t.certificates}</h2>
        <Link href="/certificates">{t.all}</Link>
      </div>
      <div className="certs">
        {valid.slice(0, SHOWN).map((certificate) => (
          <CertificateTile key={certificate.id} certificate={certificate} />
        ))}
      </div>
    </section>
  )
}

function Listed({
  title,
  href,
  children,
}: {
  readonly title: string
  readonly href: string
  readonly children: ReactNode
}) {
  const t = useText(homeText)
  return (
    <section className="listed">
      <div className="h">
        <h2>{title}</h2>
        <Link href={href}>{t.all}</Link>
      </div>
      <ul className="rows">{children}</ul>
    </section>
  )
}
