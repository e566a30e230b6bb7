import { auditEntry, type AuditedAct } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Read } from '#platform/database'
import { revocationContent } from './certificate.ts'
import { findCertificate, revokeCertificate, type StoredCertificate } from './queries.ts'

/** Ends a certificate for cause with its proof and its record; undefined where it was not valid any more. */
export function endCertificate(
  read: Read,
  row: StoredCertificate,
  reason: string,
  { act, operation }: { readonly act: AuditedAct; readonly operation: string },
): Promise<StoredCertificate | undefined> {
  const on = dateOf(act.now)
  const entryId = uuidv7(act.now)
  const salt = newSalt()
  const content = revocationContent({ ...row, revokedOn: on, revocation: reason })
  return revokeCertificate(read, {
    id: row.id,
    on: on.toString(),
    reason,
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
      operation,
      caseId: row.caseId,
      subjectId: row.holderId,
      details: { certificate: row.id },
    }),
  })
}

/** Ends what a case gave, by the platform itself because of what another case found; what is ended already stays as it is. */
export async function endGiven(
  read: Read,
  certificateId: string,
  reason: string,
  how: { readonly now: Temporal.Instant; readonly operation: string },
): Promise<void> {
  const row = await findCertificate(read, certificateId)
  if (row)
    await endCertificate(read, row, reason, {
      act: { principal: { kind: 'system' }, now: how.now },
      operation: how.operation,
    })
}
