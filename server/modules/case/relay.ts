import { setTimeout as sleep } from 'node:timers/promises'
import { notify } from '#modules/message'
import type { Database, Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'

export interface Relay {
  start(): void
  stop(): Promise<void>
  /** Carries out one batch of due effects now and gives its size. */
  runOnce(): Promise<number>
}

interface Effect {
  caseId: string
  revision: number
  effectNo: number
  kind: string
  body: {
    template: string
    subjectId: string
    filerId: string
    slug: string
    number: string
    subjectName: string
  }
  attempts: number
}

const BATCH_EFFECTS = 200
const POLL_MS = 250
const LONGEST_PAUSE_MS = 30_000

/** Carries out what acts planned. An effect and its removal are one transaction, and each is idempotent by (case, revision, effect): twice is once. */
export function createRelay(platform: Platform): Relay {
  const { database, log } = platform
  const stopping = new AbortController()
  let ring = () => {}
  const off = platform.signals.on('case.acted', () => ring())
  let running: Promise<void> | undefined
  const runOnce = () => runBatch(database, platform)

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

async function runBatch(database: Database, platform: Platform): Promise<number> {
  return database.write(async (transaction) => {
    const effects = await transaction<Effect[]>`
      select case_id as "caseId", revision, effect_no as "effectNo", kind, body, attempts from "case".effect
      where due_at <= ${platform.clock.now()} order by due_at limit ${BATCH_EFFECTS} for update skip locked`
    if (effects.length === 0) return 0
    await tell(
      transaction,
      effects.filter((effect) => effect.kind === 'notify'),
      platform,
    )
    const known = effects.filter((effect) => effect.kind === 'notify')
    await transaction`
      delete from "case".effect e using unnest(${known.map((each) => each.caseId)}::uuid[], ${known.map((each) => each.revision)}::int[], ${known.map((each) => each.effectNo)}::int[]) as done (case_id, revision, effect_no)
      where e.case_id = done.case_id and e.revision = done.revision and e.effect_no = done.effect_no`
    return known.length
  })
}

async function tell(transaction: Transaction, effects: Effect[], platform: Platform) {
  const notices = effects.flatMap(({ caseId, revision, effectNo, body }) =>
    // Whom it concerns, and who filed for them, once each.
    [...new Set([body.subjectId, body.filerId])].map((subjectId) => ({
      to: { subjectId },
      kind: body.template,
      params: { slug: body.slug, number: body.number, subjectName: body.subjectName },
      effect: { caseId, revision, effectIndex: effectNo },
    })),
  )
  await notify(transaction, notices, platform.clock.now())
}

function pause(ms: number, signal: AbortSignal) {
  return sleep(ms, undefined, { signal }).catch(() => {})
}
