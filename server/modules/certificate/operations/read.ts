import { certificateOperations } from '#contract'
import { maySee } from '#modules/access'
import { findInclusionProof, findInclusionProofs } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getVisibleCertificate, subjectsOf } from '../access.ts'
import { certificatesHeldBy } from '../queries.ts'
import { sealedPdf } from '../sealed.ts'
import { certificateView } from '../view.ts'

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
  const bytes = await sealedPdf(platform, row)
  return { bytes, fileName: `${row.body.name.zh}-${row.holderName}.pdf` }
})

function viewContext(act: Act, sealed: boolean) {
  return { principal: act.principal, on: dateOf(act.now), publicUrl: act.platform.config.publicUrl, sealed }
}
