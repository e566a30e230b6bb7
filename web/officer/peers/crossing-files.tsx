import { useState } from 'react'
import type { LooseFile, OutputOf, PeerCrossing, peerOperations } from '#contract'
import { addressFor, useRead } from '#web/api'
import { catalogue, FileButton, formatParts, formatBytes, useLanguage, usePick, useText } from '#web/ui'
import { LooseFiles } from './loose-files.tsx'

type Trail = OutputOf<typeof peerOperations.trail>

/** What went with the case; each file was signed for by its digest, each certificate verified where it came. */
export function CrossedFiles({ files }: { readonly files: Trail['files'] }) {
  const t = useText(text)
  const language = useLanguage()
  return (
    <>
      <h3>{t.files}</h3>
      <ul className="lines">
        {files.map((file) => (
          <li key={file.id}>
            <span>
              {file.name}
              <small className="muted">
                {file.certificate
                  ? formatParts([t.certificate, file.certificate.identifier], language)
                  : formatBytes(file.sizeBytes)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The certificates that came with the result: verified, to be handed out. */
export function ForeignCertificates({ certificates }: { readonly certificates: Trail['certificates'] }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  return (
    <ul className="lines">
      {certificates.map((each) => (
        <li key={each.id}>
          <span>
            <b>{pick(each.name)}</b>
            <small className="muted">{formatParts([each.issuerName, t.verified], language)}</small>
          </span>
          <FileButton
            look="text"
            href={addressFor('GET /api/v1/peer-certificates/:id/file', { params: { id: each.id } })}
            name={`${each.identifier}.pdf`}
          >
            {t.download}
          </FileButton>
        </li>
      ))}
    </ul>
  )
}

/** Files for a supplement that is asked for; they go with what the clerk sends on. */
export function SupplementFiles({
  caseId,
  crossing,
}: {
  readonly caseId: string
  readonly crossing: PeerCrossing
}) {
  const t = useText(text)
  const services = useRead('GET /api/v1/peers/:id/services', { params: { id: crossing.peerId } })
  const loose = useRead('GET /api/v1/peer-cases/:id/files', { params: { id: caseId } })
  const [changed, setChanged] = useState<readonly LooseFile[]>()
  const materials = services.data?.services.find(({ slug }) => slug === crossing.slug)?.materials ?? []
  if (materials.length === 0) return null
  return (
    <>
      <h3>{t.supplement}</h3>
      <LooseFiles
        caseId={caseId}
        materials={materials.map((each) => ({ ...each, required: false }))}
        files={changed ?? loose.data?.files ?? []}
        onFiles={setChanged}
      />
    </>
  )
}

const text = catalogue({
  files: ['随件材料', 'Files that went with it'],
  certificate: ['证照', 'Certificate'],
  verified: ['签名和存证已核验', 'signature and proof verified'],
  download: ['下载PDF', 'Download PDF'],
  supplement: ['补正的材料，随补正一起转', 'Files for the supplement; they go with it'],
})
