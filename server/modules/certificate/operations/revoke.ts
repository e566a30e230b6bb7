import { certificateOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCertificate } from '../access.ts'
import { endCertificate } from '../end.ts'
import { certificateView } from '../view.ts'

/** 撤销 by the unit that issued it, with the reason (行政许可法第六十九条). */
export const revoke = implement(certificateOperations.revoke, async (act, { params, body }) => {
  const row = await getVisibleCertificate(act, params.id)
  if (act.principal.kind !== 'officer' || act.principal.unitId !== row.unitId)
    throw new Problem('certificate.not-found')
  const ended = await endCertificate(act.platform.database.read, row, body.reason, {
    act,
    operation: act.operation.id,
  })
  if (!ended) throw new Problem('certificate.not-valid')
  return certificateView(ended, {
    principal: act.principal,
    on: dateOf(act.now),
    publicUrl: act.platform.config.publicUrl,
    sealed: true,
  })
})
