import { enrolmentOperations } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import { hashPassword } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act, type Handler } from '#platform/http'
import { claimDigest, phoneDigest, tryEnrolment, useEnrolment, type Claim } from '../enrolment.ts'
import { enter } from '../enter.ts'
import { limits, loginDigest } from '../identity.ts'
import { clearFailures, takeRate } from '../lock.ts'
import { passwordFault, personalTexts, shortest } from '../password-strength.ts'
import type { People } from '../people.ts'
import { ownAccount } from '../person-account.ts'
import { currentOf } from '../principal-of.ts'
import { endSessions } from '../session.ts'

/**
 * Whoever knows the code, and is registered under name, number and telephone, gets the account. All that can be wrong is refused alike:
 * nobody in the library, another name, another telephone, an account that is closed.
 */
export function signUp(people: People): Handler {
  return implement(enrolmentOperations.signUp, async (act, { body }) => {
    const { now, platform } = act
    const { database } = platform
    await takeRate(database.read, `code ${act.client.ip}`, now, { limit: limits.codesPerAddress, minutes: 5 })
    const reason = passwordFault(body.password, { least: shortest.person, personal: personalTexts(body) })
    if (reason) throw new Problem('identity.password-weak', { members: { reason } })
    await checkCode(act, body.enrolmentId, body.code, body)
    const claims = { limit: limits.claimsPerPhone, minutes: 1440 }
    await takeRate(database.read, `claim ${phoneDigest(body.phone)}`, now, claims)
    const passwordHash = await hashPassword(body.password)
    const entered = await database.write(async (transaction) => {
      const person = await people.findRegistered(transaction, body.idNumber, body.name)
      const account =
        person &&
        (await ownAccount(
          transaction,
          person,
          { claim: body, passwordHash, rule: platform.config.signUp },
          now,
        ))
      if (!account) return undefined
      await useEnrolment(transaction, body.enrolmentId, now)
      await endSessions(transaction, account.id, now)
      await clearFailures(transaction, loginDigest(account.loginName))
      const { session, principal } = await enter(
        act,
        transaction,
        { id: account.id, kind: 'person' },
        'password+code',
        { opened: account.isNew },
      )
      return { session, principal, loginName: account.loginName }
    })
    if (!entered) return refuse(act)
    act.cookies.setSession(entered.session.token, entered.session.maxAgeSeconds)
    return { current: await currentOf(database.read, entered.principal, now), loginName: entered.loginName }
  })
}

async function checkCode(act: Act, enrolmentId: string, code: string, claim: Claim): Promise<void> {
  const asked = { id: enrolmentId, purpose: 'sign-up', code } as const
  const tried = await tryEnrolment(act.platform.database.read, asked, act.now)
  if (!tried.isRight) throw new Problem('identity.code-refused', { members: { triesLeft: tried.triesLeft } })
  // A code answers for the claim it was begun with, and for no other.
  if (tried.claimDigest !== claimDigest(enrolmentId, claim)) throw new Problem('identity.challenge-over')
}

async function refuse(act: Act): Promise<never> {
  const outcome = 'identity.sign-up-refused'
  const entry = auditEntry(act, { operation: act.operation.id, outcome })
  await recordAudit(act.platform.database.read, [entry])
  throw new Problem(outcome)
}
