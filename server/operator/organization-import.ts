import { maskPhone } from '#contract'
import { recordAudit, systemAuditEntry } from '#modules/audit'
import { findOfficerAccounts, putOfficerAccounts } from '#modules/identity'
import {
  phonesNamed,
  prepareImport,
  readOrganizationFiles,
  readOrganizationLines,
  regionsNamed,
  writeOrganization,
  type Change,
  type Enrolled,
  type OrganizationPlan,
} from '#modules/organization'
import { findRegions } from '#modules/region'
import { dateOf } from '#platform/clock'
import type { Database, Transaction } from '#platform/database'
import type { LineFault } from '#platform/tabular'
import { publishServices } from '../prepare.ts'
import { ORGANIZATION_LOCK } from './lock.ts'

/** An account that opens or gets another telephone number. */
export interface AccountChange {
  readonly what: 'add' | 'change'
  readonly name: string
  /** Masked, the one before first where it changes. */
  readonly phones: readonly string[]
}

export interface OrganizationReport {
  readonly applied: boolean
  readonly changes: readonly Change[]
  readonly accounts: readonly AccountChange[]
  readonly unchanged: OrganizationPlan['unchanged']
  readonly faults: readonly LineFault[]
  /** Services that units here handle, after it was written. */
  readonly services: number | undefined
}

/** Brings files of units and officers into the organization, all or nothing, or says what that would do. Faults are reported and nothing is written. */
export async function importOrganization(
  database: Database,
  paths: readonly string[],
  { apply, operator, now }: { apply: boolean; operator: string; now: Temporal.Instant },
): Promise<OrganizationReport> {
  const today = dateOf(now)
  const lines = readOrganizationLines(await readOrganizationFiles(paths), today)
  return database.write(async (transaction) => {
    if (apply) await transaction`select pg_advisory_xact_lock(${ORGANIZATION_LOCK})`
    const regions = await findRegions(transaction, regionsNamed(lines), today)
    const known = await findOfficerAccounts(transaction, { phones: phonesNamed(lines) })
    const accounts = new Map(known.map((one) => [one.phone, one]))
    const plan = await prepareImport(transaction, lines, { regions, accounts }, { today, now })
    const accountChanges = await changesOfAccounts(transaction, plan.enrolled)
    const report = {
      changes: plan.changes,
      accounts: accountChanges,
      unchanged: plan.unchanged,
      faults: plan.faults,
    }
    if (!apply || plan.faults.length > 0) return { ...report, applied: false, services: undefined }
    await writeOrganization(transaction, plan)
    await putOfficerAccounts(transaction, plan.enrolled, now)
    const { items } = await publishServices(transaction, now)
    if (plan.changes.length + accountChanges.length > 0)
      await recordAudit(transaction, [
        systemAuditEntry(now, {
          operation: 'organization.import',
          details: detailsOf(report, operator),
        }),
      ])
    return { ...report, applied: true, services: items }
  })
}

async function changesOfAccounts(
  transaction: Transaction,
  enrolled: readonly Enrolled[],
): Promise<AccountChange[]> {
  const officerIds = enrolled.map(({ officerId }) => officerId)
  const accounts = await findOfficerAccounts(transaction, { phones: [], officerIds })
  const known = new Map(accounts.map((one) => [one.officerId, one]))
  return enrolled.flatMap(({ officerId, name, phone }): AccountChange[] => {
    const account = known.get(officerId)
    if (!account) return [{ what: 'add', name, phones: [maskPhone(phone)] }]
    if (account.phone === phone) return []
    return [{ what: 'change', name, phones: [maskPhone(account.phone), maskPhone(phone)] }]
  })
}

/** Which units, officers and posts, by their ids. */
function detailsOf(
  { changes, accounts }: Pick<OrganizationReport, 'changes' | 'accounts'>,
  operator: string,
) {
  const ids = (of: Change['of']) => changes.filter((one) => one.of === of).map(({ id }) => id)
  return {
    operator,
    units: ids('unit'),
    officers: ids('officer'),
    holdings: ids('holding'),
    accountsOpened: accounts.filter(({ what }) => what === 'add').length,
    accountsChanged: accounts.filter(({ what }) => what === 'change').length,
  }
}
