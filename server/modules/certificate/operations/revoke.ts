import { certificateOperations } from '#contract'
import { auditEntry } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCertificate } from '../access.ts'
import { revokeCertificate } from '../queries.ts'
import { certificateView } from '../view.ts'

/** 撤销 by the unit that issued it, with the reason (行政许可法第六十九条). */
export const revoke = implement(certificateOperations.revoke, async (act, { params, body }) => {
  const row = await getVisibleCertificate(act, params.id)
  if (act.principal.kind !== 'officer' || act.principal.unitId !== row.unitId)
    throw new Problem('certificate.not-found')
  const on = dateOf(act.now)
  const content = {
    certificate: row.id,
    identifier: row.identifier,
    revokedOn: on.toString(),
    reason: body.reason,
  }
  const ended = await revokeCertificate(act.platform.database.read, {
    id: row.id,
    on: on.toString(),
    reason: body.reason,
    ledger: {
      caseId: row.caseId,
      id: uuidv7(act.now),
      kind: 'certificate.revoke',
      digest: digestOf(newSalt(), content),
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
  return certificateView(ended, { on, publicUrl: act.platform.config.publicUrl, sealed: true })
})
