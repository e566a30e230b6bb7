import { identityOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { signedIn } from '../principal-of.ts'
import { endSessions } from '../session.ts'

/** Another person's session is not found, just as one that never was. */
export const revokeSession = implement(identityOperations.revokeSession, async (act, { params }) => {
  const { accountId } = signedIn(act)
  const ended = await act.platform.database.write((transaction) =>
    endSessions(transaction, accountId, act.now, params.sessionId),
  )
  if (ended === 0) throw new Problem('identity.session-not-found')
  return { ended }
})
