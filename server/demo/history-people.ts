import type { OfficerPrincipal, PersonPrincipal, Role } from '#contract'
import { accountIds, createAccounts, type NewAccount } from '#modules/identity'
import type { MatterItem } from '#modules/matter'
import { officersOf, unitOf, type PostedOfficer } from '#modules/organization'
import type { Random } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Database } from '#platform/database'

/** A person as the history needs one: to file, to correct, to rate. */
export interface Citizen {
  readonly id: string
  readonly identifier: string
  readonly name: string
}

/** Opens accounts for these people, where they have none, and gives who they are when signed in. */
export async function signIn(
  owner: Database,
  citizens: readonly Citizen[],
  random: Random,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, PersonPrincipal>> {
  const accounts = citizens.map((citizen): NewAccount => ({
    loginName: citizen.identifier,
    phone: `154${random.digits(8)}`,
    kind: 'person',
    ownerId: citizen.id,
    name: citizen.name,
  }))
  const ids = await open(owner, accounts, at)
  return new Map(
    citizens.map(({ id, name }) => [
      id,
      { kind: 'person', sessionId: uuidv7(at), accountId: ids(id), subjectId: id, name },
    ]),
  )
}

/** The officers of the units that handle matters, by unit and role. */
export class Offices {
  readonly #officers: ReadonlyMap<string, readonly OfficerPrincipal[]>

  constructor(officers: ReadonlyMap<string, readonly OfficerPrincipal[]>) {
    this.#officers = officers
  }

  /** Somebody of the unit in that role; the very officer when one is named. Throws when there is nobody: every deciding unit has both roles. */
  one(unitId: string, role: Role, random: Random, officerId?: string): OfficerPrincipal {
    const found = this.#officers.get(`${unitId} ${role}`)
    if (!found) throw new RangeError(`Nobody is ${role} of unit ${unitId}`)
    return found.find((officer) => officer.officerId === officerId) ?? random.pick(found)
  }

  /** The clerk of the county's common window. */
  clerk(regionCode: string, random: Random): OfficerPrincipal {
    return this.one(`window@${regionCode}`, 'window', random)
  }
}

export async function openOffices(
  owner: Database,
  items: readonly MatterItem[],
  random: Random,
  at: Temporal.Instant,
): Promise<Offices> {
  const on = dateOf(at)
  const regions = new Map(items.map((item) => [item.region.code, item.region]))
  const windows = await Promise.all(
    [...regions.values()].map(async (region) => ({
      region,
      unit: await unitOf(owner.read, 'approval-bureau', region.code, on),
      key: `window@${region.code}`,
    })),
  )
  const units = [
    ...new Map(
      items.map((item) => [item.unit.id, { key: item.unit.id, unit: item.unit, region: item.region }]),
    ).values(),
    ...windows.flatMap(({ unit, ...rest }) => (unit ? [{ ...rest, unit }] : [])),
  ]
  const staffed = await Promise.all(
    units.map(async (each) => ({ ...each, officers: await officersOf(owner.read, each.unit.id, on) })),
  )
  const everybody = new Map(
    staffed.flatMap(({ officers }) => officers.map((officer) => [officer.officerId, officer] as const)),
  )
  const ids = await open(
    owner,
    [...everybody.values()].map((officer) => accountOf(officer, random)),
    at,
  )
  const byRole = new Map<string, OfficerPrincipal[]>()
  for (const { key, unit, region, officers } of staffed)
    for (const officer of officers) {
      const principal: OfficerPrincipal = {
        kind: 'officer',
        sessionId: uuidv7(at),
        accountId: ids(officer.officerId),
        officerId: officer.officerId,
        name: officer.name,
        roles: [officer.role],
        unitId: unit.id,
        unitName: unit.name,
        unitPath: unit.path,
        regionCode: region.code,
        regionName: region.name,
        regionPath: region.path,
      }
      const place = `${key} ${officer.role}`
      byRole.set(place, [...(byRole.get(place) ?? []), principal])
    }
  return new Offices(byRole)
}

function accountOf(officer: PostedOfficer, random: Random): NewAccount {
  return {
    loginName: `o${officer.staffNumber}`,
    phone: `154${random.digits(8)}`,
    kind: 'officer',
    ownerId: officer.officerId,
    name: officer.name,
  }
}

async function open(
  owner: Database,
  accounts: readonly NewAccount[],
  at: Temporal.Instant,
): Promise<(ownerId: string) => string> {
  const ids = await owner.write(async (transaction) => {
    await createAccounts(transaction, accounts, at)
    return accountIds(
      transaction,
      accounts.map(({ ownerId }) => ownerId),
    )
  })
  return (ownerId) => {
    const id = ids.get(ownerId)
    if (!id) throw new RangeError(`No account for ${ownerId}`)
    return id
  }
}
