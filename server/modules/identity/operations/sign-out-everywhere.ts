import { identityOperations } from '#contract'
import { implement } from '#platform/http'
import { signedIn } from '../principal-of.ts'
import { endSessions } from '../session.ts'

export const signOutEverywhere = implement(identityOperations.signOutEverywhere, async (act) => {
  const { accountId } = signedIn(act)
  const ended = await act.platform.database.write((transaction) =>
    endSessions(transaction, accountId, act.now),
  )
  act.cookies.clearSession()
  return { ended }
})
