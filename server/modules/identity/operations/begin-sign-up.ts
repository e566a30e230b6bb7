import { enrolmentOperations, maskPhone } from '#contract'
import { implement } from '#platform/http'
import { beginEnrolment, phoneDigest } from '../enrolment.ts'
import { limits } from '../identity.ts'
import { takeRate } from '../lock.ts'
import { codeMessage, smsSenderOf } from '../sms.ts'

/** Whether anybody is registered under what is claimed is not even looked up here: every caller gets a code. */
export const beginSignUp = implement(enrolmentOperations.beginSignUp, async (act, { body }) => {
  const { now, platform } = act
  const { read } = platform.database
  const phone = `enrol ${phoneDigest(body.phone)}`
  await takeRate(read, `enrol ${act.client.ip}`, now, { limit: limits.enrolmentsPerAddress, minutes: 10 })
  await takeRate(read, phone, now, { limit: 1, minutes: 1 })
  await takeRate(read, `${phone} hour`, now, { limit: limits.enrolmentsPerPhoneHour, minutes: 60 })
  await takeRate(read, `${phone} day`, now, { limit: limits.enrolmentsPerPhoneDay, minutes: 1440 })
  const enrolment = await beginEnrolment(read, { purpose: 'sign-up', claim: body }, now)
  await smsSenderOf(platform).send(codeMessage(body.phone, enrolment.code, limits.codeMinutes, now), now)
  return {
    enrolmentId: enrolment.id,
    sentTo: maskPhone(body.phone),
    expiresAt: enrolment.expiresAt.toString(),
    resendAt: enrolment.resendAt.toString(),
  }
})
