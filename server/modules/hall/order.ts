import type { HallRules } from '#contract'

/** A place in the queue as it is kept: until `dueAt` by `ranksAt`, from then on by `dueRanksAt`. */
export interface Rank {
  readonly ranksAt: Temporal.Instant
  readonly dueAt: Temporal.Instant | null
  readonly dueRanksAt: Temporal.Instant | null
}

/**
 * Where somebody stands who came now. Whoever just comes stands where they came. Whoever booked counts, while the slot is still to come,
 * as if coming at its start, and when it has come, as if having come `leadMinutes` before it: before all who came since, and behind those who
 * came earlier than that. So a slot later than one's own coming by more than the lead never goes before, and nobody waits for ever.
 * Who is late stands where they came.
 */
export function rankOf(
  rules: HallRules['order'],
  cameAt: Temporal.Instant,
  slotStartsAt: Temporal.Instant | undefined,
): Rank {
  const walkIn = { ranksAt: cameAt, dueAt: null, dueRanksAt: null }
  if (!slotStartsAt) return walkIn
  const lateFrom = slotStartsAt.add({ minutes: rules.graceMinutes })
  if (Temporal.Instant.compare(cameAt, lateFrom) > 0) return walkIn
  const later = Temporal.Instant.compare(cameAt, slotStartsAt) > 0 ? cameAt : slotStartsAt
  return {
    ranksAt: later,
    dueAt: slotStartsAt.subtract({ minutes: rules.earlyMinutes }),
    dueRanksAt: slotStartsAt.subtract({ minutes: rules.leadMinutes }),
  }
}

/** By what a place ranks now: the earlier goes first. The same rule as `rankNow` in queue.ts writes in SQL. */
export function ranksBy(rank: Rank, now: Temporal.Instant): Temporal.Instant {
  return rank.dueAt && rank.dueRanksAt && Temporal.Instant.compare(rank.dueAt, now) <= 0
    ? rank.dueRanksAt
    : rank.ranksAt
}

/** How long somebody waits with so many ahead and so many windows working, in whole minutes. */
export function waitMinutes(ahead: number, windows: number, serviceMinutes: number): number {
  return Math.ceil((ahead / Math.max(1, windows)) * serviceMinutes)
}
