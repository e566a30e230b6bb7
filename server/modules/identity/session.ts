import { ipPrefixOf } from '#modules/audit'
import type { Principal, Role, SessionView } from '#contract'
import { dateOf } from '#platform/clock'
import { randomToken, uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Contact } from './contact.ts'
import {
  isSessionToken,
  SEEN_EVERY_SECONDS,
  sessionSeconds,
  tokenDigest,
  type AccountKind,
} from './identity.ts'

const ANONYMOUS: Principal = { kind: 'anonymous' }

/** Who holds this session token: one select, and at most once a minute the note that the session was seen. An officer with no post today is nobody. */
export async function authenticate(
  platform: Pick<Platform, 'config'> & { readonly database: { readonly read: Read } },
  token: string | undefined,
  now: Temporal.Instant,
): Promise<Principal> {
  if (!isSessionToken(token)) return ANONYMOUS
  const { read } = platform.database
  const rows = await read<SessionRow[]>`
    select session.id as "sessionId", session.last_seen_at as "lastSeenAt", account.id as "accountId", account.kind,
      account.subject_id as "subjectId", account.name, account.phone, standing.officer_id as "officerId",
      standing.name as "officerName", standing.roles, standing.unit_id as "unitId", standing.unit_name as "unitName",
      standing.unit_path::text as "unitPath", standing.region_code as "regionCode",
      standing.region_name as "regionName", standing.region_path::text as "regionPath"
    from identity.session
    join identity.account on account.id = session.account_id and account.status = 'active'
      and (not account.demo or ${platform.config.mode === 'demo'})
    left join lateral organization.standing(account.officer_id, ${String(dateOf(now))}::date) as standing
      on account.kind = 'officer'
    where session.token_digest = ${tokenDigest(token)} and session.revoked_at is null
      and session.expires_at > ${now.toString()}::timestamptz
      and session.last_seen_at + session.idle_seconds * interval '1 second' > ${now.toString()}::timestamptz`
  const [row] = rows
  if (!row) return ANONYMOUS
  if (now.since(row.lastSeenAt).total('seconds') >= SEEN_EVERY_SECONDS)
    await read`update identity.session set last_seen_at = ${now.toString()}::timestamptz where id = ${row.sessionId}`
  const principal = toPrincipal(row)
  contacts.set(principal, { name: row.name, phone: row.phone })
  return principal
}

/** What the session's select read of the account besides the principal; undefined for a principal that no session gave. */
export function contactOf(principal: Principal): Contact | undefined {
  return contacts.get(principal)
}

const contacts = new WeakMap<Principal, Contact>()

export interface OpenedSession {
  readonly id: string
  readonly token: string
  readonly maxAgeSeconds: number
}

/** Opens a session; the one of `replaces` ends, so that a token from before signing in is worth nothing after (session fixation). */
export async function openSession(
  transaction: Transaction,
  account: { id: string; kind: AccountKind },
  options: {
    now: Temporal.Instant
    method: 'password+code' | 'demo'
    client: { ip: string; agent: string }
    replaces: string | undefined
  },
): Promise<OpenedSession> {
  const { now, method, client, replaces } = options
  const token = randomToken(32)
  const seconds = sessionSeconds[account.kind]
  const id = uuidv7(now)
  if (isSessionToken(replaces))
    await transaction`
      update identity.session set revoked_at = ${now.toString()}::timestamptz
      where token_digest = ${tokenDigest(replaces)} and revoked_at is null`
  await transaction`
    insert into identity.session (id, token_digest, account_id, created_at, last_seen_at, idle_seconds, expires_at, ip, agent, method)
    values (${id}, ${tokenDigest(token)}, ${account.id}, ${now.toString()}::timestamptz, ${now.toString()}::timestamptz,
      ${seconds.idle}, ${now.add({ seconds: seconds.absolute }).toString()}::timestamptz, ${client.ip},
      ${client.agent.slice(0, 200)}, ${method})`
  return { id, token, maxAgeSeconds: seconds.absolute }
}

/** Ends sessions of an account: one, or all; gives how many ended. Holds from the next request. */
export async function endSessions(
  transaction: Transaction,
  accountId: string,
  now: Temporal.Instant,
  sessionId?: string,
): Promise<number> {
  const ended = await transaction`
    update identity.session set revoked_at = ${now.toString()}::timestamptz
    where account_id = ${accountId} and revoked_at is null and expires_at > ${now.toString()}::timestamptz
      and (${sessionId ?? null}::uuid is null or id = ${sessionId ?? null}::uuid)`
  return ended.count
}

/** The living sessions of an account, the last seen first. */
export async function findSessions(
  read: Read,
  principal: { accountId: string; sessionId: string },
  now: Temporal.Instant,
): Promise<SessionView[]> {
  const rows = await read<SessionListRow[]>`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", ip, agent, method
    from identity.session
    where account_id = ${principal.accountId} and revoked_at is null and expires_at > ${now.toString()}::timestamptz
      and last_seen_at + idle_seconds * interval '1 second' > ${now.toString()}::timestamptz
    order by last_seen_at desc, id desc`
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toString(),
    lastSeenAt: row.lastSeenAt.toString(),
    expiresAt: row.expiresAt.toString(),
    ipPrefix: row.ip === null ? null : ipPrefixOf(row.ip),
    agent: row.agent,
    method: row.method,
    current: row.id === principal.sessionId,
  }))
}

interface SessionListRow {
  id: string
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  expiresAt: Temporal.Instant
  ip: string | null
  agent: string | null
  method: string
}

interface SessionRow {
  sessionId: string
  lastSeenAt: Temporal.Instant
  accountId: string
  kind: AccountKind
  subjectId: string | null
  name: string
  phone: string
  officerId: string | null
  officerName: string
  roles: Role[]
  unitId: string
  unitName: string
  unitPath: string
  regionCode: string
  regionName: string
  regionPath: string
}

function toPrincipal(row: SessionRow): Principal {
  const { sessionId, accountId, subjectId, officerId } = row
  if (subjectId !== null) return { kind: 'person', sessionId, accountId, subjectId, name: row.name }
  if (officerId === null) return ANONYMOUS
  const { roles, unitId, unitName, unitPath, regionCode, regionName, regionPath } = row
  const unit = { unitId, unitName, unitPath, regionCode, regionName, regionPath }
  return { kind: 'officer', sessionId, accountId, officerId, name: row.officerName, roles, ...unit }
}
