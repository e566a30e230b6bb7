import { identityOperations } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { tryCode, useChallenge } from '../challenge.ts'
import { enter } from '../enter.ts'
import { limits, loginDigest } from '../identity.ts'
import { clearFailures, countFailure, refuseLocked, takeRate } from '../lock.ts'
import { findForSignIn } from '../account.ts'
import { currentOf } from '../principal-of.ts'

export const signIn = implement(identityOperations.signIn, async (act, { body }) => {
  const { now, platform } = act
  const { database } = platform
  await takeRate(database.read, `code ${act.client.ip}`, now, { limit: limits.codesPerAddress, minutes: 5 })
  const answerer = await tryCode(database.read, body.challengeId, body.code, now)
  const digest = loginDigest(answerer.loginName)
  const { lockedUntil } = await findForSignIn(database.read, answerer.loginName, digest)
  refuseLocked(lockedUntil, now)
  if (!answerer.isRight) await refuseCode(act, answerer, digest)
  const { session, principal } = await database.write(async (transaction) => {
    await useChallenge(transaction, body.challengeId, now)
    await clearFailures(transaction, digest)
    // Both factors were right, so being told of a missing post tells a stranger nothing.
    return enter(act, transaction, { id: answerer.accountId, kind: answerer.kind }, 'password+code')
  })
  act.cookies.setSession(session.token, session.maxAgeSeconds)
  return currentOf(database.read, principal, now)
})

async function refuseCode(
  act: Act,
  answerer: { accountId: string; triesLeft: number },
  digest: string,
): Promise<never> {
  const { read } = act.platform.database
  await countFailure(read, digest, act.now)
  const outcome = 'identity.code-refused'
  const about = { operation: act.operation.id, outcome, details: { account: answerer.accountId } }
  await recordAudit(read, [auditEntry(act, about)])
  throw new Problem(outcome, { members: { triesLeft: answerer.triesLeft } })
}
