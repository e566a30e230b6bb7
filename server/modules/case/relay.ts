import { background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { tellDrafts } from './filing/tell-drafts.ts'
import { endHandOvers } from './hand-over/return.ts'
import { callServices } from './outbox/call.ts'
import type { Batch } from './outbox/effect.ts'
import { sendNotices } from './outbox/notify.ts'
import { carryMessages } from './outbox/outward.ts'
import { fireTimers } from './outbox/timers.ts'
import { carryRerun } from './rerun/carry.ts'

export interface Relay {
  start(): void
  stop(): Promise<void>
  /** Carries out one batch of what is due now, effects and timers, and gives its size. */
  runOnce(): Promise<number>
}

const POLL_MS = 250

/** Each goes on by itself: a service that does not answer holds up neither notices nor the law's time. */
const errands: Readonly<Record<string, (platform: Platform, stopping?: AbortSignal) => Promise<Batch>>> = {
  'relay.notices': sendNotices,
  'relay.messages': carryMessages,
  'relay.calls': callServices,
  'relay.timers': fireTimers,
  'relay.reruns': carryRerun,
  'relay.hand-overs': endHandOvers,
  'relay.drafts': tellDrafts,
}

/** Carries out what acts planned: effects, each idempotent by (case, revision, effect), and timers. Any number of relays may run. */
export function createRelay(platform: Platform): Relay {
  const works = Object.entries(errands).map(([name, carry]) =>
    background(platform.log, {
      name,
      pollMs: POLL_MS,
      round: async (stopping) => (await carry(platform, stopping)).isFull,
    }),
  )
  const off = platform.signals.on('case.acted', () => works.forEach((work) => work.wake()))
  return {
    start: () => works.forEach((work) => work.start()),
    stop: async () => {
      off()
      await Promise.all(works.map((work) => work.stop()))
    },
    runOnce: async () => {
      const batches = await Promise.all(Object.values(errands).map((carry) => carry(platform)))
      return batches.reduce((sum, { size }) => sum + size, 0)
    },
  }
}
