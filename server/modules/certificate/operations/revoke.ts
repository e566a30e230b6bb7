import { certificateOperations } from '#contract'
import { auditEntry } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCertificate } from '../access.ts'
import { revokeCertificate } from '../queries.ts'
import { revocationContent } from '../certificate.ts'
import { certificateView } from '../view.ts'

/** 撤销 by the unit that issued it, with the reason (行政许可法第六十九条). */
export const revoke = implement(certificateOperations.revoke, async (act, { params, body }) => {
  const row = await getVisibleCertificate(act, params.id)
  if (act.principal.kind !== 'officer' || act.principal.unitId !== row.unitId)
    throw new Problem('certificate.not-found')
  const on = dateOf(act.now)
  const entryId = uuidv7(act.now)
  const salt = newSalt()
  const content = revocationContent({ ...row, revokedOn: on, revocation: body.reason })
  const ended = await revokeCertificate(act.platform.database.read, {
    id: row.id,
    on: on.toString(),
    reason: body.reason,
    entryId,
    salt: Buffer.from(salt, 'hex'),
    ledger: {
      caseId: row.caseId,
      id: entryId,
      kind: 'certificate.revoke',
      digest: digestOf(salt, content),
      at: act.now.toString(),
    },
    audit: auditEntry(act, {
      operation: act.operation.id,
      caseId: row.caseId,
      subjectId: row.holderId,
      details: { certificate: row.id },
    }),
  })
  if (!ended) throw new Problem('certificate.not-valid')
  return certificateView(ended, {
    principal: act.principal,
    on,
    publicUrl: act.platform.config.publicUrl,
    sealed: true,
  })
})
