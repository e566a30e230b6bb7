import { registerService } from '#modules/case'
import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { home } from './operations/home.ts'
import { guideReport, reportGuide } from './operations/report.ts'
import { search } from './operations/search.ts'
import { openCorrections } from './report/corrections.ts'
import { settleGuideReport } from './report/settle.ts'

export { openCorrections } from './report/corrections.ts'
export { buildIndex, searchIndex, type Hit, type SearchIndex } from './search-index.ts'

registerService('guide.settle', settleGuideReport)

export const serviceHandlers = [search, home, reportGuide, guideReport]

const POLL_MS = 5_000

/** The work beside the requests: what was reported wrong in a guide is given to the unit that handles the matter. */
export function createCorrections(platform: Platform): Background {
  const work = background(platform.log, {
    name: 'service.corrections',
    pollMs: POLL_MS,
    round: () => openCorrections(platform),
  })
  const off = platform.signals.on('service.reported', work.wake)
  return {
    start: work.start,
    wake: work.wake,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}
