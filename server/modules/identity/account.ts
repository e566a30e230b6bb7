import type { Read, Transaction } from '#platform/database'
import { hashPassword, randomToken, uuidv7 } from '#platform/crypto'
import { foldLogin, type AccountKind } from './identity.ts'

export interface Account {
  readonly id: string
  readonly kind: AccountKind
  readonly phone: string
  readonly passwordHash: string
  readonly subjectId: string | null
  readonly officerId: string | null
  readonly name: string
}

export interface NewAccount {
  readonly loginName: string
  readonly phone: string
  /** Without one nobody can sign in by password. */
  readonly password?: string
  readonly kind: AccountKind
  /** The person's subject, or the officer. */
  readonly ownerId: string
  readonly name: string
  readonly assuranceLevel?: 1 | 2 | 3
  readonly demo?: boolean
}

/** Opens accounts whose owners have none yet; existing ones stay as they are. */
export async function createAccounts(
  transaction: Transaction,
  accounts: readonly NewAccount[],
  now: Temporal.Instant,
): Promise<void> {
  const hashes = new Map<string, string>()
  for (const { password } of accounts)
    if (password !== undefined && !hashes.has(password)) hashes.set(password, await hashPassword(password))
  const unguessable = await hashPassword(randomToken())
  const rows = accounts.map((account) => ({
    id: uuidv7(now),
    login_name: foldLogin(account.loginName),
    phone: account.phone,
    password_hash: account.password === undefined ? unguessable : hashes.get(account.password),
    kind: account.kind,
    subject_id: account.kind === 'person' ? account.ownerId : null,
    officer_id: account.kind === 'officer' ? account.ownerId : null,
    name: account.name,
    assurance_level: account.assuranceLevel ?? 2,
    demo: account.demo ?? false,
  }))
  await transaction`
    insert into identity.account (id, login_name, phone, password_hash, kind, subject_id, officer_id, name,
      assurance_level, demo, created_at)
    select id, login_name, phone, password_hash, kind, subject_id, officer_id, name, assurance_level, demo,
      ${now.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (id uuid, login_name text, phone text,
      password_hash text, kind text, subject_id uuid, officer_id uuid, name text, assurance_level smallint,
      demo boolean)
    on conflict do nothing`
}

/** The accounts of these persons or officers, by their owner's id; who has none is left out. */
export async function accountIds(
  read: Read,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ id: string; ownerId: string }[]>`
    select id, coalesce(subject_id, officer_id) as "ownerId" from identity.account
    where subject_id = any (${[...ownerIds]}::uuid[]) or officer_id = any (${[...ownerIds]}::uuid[])`
  return new Map(rows.map(({ id, ownerId }) => [ownerId, id]))
}

/** The active account of a login name, of one kind when it is given and else the citizen's first, with the state of its lock; the lock is told also when there is no account. */
export async function findForSignIn(
  read: Read,
  loginName: string,
  digest: string,
  as?: AccountKind,
): Promise<{ account: Account | undefined; lockedUntil: Temporal.Instant | undefined }> {
  const rows = await read<(Partial<Account> & { lockedUntil: Temporal.Instant | null })[]>`
    select account.id, account.kind, account.phone, account.password_hash as "passwordHash",
      account.subject_id as "subjectId", account.officer_id as "officerId", account.name,
      failure.locked_until as "lockedUntil"
    from (select 1) as one
    left join identity.account on account.login_name = ${foldLogin(loginName)} and account.status = 'active'
      and (${as ?? null}::text is null or account.kind = ${as ?? null})
    left join identity.failure on failure.login_digest = ${digest}
    order by account.kind desc limit 1`
  const [row] = rows
  return { account: row?.id ? (row as Account) : undefined, lockedUntil: row?.lockedUntil ?? undefined }
}

/** The officer's account of a login name that has no password yet, with the state of the name's lock. */
export async function findAwaitingActivation(
  read: Read,
  loginName: string,
  digest: string,
): Promise<{
  account: { id: string; phone: string } | undefined
  lockedUntil: Temporal.Instant | undefined
}> {
  const rows = await read<{ id: string | null; phone: string; lockedUntil: Temporal.Instant | null }[]>`
    select account.id, account.phone, failure.locked_until as "lockedUntil"
    from (select 1) as one
    left join identity.account on account.login_name = ${foldLogin(loginName)} and account.kind = 'officer'
      and account.status = 'active' and account.awaits_activation
    left join identity.failure on failure.login_digest = ${digest}`
  const [row] = rows
  return {
    account: row?.id ? { id: row.id, phone: row.phone } : undefined,
    lockedUntil: row?.lockedUntil ?? undefined,
  }
}

/** The active account of that id. */
export async function findAccount(
  read: Read,
  accountId: string,
): Promise<{ id: string; loginName: string; phone: string } | undefined> {
  const [row] = await read<{ id: string; loginName: string; phone: string }[]>`
    select id, login_name as "loginName", phone from identity.account where id = ${accountId} and status = 'active'`
  return row
}

/** The demonstration's accounts by login name. */
export async function findDemoAccounts(
  read: Read,
): Promise<ReadonlyMap<string, { id: string; kind: AccountKind; name: string }>> {
  const rows = await read<{ id: string; kind: AccountKind; name: string; loginName: string }[]>`
    select id, kind, name, login_name as "loginName" from identity.account where demo and status = 'active'`
  return new Map(rows.map(({ loginName, ...account }) => [loginName, account]))
}
