import { findCase, registerService, type Service, type ServiceCall } from '#modules/case'
import type { Platform } from '#platform/runtime'
import { z } from 'zod'
import { tellWhoRated } from './visit.ts'

const reply = z.enum(['confirmed', 'silent', 'unsolved'])

/** Called back and mended by the last day of each: what comes again after a “no” is a time of its own. */
const TIMED = ['stage:call-back', 'stage:fix', 'stage:again'] as const

/** Service `rating.answer`: the answer to whoever rated is set down for them to see, and whether it came in time. Answers `answered`. */
export const answerRating: Service = async (platform, call) => {
  const { clocks, answers } = call.state
  const isOnTime = clocks
    .filter(({ name }) => TIMED.some((each) => each === name))
    .every(({ endedOn, due }) => endedOn !== undefined && endedOn <= due)
  const result = z.string().parse(answers['result'])
  const now = platform.clock.now()
  await platform.database.write(async (transaction) => {
    const [rated] = await transaction<{ caseId: string }[]>`
      update rating.rating set answer = ${result}, answered_at = ${now}, on_time = coalesce(on_time, true) and ${isOnTime}
      where rectification_id = ${call.base.caseId} returning case_id as "caseId"`
    const found = rated && (await findCase(transaction, rated.caseId))
    if (!found) throw new Error('the case that was rated is gone')
    await tellWhoRated(transaction, found.base, { kind: 'rating.answered', because: call.callId }, now)
  })
  return { answer: 'answered' }
}

/** Service `rating.settle`: told `reply`, what whoever rated said in the end. Answers `settled`. */
export const settleRating: Service = async (platform, call) => {
  const said = reply.parse(call.told['reply'])
  await platform.database.read`
    update rating.rating set reply = ${said}, settled_at = coalesce(settled_at, ${platform.clock.now()}) where ${mends(platform, call)}`
  return { answer: 'settled' }
}

/** Service `rating.exclude`: a rating that was found malicious counts no more; it stays on record with the case that says why. Answers `excluded`. */
export const excludeRating: Service = async (platform, call) => {
  await platform.database.read`
    update rating.rating set excluded_at = coalesce(excluded_at, ${platform.clock.now()}), exclusion = 'malicious' where ${mends(platform, call)}`
  return { answer: 'excluded' }
}

function mends({ database: { read } }: Platform, { base }: ServiceCall) {
  return read`rectification_id = ${base.caseId}`
}

registerService('rating.answer', answerRating)
registerService('rating.settle', settleRating)
registerService('rating.exclude', excludeRating)
