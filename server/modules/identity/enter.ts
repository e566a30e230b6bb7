import type { OfficerPrincipal, PersonPrincipal } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import type { Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import type { AccountKind } from './identity.ts'
import { authenticate, openSession, type OpenedSession } from './session.ts'

export interface Entered {
  readonly session: OpenedSession
  readonly principal: PersonPrincipal | OfficerPrincipal
}

/** Opens a session for an account and enters it in the audit log; throws identity.no-post, and keeps nothing, for an officer with no post today. */
export async function enter(
  act: Act,
  transaction: Transaction,
  account: { id: string; kind: AccountKind },
  method: 'password+code' | 'demo',
  details: Readonly<Record<string, boolean>> = {},
): Promise<Entered> {
  const { now, platform, client, cookies, operation } = act
  const session = await openSession(transaction, account, { now, method, client, replaces: cookies.session })
  const within = { config: platform.config, database: { read: transaction } }
  const principal = await authenticate(within, session.token, now)
  if (principal.kind === 'anonymous') throw new Problem('identity.no-post')
  const about = { operation: operation.id, details: { session: session.id, method, ...details } }
  await recordAudit(transaction, [auditEntry({ ...act, principal }, about)])
  return { session, principal }
}
