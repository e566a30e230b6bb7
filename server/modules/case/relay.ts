import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from '#platform/runtime'
import { BATCH_EFFECTS } from './outbox/effect.ts'
import { sendNotices } from './outbox/notify.ts'
import { carryOutward } from './outbox/outward.ts'
import { fireTimers } from './outbox/timers.ts'

export interface Relay {
  start(): void
  stop(): Promise<void>
  /** Carries out one batch of what is due now, effects and timers, and gives its size. */
  runOnce(): Promise<number>
}

const POLL_MS = 250
const LONGEST_PAUSE_MS = 30_000

/** Carries out what acts planned: effects, each idempotent by (case, revision, effect), and timers. Any number of relays may run. */
export function createRelay(platform: Platform): Relay {
  const { log } = platform
  const stopping = new AbortController()
  let ring = () => {}
  const off = platform.signals.on('case.acted', () => ring())
  let running: Promise<void> | undefined

  async function runOnce() {
    const counts = await Promise.all([sendNotices(platform), carryOutward(platform), fireTimers(platform)])
    return counts.reduce((sum, count) => sum + count, 0)
  }

  async function run() {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        const count = await runOnce()
        failures = 0
        if (count < BATCH_EFFECTS)
          await Promise.race([
            new Promise<void>((resolve) => (ring = resolve)),
            pause(POLL_MS, stopping.signal),
          ])
      } catch (cause) {
        log.error('relay.failed', cause, { failures })
        await pause(Math.min(POLL_MS * 2 ** failures++, LONGEST_PAUSE_MS), stopping.signal)
      }
    }
  }

  return {
    runOnce,
    start: () => void (running ??= run()),
    stop: async () => {
      stopping.abort()
      off()
      await running
    },
  }
}

function pause(ms: number, signal: AbortSignal) {
  return sleep(ms, undefined, { signal }).catch(() => {})
}
