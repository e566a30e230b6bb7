import { identityOperations } from '#contract'
import { implement } from '#platform/http'
import { renewChallenge } from '../challenge.ts'
import { limits } from '../identity.ts'
import { takeRate } from '../lock.ts'
import { codeMessage, smsSenderOf } from '../sms.ts'

export const resendCode = implement(identityOperations.resendCode, async (act, { body }) => {
  const { now, platform } = act
  const { read } = platform.database
  await takeRate(read, `code ${act.client.ip}`, now, { limit: limits.codesPerAddress, minutes: 5 })
  const challenge = await renewChallenge(read, body.challengeId, now)
  await smsSenderOf(platform).send(codeMessage(challenge.phone, challenge.code, limits.codeMinutes, now), now)
  return {
    expiresAt: challenge.expiresAt.toString(),
    resendAt: challenge.resendAt.toString(),
    sendsLeft: challenge.sendsLeft,
  }
})
