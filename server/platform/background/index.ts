import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '#platform/telemetry'

/** Work that goes on beside the requests: round after round, at once when woken, else at every poll. */
export interface Background {
  start(): void
  /** Ends after the round at hand, whose signal fires. */
  stop(): Promise<void>
  /** Says that there is something to do; without it it is found at the next poll. */
  wake(): void
}

export interface Work {
  /** As the log names it when a round fails: `<name>.failed`. */
  readonly name: string
  readonly pollMs: number
  /** One round; true when more is waiting. */
  round(stopping: AbortSignal): Promise<boolean>
}

const LONGEST_PAUSE_MS = 30_000

/** Runs work until it is stopped; a round that fails is tried again later and later, and a process may run any number of works. */
export function background(log: Log, { name, pollMs, round }: Work): Background {
  const stopping = new AbortController()
  const bell = createBell()
  let running: Promise<void> | undefined

  async function run() {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        const isMore = await round(stopping.signal)
        failures = 0
        if (!isMore) await bell.wait(pollMs, stopping.signal)
      } catch (cause) {
        if (stopping.signal.aborted) return
        log.error(`${name}.failed`, cause, { failures })
        await pause(Math.min(pollMs * 2 ** failures++, LONGEST_PAUSE_MS), stopping.signal)
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
  }
}

/** Waits for a ring or for the time; a ring while nobody waits is remembered. */
function createBell() {
  let isRung = false
  let answer = () => {}
  return {
    ring() {
      isRung = true
      answer()
    },
    async wait(ms: number, signal: AbortSignal) {
      if (!isRung) {
        const rung = new Promise<void>((resolve) => (answer = resolve))
        const waiting = new AbortController()
        await Promise.race([rung, pause(ms, AbortSignal.any([signal, waiting.signal]))])
        waiting.abort()
      }
      isRung = false
    },
  }
}

function pause(ms: number, signal: AbortSignal) {
  return sleep(ms, undefined, { signal }).catch(() => {})
}
