import type { Principal } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { findActsFor } from '#modules/identity'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { findCertificate, type StoredCertificate } from './queries.ts'

/** The certificate, to its holder, to who may act for the holder today, to officers within their scope, and to those of units that hold it or that it is addressed to; to all others it does not exist. */
export async function getVisibleCertificate(act: Act, id: string): Promise<StoredCertificate> {
  const found = await findCertificate(act.platform.database.read, id)
  if (!found || !(await maySee(act, found))) throw new Problem('certificate.not-found')
  Object.assign(act.trail, { caseId: found.caseId, subjectId: found.holderId })
  return found
}

/** Subjects whose certificates a person may see: themself and whom they act for today. */
export async function subjectsOf(
  act: Act,
  principal: Extract<Principal, { kind: 'person' }>,
): Promise<string[]> {
  const actsFor = await findActsFor(act.platform.database.read, principal.subjectId, dateOf(act.now))
  return [
    principal.subjectId,
    ...actsFor.filter((other) => other.matterCodes === null).map((other) => other.subjectId),
  ]
}

async function maySee(act: Act, certificate: StoredCertificate): Promise<boolean> {
  const { holderId, regionPath, unitPath, sentTo } = certificate
  const { principal } = act
  if (principal.kind === 'anonymous') return false
  if (principal.kind === 'officer')
    return (
      isInScope(scopeOf(principal), { regionPath, unitPath }) ||
      principal.unitId === holderId ||
      sentTo?.includes(principal.unitId) === true
    )
  return (await subjectsOf(act, principal)).includes(holderId)
}
