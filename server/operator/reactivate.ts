import { readMobile } from '#contract'
import { recordAudit, systemAuditEntry } from '#modules/audit'
import { findOfficerAccounts, requireActivation } from '#modules/identity'
import type { Database } from '#platform/database'
import { StartFailure } from '#platform/errors'

/** Takes an officer's password away and ends their sessions; they choose another by a code. Throws StartFailure when nobody has that account. */
export async function reactivateOfficer(
  database: Database,
  given: string,
  { operator, now }: { operator: string; now: Temporal.Instant },
): Promise<{ name: string; account: string }> {
  const phone = readMobile(given) ?? given
  return database.write(async (transaction) => {
    const [account] = await findOfficerAccounts(transaction, { phones: [phone] })
    const id = await requireActivation(transaction, phone, now)
    if (!account || !id) throw new StartFailure(`No officer has the account ${given}`)
    const details = { operator, account: id, officer: account.officerId }
    await recordAudit(transaction, [
      systemAuditEntry(now, { operation: 'identity.require-activation', details }),
    ])
    return { name: account.name, account: id }
  })
}
