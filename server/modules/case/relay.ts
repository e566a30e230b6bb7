import { setTimeout as sleep } from 'node:timers/promises'
import { notify } from '#modules/message'
import type { Database, Read, Transaction } from '#platform/database'
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
const LONGEST_DELAY_MINUTES = 360

/** Carries out what acts planned. An effect and its removal are one transaction, and each is idempotent by (case, revision, effect): twice is once. One that fails alone is put off with its failure kept, and holds up no other. */
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
  try {
    return await database.write(async (transaction) => {
      const effects = await dueEffects(transaction, platform, transaction`for update skip locked`)
      await carryOut(transaction, effects, platform)
      return effects.length
    })
  } catch (cause) {
    // One effect that cannot be carried out must not hold up the others: each is tried by itself.
    platform.log.error('relay.batch-failed', cause)
    return oneByOne(database, platform)
  }
}

async function oneByOne(database: Database, platform: Platform): Promise<number> {
  const effects = await dueEffects(database.read, platform)
  for (const effect of effects)
    try {
      await database.write((transaction) => carryOut(transaction, [effect], platform))
    } catch (cause) {
      await putOff(database, effect, cause, platform.clock.now())
      platform.log.error('relay.effect-put-off', cause, { caseId: effect.caseId, kind: effect.kind })
    }
  return effects.length
}

/** Kinds that this version does not know wait for one that does, and take no place in a batch. */
function dueEffects(read: Read, platform: Platform, lock?: ReturnType<Read>): PromiseLike<Effect[]> {
  return read<Effect[]>`
    select case_id as "caseId", revision, effect_no as "effectNo", kind, body, attempts from "case".effect
    where due_at <= ${platform.clock.now()} and kind = 'notify' order by due_at limit ${BATCH_EFFECTS} ${lock ?? read``}`
}

async function carryOut(transaction: Transaction, effects: Effect[], platform: Platform) {
  if (effects.length === 0) return
  await tell(transaction, effects, platform)
  await transaction`
    delete from "case".effect e using unnest(${effects.map((each) => each.caseId)}::uuid[], ${effects.map((each) => each.revision)}::int[], ${effects.map((each) => each.effectNo)}::int[]) as done (case_id, revision, effect_no)
    where e.case_id = done.case_id and e.revision = done.revision and e.effect_no = done.effect_no`
}

/** Later and later, up to six hours: 1 min, 2, 4 … */
async function putOff(database: Database, effect: Effect, cause: unknown, now: Temporal.Instant) {
  const minutes = Math.min(2 ** effect.attempts, LONGEST_DELAY_MINUTES)
  const failure = cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed'
  await database.read`
    update "case".effect set attempts = attempts + 1, failure = ${failure}, due_at = ${now.add({ minutes })}
    where case_id = ${effect.caseId} and revision = ${effect.revision} and effect_no = ${effect.effectNo}`
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
