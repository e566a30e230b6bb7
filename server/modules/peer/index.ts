import { registerService } from '#modules/case'
import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { deliver } from './deliver.ts'
import { sweepArrivals } from './arrivals.ts'
import { sweepLoose } from './loose.ts'
import { foreignHandlers } from './operations/certificates.ts'
import { looseHandlers } from './operations/files.ts'
import { crossings, trail } from './operations/follow.ts'
import { handIn } from './operations/hand-in.ts'
import { add, list, services, suspend } from './operations/manage.ts'
import { identity, keys, offers, piece, receive } from './operations/meet.ts'
import { peerService } from './service.ts'
import { tellPeers } from './tell.ts'
import { refreshOffers } from './visit.ts'

export { deliver } from './deliver.ts'
export { tellPeers } from './tell.ts'

registerService('peer', peerService)

/** The operations of this module. */
export const peerHandlers = [
  identity,
  offers,
  receive,
  keys,
  piece,
  list,
  add,
  suspend,
  services,
  handIn,
  crossings,
  trail,
  ...looseHandlers,
  ...foreignHandlers,
]

const POLL_MS = 2_000

/** What a clerk put together and did not hand in is kept for so long. */
const LOOSE_FOR = { hours: 48 }

/** Clears away files that will not be sent, and pieces of what never came whole. */
export async function sweepExchange(platform: Platform): Promise<void> {
  await sweepLoose(platform.database.read, platform.clock.now().subtract(LOOSE_FOR))
  await sweepArrivals(platform)
}

/** The work beside the requests: what peers are to hear of is written down, and sent until they have signed for it. */
export function createExchange(platform: Platform): Background {
  let sweepAt = platform.clock.now()
  const work = background(platform.log, {
    name: 'peer.exchange',
    pollMs: POLL_MS,
    round: async (stopping) => {
      await tellPeers(platform)
      const isMore = await deliver(platform, stopping)
      if (!isMore) await refreshOffers(platform)
      if (Temporal.Instant.compare(platform.clock.now(), sweepAt) < 0) return isMore
      sweepAt = platform.clock.now().add({ hours: 1 })
      await sweepExchange(platform)
      return isMore
    },
  })
  const off = platform.signals.on('peer.written', work.wake)
  return {
    start: work.start,
    wake: work.wake,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}
