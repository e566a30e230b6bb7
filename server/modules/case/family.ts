import type { Milestone, Outcome } from '#contract'
import type { Read } from '#platform/database'
import type { Leg } from './case.ts'

/** A case and what of its course others count by. */
export interface FamilyCase {
  readonly id: string
  readonly number: string
  readonly slug: string
  readonly version: number
  /** The whole that it is a leg of. */
  readonly parentId: string | null
  readonly leg: string | null
  readonly status: 'open' | 'closed'
  readonly milestone: Milestone
  readonly outcome: Outcome | null
  readonly isDecided: boolean
  readonly turn: 'applicant' | 'government' | 'nobody'
  readonly unitName: string
  readonly unitPath: string
  readonly regionPath: string
  readonly submittedAt: Temporal.Instant
  readonly legs: Readonly<Record<string, Leg>>
  /** What it reached and when, in order; `on` is the day from which it counts, where that is another (视为受理). */
  readonly reached: readonly {
    readonly milestone: Milestone
    readonly at: string
    readonly on: string | null
    readonly reason: string | null
  }[]
}

/** These cases and the cases of their legs, in the order of filing; one select. */
export function familyOf(read: Read, caseIds: readonly string[]): PromiseLike<FamilyCase[]> {
  const ids = [...caseIds]
  return read<FamilyCase[]>`
    select c.case_id as id, c.number, c.slug, c.version, c.parent_case_id as "parentId", c.parent_leg as leg, c.status, c.milestone, c.outcome,
      coalesce((c.state ->> 'isDecided')::boolean, false) as "isDecided", c.turn, c.unit_name as "unitName",
      c.unit_path::text as "unitPath", c.region_path::text as "regionPath", c.submitted_at as "submittedAt",
      coalesce(c.state -> 'legs', '{}') as legs, coalesce((
        select jsonb_agg(jsonb_build_object('milestone', e.event ->> 'milestone', 'at', a.at, 'on', e.event ->> 'deemedOn', 'reason', e.event ->> 'reason')
          order by a.revision, e.place)
        from "case".act a cross join jsonb_array_elements(a.events) with ordinality as e (event, place)
        where a.case_id = c.case_id and e.event ->> 'type' = 'milestone'), '[]') as reached
    from "case"."case" c
    where c.case_id = any (${ids}::uuid[]) or c.parent_case_id = any (${ids}::uuid[])
    order by c.submitted_at, c.case_id`
}
