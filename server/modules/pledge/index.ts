import { registerService } from '#modules/case'
import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { followPledges } from './follow.ts'
import { breachPledge, keepPledge } from './services.ts'

export { followPledges } from './follow.ts'

registerService('pledge.keep', keepPledge)
registerService('pledge.breach', breachPledge)

const POLL_MS = 5_000

/** The work beside the requests: what was granted on a pledge gets its check. */
export function createPledgeChecks(platform: Platform): Background {
  return background(platform.log, {
    name: 'pledge.checks',
    pollMs: POLL_MS,
    round: () => followPledges(platform),
  })
}
