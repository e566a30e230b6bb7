import type { CaseView } from '#contract'
import { CertificateById } from '../certificate/certificate-card.tsx'
import { useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** What the case gave: the certificate as one holds it. */
export function CaseCertificates({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  if (view.certificates.length === 0) return null
  return (
    <section>
      <h2>{t.certificate}</h2>
      <div className="stack">
        {view.certificates.map((certificate) => (
          <CertificateById key={certificate.id} id={certificate.id} />
        ))}
      </div>
    </section>
  )
}
