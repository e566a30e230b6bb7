import { enrolmentOperations } from '#contract'
import { implement } from '#platform/http'
import { findAwaitingActivation } from '../account.ts'
import { beginEnrolment } from '../enrolment.ts'
import { limits, loginDigest } from '../identity.ts'
import { refuseLocked, takeRate } from '../lock.ts'
import { codeMessage, smsSenderOf } from '../sms.ts'

/** The answer and its time are the same whether or not somebody awaits activation under the name: the message is not waited for. */
export const beginActivation = implement(enrolmentOperations.beginActivation, async (act, { body }) => {
  const { now, platform } = act
  const { read } = platform.database
  const digest = loginDigest(body.loginName)
  await takeRate(read, `enrol ${act.client.ip}`, now, { limit: limits.enrolmentsPerAddress, minutes: 10 })
  await takeRate(read, `activate ${digest}`, now, { limit: 1, minutes: 1 })
  await takeRate(read, `activate ${digest} hour`, now, { limit: limits.enrolmentsPerPhoneHour, minutes: 60 })
  const { account, lockedUntil } = await findAwaitingActivation(read, body.loginName, digest)
  refuseLocked(lockedUntil, now)
  const enrolment = await beginEnrolment(read, { purpose: 'activation', accountId: account?.id }, now)
  if (account)
    void smsSenderOf(platform)
      .send(codeMessage(account.phone, enrolment.code, limits.codeMinutes, now), now)
      .catch((cause: unknown) =>
        platform.log.error('identity.activation-not-sent', cause, { requestId: act.requestId }),
      )
  return {
    enrolmentId: enrolment.id,
    expiresAt: enrolment.expiresAt.toString(),
    resendAt: enrolment.resendAt.toString(),
  }
})
