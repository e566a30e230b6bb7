import { registerService } from '#modules/case'
import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { deliver } from './deliver.ts'
import { crossings, trail } from './operations/follow.ts'
import { handIn } from './operations/hand-in.ts'
import { add, list, services, suspend } from './operations/manage.ts'
import { identity, offers, receive } from './operations/meet.ts'
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
  list,
  add,
  suspend,
  services,
  handIn,
  crossings,
  trail,
]

const POLL_MS = 2_000

/** The work beside the requests: what peers are to hear of is written down, and sent until they have signed for it. */
export function createExchange(platform: Platform): Background {
  const work = background(platform.log, {
    name: 'peer.exchange',
    pollMs: POLL_MS,
    round: async (stopping) => {
      await tellPeers(platform)
      const isMore = await deliver(platform, stopping)
      if (!isMore) await refreshOffers(platform)
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
