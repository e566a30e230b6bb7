import { identityOperations, maskPhone } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import { hashPassword, randomToken, verifyPassword } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findForSignIn } from '../account.ts'
import { createChallenge } from '../challenge.ts'
import { limits, loginDigest } from '../identity.ts'
import { countFailure, refuseLocked, takeRate } from '../lock.ts'
import { codeMessage, smsSenderOf } from '../sms.ts'

export const beginSignIn = implement(identityOperations.beginSignIn, async (act, { body }) => {
  const { now, platform } = act
  const { database } = platform
  const digest = loginDigest(body.loginName)
  await takeRate(database.read, `begin ${act.client.ip}`, now, { limit: limits.beginsPerAddress, minutes: 5 })
  await takeRate(database.read, `begin ${digest}`, now, { limit: limits.beginsPerName, minutes: 10 })
  const { account, lockedUntil } = await findForSignIn(database.read, body.loginName, digest, body.as)
  refuseLocked(lockedUntil, now)
  // An unknown name costs the same hash as a known one, so that time does not tell them apart.
  const isRight = await verifyPassword(body.password, account?.passwordHash ?? (await nobodysHash()))
  if (!account || !isRight) {
    await countFailure(database.read, digest, now)
    const outcome = 'identity.credentials-refused'
    await recordAudit(database.read, [
      auditEntry(act, { operation: act.operation.id, outcome, details: { account: account?.id ?? null } }),
    ])
    throw new Problem(outcome)
  }
  const challenge = await database.write((transaction) => createChallenge(transaction, account.id, now))
  await smsSenderOf(platform).send(codeMessage(account.phone, challenge.code, limits.codeMinutes, now), now)
  return {
    challengeId: challenge.id,
    sentTo: maskPhone(account.phone),
    expiresAt: challenge.expiresAt.toString(),
    resendAt: challenge.resendAt.toString(),
  }
})

let nobody: Promise<string> | undefined

/** The hash of a password that nobody has. */
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomToken())
  return nobody
}
