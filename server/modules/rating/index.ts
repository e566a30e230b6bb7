import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { byCode, invitation } from './operations/by-code.ts'
import { byPhone } from './operations/by-phone.ts'
import { invite } from './operations/invite.ts'
import { list } from './operations/list.ts'
import { ofCase, reply } from './operations/of-case.ts'
import { questions, rate } from './operations/rate.ts'
import { published, rates } from './operations/rates.ts'
import { openRectifications } from './rectification.ts'
import './services.ts'

export { loadRatingPeriods } from './periods.ts'
export { channelOf, questionSet } from './questions.ts'
export { inviteToRate, type AtWindow } from './invite.ts'
export { openRectifications } from './rectification.ts'
export { ratingRow, type Rating } from './row.ts'

/** The operations of this module. */
export const ratingHandlers = [
  questions,
  rate,
  ofCase,
  reply,
  invite,
  invitation,
  byCode,
  byPhone,
  rates,
  published,
  list,
]

const POLL_MS = 2_000

/** The work beside the requests: bad ratings under a name open the case that mends them. */
export function createRectifications(platform: Platform): Background {
  const work = background(platform.log, {
    name: 'rating.rectifications',
    pollMs: POLL_MS,
    round: () => openRectifications(platform),
  })
  const off = platform.signals.on('case.acted', work.wake)
  return {
    start: work.start,
    wake: work.wake,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}
