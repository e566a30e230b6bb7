import type { Database, Read, Transaction } from '#platform/database'
import type { EffectBodies, EffectKind } from './plan.ts'

export type Effect<K extends EffectKind = EffectKind> = {
  [Kind in K]: {
    readonly caseId: string
    readonly revision: number
    readonly effectNo: number
    readonly kind: Kind
    readonly body: EffectBodies[Kind]
    readonly attempts: number
  }
}[K]

export const BATCH_EFFECTS = 200
const LONGEST_DELAY_MINUTES = 360
/** How long one worker has a slow effect to itself. */
const LEASE_MINUTES = 2

/** Effects of these kinds that are due. Kinds that this version does not know wait for one that does, and take no place in a batch. */
export function dueEffects<K extends EffectKind>(
  read: Read,
  kinds: readonly K[],
  now: Temporal.Instant,
  lock?: ReturnType<Read>,
): PromiseLike<Effect<K>[]> {
  return read<Effect<K>[]>`
    select ${columns(read)} from "case".effect e
    where due_at <= ${now} and kind = any (${[...kinds]}) order by due_at limit ${BATCH_EFFECTS} ${lock ?? read``}`
}

/** Takes effects of these kinds for this worker alone for a while. */
export function takeEffects<K extends EffectKind>(
  read: Read,
  kinds: readonly K[],
  now: Temporal.Instant,
): PromiseLike<Effect<K>[]> {
  return read<Effect<K>[]>`
    update "case".effect e set taken_until = ${now.add({ minutes: LEASE_MINUTES })}
    from (
      select case_id, revision, effect_no from "case".effect
      where due_at <= ${now} and kind = any (${[...kinds]}) and (taken_until is null or taken_until <= ${now})
      order by due_at limit ${BATCH_EFFECTS} for update skip locked
    ) due
    where e.case_id = due.case_id and e.revision = due.revision and e.effect_no = due.effect_no
    returning ${columns(read)}`
}

export async function removeEffects(
  read: Read | Transaction,
  effects: readonly Pick<Effect, 'caseId' | 'revision' | 'effectNo'>[],
): Promise<void> {
  await read`
    delete from "case".effect e using unnest(${effects.map((each) => each.caseId)}::uuid[], ${effects.map((each) => each.revision)}::int[], ${effects.map((each) => each.effectNo)}::int[]) as done (case_id, revision, effect_no)
    where e.case_id = done.case_id and e.revision = done.revision and e.effect_no = done.effect_no`
}

/** Later and later, up to six hours: 1 min, 2, 4 … */
export async function putOff(
  database: Database,
  effect: Effect,
  cause: unknown,
  now: Temporal.Instant,
): Promise<void> {
  const minutes = Math.min(2 ** effect.attempts, LONGEST_DELAY_MINUTES)
  const failure = cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed'
  await database.read`
    update "case".effect set attempts = attempts + 1, failure = ${failure}, due_at = ${now.add({ minutes })}, taken_until = null
    where case_id = ${effect.caseId} and revision = ${effect.revision} and effect_no = ${effect.effectNo}`
}

function columns(read: Read) {
  return read`e.case_id as "caseId", e.revision, e.effect_no as "effectNo", e.kind, e.body, e.attempts`
}
