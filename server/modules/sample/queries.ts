import { inScope, type Scope } from '#modules/access'
import type { Read } from '#platform/database'

const SHOWN_DAYS = 40

export interface DayRow {
  readonly day: Temporal.PlainDate
  readonly seed: string
  readonly commitment: string
  readonly committedAt: Temporal.Instant
  readonly entryId: string
  readonly isDrawn: boolean
  readonly decisions: number | null
  readonly drawn: number
}

export async function recentDays(read: Read): Promise<DayRow[]> {
  return [
    ...(await read<DayRow[]>`
      select day, seed, commitment, committed_at as "committedAt", entry_id as "entryId", drawn_at is not null as "isDrawn", decisions,
        (select count(*)::int from sample.drawn c where c.day = d.day) as drawn
      from sample.day d order by day desc limit ${SHOWN_DAYS}`),
  ]
}

export interface DrawnRow {
  readonly caseId: string
  readonly caseNumber: string
  readonly reviewCaseId: string
  readonly day: Temporal.PlainDate
  readonly slug: string
  readonly version: number
  readonly unitName: string
  readonly outcome: string
  readonly agrees: boolean | null
  readonly reason: string | null
}

/** Decisions that were drawn, those not looked at first; within a scope. */
export async function decisionsDrawn(read: Read, scope: Scope, limit: number): Promise<DrawnRow[]> {
  return [
    ...(await read<DrawnRow[]>`
      select case_id as "caseId", case_number as "caseNumber", review_case_id as "reviewCaseId", day, slug, version, unit_name as "unitName",
        outcome, agrees, reason
      from sample.drawn where ${within(read, scope)} order by agrees is not null, day desc, case_id limit ${limit}`),
  ]
}

export async function tallyOf(read: Read, scope: Scope): Promise<{ looked: number; disagreed: number }> {
  const [row] = await read<{ looked: number; disagreed: number }[]>`
    select count(*) filter (where agrees is not null)::int as looked, count(*) filter (where not agrees)::int as disagreed
    from sample.drawn where ${within(read, scope)}`
  return row ?? { looked: 0, disagreed: 0 }
}

function within(read: Read, scope: Scope) {
  return inScope(read, scope, { region: 'region_path', unit: 'unit_path' })
}
