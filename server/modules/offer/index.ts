import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { decline, list, prefer } from './operations/mine.ts'
import { sweepOffers } from './sweep.ts'
import { tellOffers } from './tell.ts'

export { loadOffers } from './load.ts'
export { statementFor } from './statement.ts'
export { sweepOffers } from './sweep.ts'
export { tellOffers } from './tell.ts'

/** The operations of this module. */
export const offerHandlers = [list, decline, prefer]

const POLL_MS = 60_000

/** The work beside the requests: once a day everybody whom rules would grant something is found and told. */
export function createOffers(platform: Platform): Background {
  return background(platform.log, {
    name: 'offer.sweep',
    pollMs: POLL_MS,
    round: async () => (await sweepOffers(platform)) || (await tellOffers(platform)),
  })
}
