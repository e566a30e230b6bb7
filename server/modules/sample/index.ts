import { registerService } from '#modules/case'
import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { keepDays } from './days.ts'
import { days, lift, list } from './operations/samples.ts'
import { openReviews } from './reviews.ts'
import { settleReview } from './settle.ts'

export { keepDays } from './days.ts'
export { commitmentOf, isDrawn } from './draw.ts'
export { loadSampleRates } from './rates.ts'
export { openReviews } from './reviews.ts'

registerService('sample.settle', settleReview)

/** The operations of this module. */
export const sampleHandlers = [days, list, lift]

const POLL_MS = 30_000

/** The work beside the requests: seeds are settled, days that are over drawn, and what was drawn is given to somebody to look at. */
export function createSampling(platform: Platform): Background {
  return background(platform.log, {
    name: 'sample.days',
    pollMs: POLL_MS,
    round: async () => {
      await keepDays(platform)
      return openReviews(platform)
    },
  })
}
