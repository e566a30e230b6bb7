import { identityOperations } from '#contract'
import { implement } from '#platform/http'
import { endSessions } from '../session.ts'

/** Whoever is not signed in any more may still press the button. */
export const signOut = implement(identityOperations.signOut, async (act) => {
  const { principal, now, platform } = act
  act.cookies.clearSession()
  if (principal.kind === 'anonymous') return { ended: 0 }
  const { accountId, sessionId } = principal
  return {
    ended: await platform.database.write((transaction) =>
      endSessions(transaction, accountId, now, sessionId),
    ),
  }
})
