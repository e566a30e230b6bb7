import type { Citation, Milestone, Outcome } from '#contract'
import type { Read } from '#platform/database'
import type { Clock } from './case.ts'

/** The case of a leg, as much of it as the whole is told. */
export interface LegCase {
  readonly parentId: string
  readonly leg: string
  readonly id: string
  readonly number: string
  readonly slug: string
  readonly version: number
  readonly status: 'open' | 'closed'
  readonly milestone: Milestone
  readonly outcome: Outcome | null
  readonly stage: string | null
  readonly turn: 'applicant' | 'government' | 'nobody'
  readonly unitName: string
  readonly unitPath: string
  readonly regionPath: string
  readonly decidedAt: Temporal.Instant | null
  readonly reasons: { text: string; basis: Citation }[]
  /** The running clock that ends first. */
  readonly clock: Clock | null
}

/** The cases of the legs of these wholes, each with its most pressing clock; one select. */
export function legCasesOf(read: Read, parentIds: readonly string[]): PromiseLike<LegCase[]> {
  return read<LegCase[]>`
    select c.parent_case_id as "parentId", c.parent_leg as leg, c.case_id as id, c.number, c.slug, c.version, c.status, c.milestone, c.outcome, c.stage, c.turn,
      c.unit_name as "unitName", c.unit_path::text as "unitPath", c.region_path::text as "regionPath", c.decided_at as "decidedAt",
      coalesce(c.state #> '{decision,reasons}', '[]') as reasons,
      (select jsonb_build_object('name', k.name, 'startedOn', k.started_on, 'due', k.due, 'count', k.count, 'unit', k.unit, 'provisional', k.provisional, 'state', k.state)
       from "case".clock k where k.case_id = c.case_id and k.state = 'running' order by k.due limit 1) as clock
    from "case"."case" c where c.parent_case_id = any (${[...parentIds]}::uuid[]) order by c.case_id`
}
