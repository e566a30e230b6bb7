import { certificateOperations } from '#contract'
import { maySee } from '#modules/access'
import { findInclusionProof, findInclusionProofs, makeBundle, sealPdf } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getVisibleCertificate, subjectsOf } from '../access.ts'
import type { CertificateBody } from '../certificate.ts'
import { renderPdf } from '../pdf.ts'
import { renderDocument } from '../pdf-document.ts'
import { certificatesHeldBy } from '../queries.ts'
import { certificateView, verifyUrl } from '../view.ts'

export const mine = implement(certificateOperations.mine, async (act) => {
  if (act.principal.kind !== 'person') throw new Problem('access.denied')
  const { read } = act.platform.database
  const rows = await certificatesHeldBy(read, await subjectsOf(act, act.principal))
  const sealed = new Set(
    (
      await findInclusionProofs(
        read,
        rows.map((row) => row.entryId),
      )
    ).map((proof) => proof.entry.id),
  )
  return { certificates: rows.map((row) => certificateView(row, viewContext(act, sealed.has(row.entryId)))) }
})

export const get = implement(certificateOperations.get, async (act, { params }) => {
  const row = await getVisibleCertificate(act, params.id)
  return certificateView(
    row,
    viewContext(act, (await findInclusionProof(act.platform.database.read, row.entryId)) !== undefined),
  )
})

export const file = implement(certificateOperations.file, async (act, { params }) => {
  const { platform, principal } = act
  const row = await getVisibleCertificate(act, params.id)
  // A signed page cannot be masked.
  if (row.holderKind === 'person' && !maySee(principal, 'identity-number', { own: true }))
    throw new Problem('access.denied')
  const inclusion = await findInclusionProof(platform.database.read, row.entryId)
  if (!inclusion)
    throw new Problem('ledger.not-integrated', {
      detail: 'the certificate is being added to the ledger: ask again in a second',
    })
  const render = row.body.document ? renderDocument : renderPdf
  const pdf = await render(
    row.body,
    verifyUrl(platform.config.publicUrl, row.identifier),
    platform.config.mode === 'demo',
  )
  const bytes = await sealPdf(pdf, (documentDigest) =>
    makeBundle(platform.keyStore, {
      subject: subjectOf(row.body),
      signature: { keyId: row.keyId, value: row.signature },
      entries: [{ ...inclusion, opening: { salt: Buffer.from(row.salt).toString('hex') } }],
      documentDigest,
    }),
  )
  return { bytes, fileName: `${row.body.name.zh}-${row.holderName}.pdf` }
})

function subjectOf({ document, ...body }: CertificateBody): Parameters<typeof makeBundle>[1]['subject'] {
  const faces = body.faces.map((face) => ({ ...face }))
  return { ...body, faces, ...(document ? { document: { ...document } } : {}) } as ReturnType<
    typeof subjectOf
  >
}

function viewContext(act: Act, sealed: boolean) {
  return { principal: act.principal, on: dateOf(act.now), publicUrl: act.platform.config.publicUrl, sealed }
}
