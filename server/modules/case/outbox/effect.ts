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

/** One batch of what was due; its size, and whether there may be more. */
export interface Batch {
  readonly size: number
  readonly isFull: boolean
}

const LONGEST_DELAY_MINUTES = 360

/** How much one worker takes at a time, and how long it has it to itself. */
export interface Lease {
  readonly limit: number
  readonly seconds: number
}

/** Effects of these kinds that are due. Kinds that this version does not know wait for one that does, and take no place in a batch. */
export function dueEffects<K extends EffectKind>(
  read: Read,
  kinds: readonly K[],
  now: Temporal.Instant,
  limit: number,
  lock?: ReturnType<Read>,
): PromiseLike<Effect<K>[]> {
  return read<Effect<K>[]>`
    select ${columns(read)} from "case".effect e
    where ${isDue(read, now)} and kind = any (${[...kinds]}) order by due_at limit ${limit} ${lock ?? read``}`
}

/** Takes effects of these kinds for this worker alone for a while. */
export function takeEffects<K extends EffectKind>(
  read: Read,
  kinds: readonly K[],
  now: Temporal.Instant,
  { limit, seconds }: Lease,
): PromiseLike<Effect<K>[]> {
  return read<Effect<K>[]>`
    update "case".effect e set taken_until = ${now.add({ seconds })}
    from (
      select case_id, revision, effect_no from "case".effect
      where ${isDue(read, now)} and kind = any (${[...kinds]}) and ${isFree(read, now, seconds)}
      order by due_at limit ${limit} for update skip locked
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

/** Gives back what was taken and not begun. */
export async function giveBack(database: Database, effect: Effect): Promise<void> {
  await database.read`
    update "case".effect set taken_until = null
    where case_id = ${effect.caseId} and revision = ${effect.revision} and effect_no = ${effect.effectNo}`
}

/** A lease that ends later than any given now is one of a clock that was set back since. */
export function isFree(read: Read, now: Temporal.Instant, seconds: number) {
  return read`(taken_until is null or taken_until <= ${now} or taken_until > ${now.add({ seconds })})`
}

/** What was never tried is due at once, whatever the clock was when it was planned; what was put off waits, but never longer than the longest delay. */
function isDue(read: Read, now: Temporal.Instant) {
  return read`(due_at <= ${now} or attempts = 0 or due_at > ${now.add({ minutes: LONGEST_DELAY_MINUTES })})`
}

function columns(read: Read) {
  return read`e.case_id as "caseId", e.revision, e.effect_no as "effectNo", e.kind, e.body, e.attempts`
}
