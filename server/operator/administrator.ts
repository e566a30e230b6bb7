import { readMobile } from '#contract'
import { recordAudit, systemAuditEntry } from '#modules/audit'
import {
  findAdministrators,
  findOfficerAccounts,
  makePassword,
  passwordFault,
  personalTexts,
  putOfficerAccounts,
  setFirstPassword,
  shortest,
} from '#modules/identity'
import {
  findUnitByCode,
  officersOf,
  prepareImport,
  readOrganizationLines,
  regionsNamed,
  writeOrganization,
} from '#modules/organization'
import { findRegions } from '#modules/region'
import { dateOf } from '#platform/clock'
import { hashPassword } from '#platform/crypto'
import type { Database, Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { ORGANIZATION_LOCK } from './lock.ts'

export interface NewAdministrator {
  readonly name: string
  readonly phone: string
  readonly unitCode: string
  /** For a unit that is not known yet. */
  readonly unitName?: string
  /** Where the credit code of an unknown unit names no region of today. */
  readonly region?: string
  readonly staffNumber?: string
  readonly idNumber?: string
  /** Made when left out. */
  readonly password?: string
  /** There may be one already. */
  readonly add: boolean
}

export interface CreatedAdministrator {
  readonly loginName: string
  readonly name: string
  readonly unit: { readonly code: string; readonly name: string; readonly isNew: boolean }
  /** Told once; undefined where the operator chose it or the account had one already. */
  readonly madePassword: string | undefined
  readonly keepsPassword: boolean
}

const POST = '平台管理岗'

/** Why a password will not do for an administrator; undefined when it will. */
export function administratorPasswordFault(password: string, about: { phone: string; name: string }) {
  return passwordFault(password, {
    least: shortest.administrator,
    personal: [...personalTexts({ phone: about.phone }), about.name],
  })
}

/** Makes somebody administrator in a unit, with an account they can sign in with at once. Throws StartFailure with every reason why not. */
export async function createAdministrator(
  database: Database,
  wanted: NewAdministrator,
  { operator, now }: { operator: string; now: Temporal.Instant },
): Promise<CreatedAdministrator> {
  const phone = readMobile(wanted.phone) ?? wanted.phone
  const chosen = wanted.password
  const fault =
    chosen === undefined ? undefined : administratorPasswordFault(chosen, { phone, name: wanted.name })
  if (fault) throw new StartFailure(weakPassword[fault])
  const password = chosen ?? makePassword()
  const passwordHash = await hashPassword(password)
  return database.write(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${ORGANIZATION_LOCK})`
    await refuseSecond(transaction, wanted, now)
    const { plan, unit, isNewUnit } = await planPost(transaction, { ...wanted, phone }, now)
    await writeOrganization(transaction, plan)
    const [officer] = plan.enrolled
    if (!officer) throw new StartFailure('Nobody would hold the post today')
    await putOfficerAccounts(transaction, plan.enrolled, now)
    const accounts = await findOfficerAccounts(transaction, { phones: [], officerIds: [officer.officerId] })
    const account = accounts.find(({ officerId }) => officerId === officer.officerId)
    const isSet = account ? await setFirstPassword(transaction, account.id, passwordHash) : false
    const details = { operator, officer: officer.officerId, account: account?.id ?? '', unit: unit.code }
    await recordAudit(transaction, [
      systemAuditEntry(now, { operation: 'identity.create-administrator', details }),
    ])
    return {
      loginName: phone,
      name: wanted.name,
      unit: { code: unit.code, name: unit.name, isNew: isNewUnit },
      madePassword: isSet && chosen === undefined ? password : undefined,
      keepsPassword: !isSet,
    }
  })
}

export const weakPassword = {
  short: `An administrator's password has at least ${shortest.administrator} characters`,
  simple: 'The password needs three of: small letters, capitals, digits, other signs; or 16 characters',
  known: 'The password is one that everybody tries, or made of such',
  personal: 'The password holds the telephone number or the name',
} as const

async function refuseSecond(transaction: Transaction, { add }: NewAdministrator, now: Temporal.Instant) {
  const [first] = await findAdministrators(transaction, now)
  if (first && !add)
    throw new StartFailure(
      `There is an administrator already: ${first.name}, ${first.unitName}. To make another, say --add`,
    )
}

/** The post in the unit, the unit itself where it is not known yet, and the officer. */
async function planPost(transaction: Transaction, wanted: NewAdministrator, now: Temporal.Instant) {
  const today = dateOf(now)
  const known = await findUnitByCode(transaction, wanted.unitCode)
  if (!known && !wanted.unitName)
    throw new StartFailure(
      `No unit has the code ${wanted.unitCode} yet: give its name too (--unit-name), or import the organization first`,
    )
  const accounts = new Map(
    (await findOfficerAccounts(transaction, { phones: [wanted.phone] })).map((one) => [one.phone, one]),
  )
  const colleagues = known ? await officersOf(transaction, known.id, today) : []
  const holdsThere = colleagues.filter(({ officerId }) => officerId === accounts.get(wanted.phone)?.officerId)
  if (holdsThere.some(({ role }) => role === 'administrator'))
    throw new StartFailure(`${wanted.name} is an administrator there already`)
  const lines = readOrganizationLines(
    {
      units: known ? [] : [unitRow(wanted, today)],
      officers: [officerRow(wanted, today, holdsThere.length > 0)],
      faults: [],
    },
    today,
    { byPhone: true },
  )
  const regions = await findRegions(transaction, regionsNamed(lines), today)
  const plan = await prepareImport(transaction, lines, { regions, accounts }, { today, now })
  if (plan.faults.length > 0) throw new StartFailure(plan.faults.map(({ words }) => words.en).join('; '))
  if (plan.changes.some(({ what }) => what === 'end'))
    throw new StartFailure(
      `${wanted.name} has a main post in another unit: make them administrator there, or import the transfer`,
    )
  const unit = known ?? plan.units[0]
  if (!unit) throw new StartFailure(`No unit has the code ${wanted.unitCode}`)
  return { plan, unit, isNewUnit: !known }
}

function unitRow({ unitCode, unitName = '', region }: NewAdministrator, today: Temporal.PlainDate) {
  const cells = {
    code: unitCode,
    name: unitName,
    region: region ?? unitCode.slice(2, 8),
    from: String(today),
  }
  return { file: '--unit', line: 1, cells }
}

function officerRow(wanted: NewAdministrator, today: Temporal.PlainDate, isFurther: boolean) {
  const { name, phone, unitCode, staffNumber, idNumber } = wanted
  const cells = {
    name,
    phone,
    unit: unitCode,
    post: POST,
    role: 'administrator',
    main: isFurther ? 'no' : 'yes',
    from: String(today),
    ...(staffNumber ? { staff_number: staffNumber } : {}),
    ...(idNumber ? { id_number: idNumber } : {}),
  }
  return { file: '--name', line: 1, cells }
}
