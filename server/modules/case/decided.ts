import type { Outcome } from '#contract'
import type { Read } from '#platform/database'

/** A decision as those hear of it who are told of every one. */
export interface DecidedCase {
  readonly caseId: string
  readonly number: string
  readonly slug: string
  readonly version: number
  readonly outcome: Outcome
  readonly unitId: string
  readonly subjectName: string
  readonly certificate: string | null
  readonly decidedAt: Temporal.Instant
}

const columns = (read: Read) => read`
  case_id as "caseId", number, slug, version, outcome, unit_id as "unitId", subject_name as "subjectName",
  state #>> '{results,-1,identifier}' as certificate, decided_at as "decidedAt"`

/** What was decided in these matters from a moment on, the oldest first; one page. */
export function decidedSince(
  read: Read,
  slugs: readonly string[],
  from: Temporal.Instant,
  limit: number,
): PromiseLike<DecidedCase[]> {
  return read<DecidedCase[]>`
    select ${columns(read)} from "case"."case"
    where decided_at >= ${from} and slug = any (${[...slugs]}::text[]) and outcome is not null
    order by decided_at, case_id limit ${limit}`
}

/** These cases, as far as they are decided. */
export function decidedCases(read: Read, caseIds: readonly string[]): PromiseLike<DecidedCase[]> {
  return read<DecidedCase[]>`
    select ${columns(read)} from "case"."case" where case_id = any (${[...caseIds]}::uuid[]) and outcome is not null`
}
