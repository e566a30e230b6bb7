import { enrolmentOperations } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import { hashPassword } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findAccount } from '../account.ts'
import { tryEnrolment, useEnrolment } from '../enrolment.ts'
import { enter } from '../enter.ts'
import { limits, loginDigest } from '../identity.ts'
import { clearFailures, countFailure, takeRate } from '../lock.ts'
import { setFirstPassword } from '../officer-account.ts'
import { passwordFault, personalTexts, shortest } from '../password-strength.ts'
import { currentOf } from '../principal-of.ts'

export const activate = implement(enrolmentOperations.activate, async (act, { body }) => {
  const { now, platform } = act
  const { database } = platform
  await takeRate(database.read, `code ${act.client.ip}`, now, { limit: limits.codesPerAddress, minutes: 5 })
  refuseWeak(body.password, [])
  const asked = { id: body.enrolmentId, purpose: 'activation', code: body.code } as const
  const tried = await tryEnrolment(database.read, asked, now)
  const account = tried.accountId === null ? undefined : await findAccount(database.read, tried.accountId)
  if (!tried.isRight || !account) return refuseCode(act, account, tried.triesLeft)
  refuseWeak(body.password, personalTexts(account))
  const passwordHash = await hashPassword(body.password)
  const { session, principal } = await database.write(async (transaction) => {
    await useEnrolment(transaction, body.enrolmentId, now)
    if (!(await setFirstPassword(transaction, account.id, passwordHash)))
      throw new Problem('identity.challenge-over')
    await clearFailures(transaction, loginDigest(account.loginName))
    return enter(act, transaction, { id: account.id, kind: 'officer' }, 'password+code')
  })
  act.cookies.setSession(session.token, session.maxAgeSeconds)
  return currentOf(database.read, principal, now)
})

function refuseWeak(password: string, personal: readonly string[]) {
  const reason = passwordFault(password, { least: shortest.officer, personal })
  if (reason) throw new Problem('identity.password-weak', { members: { reason } })
}

async function refuseCode(
  act: Act,
  account: { id: string; loginName: string } | undefined,
  triesLeft: number,
): Promise<never> {
  const { read } = act.platform.database
  if (account) await countFailure(read, loginDigest(account.loginName), act.now)
  const outcome = 'identity.code-refused'
  const about = { operation: act.operation.id, outcome, details: { account: account?.id ?? null } }
  await recordAudit(read, [auditEntry(act, about)])
  throw new Problem(outcome, { members: { triesLeft } })
}
