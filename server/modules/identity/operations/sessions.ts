import { identityOperations } from '#contract'
import { implement } from '#platform/http'
import { signedIn } from '../principal-of.ts'
import { findSessions } from '../session.ts'

export const sessions = implement(identityOperations.sessions, async (act) => ({
  sessions: await findSessions(act.platform.database.read, signedIn(act), act.now),
}))
