import { hashPassword, randomToken, uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { dateOf } from '#platform/clock'

/** An officer who is to have an account; the telephone number is its name. */
export interface EnrolledOfficer {
  readonly officerId: string
  readonly name: string
  readonly phone: string
}

export interface OfficerAccount extends EnrolledOfficer {
  readonly id: string
  readonly awaitsActivation: boolean
}

/** The accounts of officers that have one of these telephone numbers as their name, or belong to one of these officers. */
export async function findOfficerAccounts(
  read: Read,
  asked: { readonly phones: readonly string[]; readonly officerIds?: readonly string[] },
): Promise<OfficerAccount[]> {
  const rows = await read<OfficerAccount[]>`
    select id, officer_id as "officerId", name, phone, awaits_activation as "awaitsActivation" from identity.account
    where kind = 'officer' and (login_name = any (${[...asked.phones]}) or officer_id = any (${[...(asked.officerIds ?? [])]}::uuid[]))`
  return [...rows]
}

/** Opens accounts without a password for officers who have none, and brings the telephone numbers of the others up to date. A sign-in under another name than the number keeps its name. */
export async function putOfficerAccounts(
  transaction: Transaction,
  officers: readonly EnrolledOfficer[],
  now: Temporal.Instant,
): Promise<{ opened: number; changed: number }> {
  const unguessable = await hashPassword(randomToken())
  const rows = JSON.stringify(officers.map((officer) => ({ id: uuidv7(now), ...officer })))
  // Two officers may have exchanged their numbers: all old names go before the first new one comes.
  await transaction`
    update identity.account set login_name = 'changing ' || account.id
    from jsonb_to_recordset(${rows}::text::jsonb) as row ("officerId" uuid, phone text)
    where account.officer_id = row."officerId" and account.phone <> row.phone and account.login_name = account.phone`
  const changed = await transaction`
    update identity.account set phone = row.phone,
      login_name = case when account.login_name like 'changing %' then row.phone else account.login_name end
    from jsonb_to_recordset(${rows}::text::jsonb) as row ("officerId" uuid, phone text)
    where account.officer_id = row."officerId" and account.phone <> row.phone`
  const opened = await transaction`
    insert into identity.account (id, login_name, phone, password_hash, kind, officer_id, name, assurance_level,
      awaits_activation, created_at)
    select id, phone, phone, ${unguessable}, 'officer', "officerId", name, 1, true, ${now.toString()}::timestamptz
    from jsonb_to_recordset(${rows}::text::jsonb) as row (id uuid, "officerId" uuid, name text, phone text)
    where not exists (select from identity.account where officer_id = row."officerId")`
  return { opened: opened.count, changed: changed.count }
}

/** Gives an officer's account its password before anybody activated it; false when it has one already. */
export async function setFirstPassword(
  transaction: Transaction,
  accountId: string,
  passwordHash: string,
): Promise<boolean> {
  const set = await transaction`
    update identity.account set password_hash = ${passwordHash}, awaits_activation = false
    where id = ${accountId} and awaits_activation and status = 'active'`
  return set.count === 1
}

/** Takes the password of an officer's account away, ends its sessions, and lets it be activated again; false when there is no such account. */
export async function requireActivation(
  transaction: Transaction,
  phone: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const unguessable = await hashPassword(randomToken())
  const [account] = await transaction<{ id: string }[]>`
    update identity.account set password_hash = ${unguessable}, awaits_activation = true
    where login_name = ${phone} and kind = 'officer' and status = 'active' returning id`
  if (!account) return undefined
  await transaction`
    update identity.session set revoked_at = ${now.toString()}::timestamptz
    where account_id = ${account.id} and revoked_at is null`
  return account.id
}

/** Who can sign in and administers the platform today; demonstration accounts do not count. */
export async function findAdministrators(
  read: Read,
  now: Temporal.Instant,
): Promise<{ name: string; unitName: string }[]> {
  const rows = await read<{ name: string; unitName: string }[]>`
    select standing.name, standing.unit_name as "unitName" from identity.account,
      lateral organization.standing(account.officer_id, ${String(dateOf(now))}::date) as standing
    where account.kind = 'officer' and account.status = 'active' and not account.demo
      and not account.awaits_activation and 'administrator' = any (standing.roles)
    order by account.created_at`
  return [...rows]
}
