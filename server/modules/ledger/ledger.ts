import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from '#platform/runtime'
import { BATCH_ENTRIES, integrateBatch } from './integrate.ts'
import { hasPending } from './queries.ts'

/** The log's background worker. */
export interface Ledger {
  start(): void
  /** Ends after the batch at hand. */
  stop(): Promise<void>
  /** Says that entries were just appended; without it they are found within the poll. */
  wake(): void
  /** Integrates one batch now and gives its size: 0 when nothing is pending or another process works. */
  integrateOnce(): Promise<number>
}

/** Makes the integrator; any number of processes may run one. */
export function createLedger({
  database,
  keyStore,
  clock,
  log,
}: Pick<Platform, 'database' | 'keyStore' | 'clock' | 'log'>): Ledger {
  const stopping = new AbortController()
  const bell = createBell()
  let running: Promise<void> | undefined

  const integrateOnce = () => integrateBatch(database.read, { keyStore, now: clock.now() })
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})

  async function run() {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        const count = (await hasPending(database.read)) ? await integrateOnce() : 0
        failures = 0
        if (count === BATCH_ENTRIES) continue
        if (count > 0) await pause(GATHER_MS)
        await bell.wait(POLL_MS)
      } catch (cause) {
        log.error('ledger.integration-failed', cause, { failures })
        await pause(Math.min(POLL_MS * 2 ** failures, LONGEST_PAUSE_MS))
        failures += 1
      }
    }
  }

  return {
    start: () => void (running ??= run()),
    async stop() {
      stopping.abort()
      bell.ring()
      await running
    },
    wake: bell.ring,
    integrateOnce,
  }
}

const POLL_MS = 200
/** Under load a batch gathers this long, so that one signature stands for many entries. */
const GATHER_MS = 100
const LONGEST_PAUSE_MS = 5_000

/** Waits for a ring or for the time; a ring while nobody waits is remembered. */
function createBell() {
  let isRung = false
  let answer = () => {}
  return {
    ring() {
      isRung = true
      answer()
    },
    async wait(ms: number) {
      if (!isRung) {
        const { promise, resolve } = Promise.withResolvers<void>()
        const timer = setTimeout(resolve, ms)
        answer = resolve
        await promise
        clearTimeout(timer)
      }
      isRung = false
    },
  }
}
