import type { Milestone, OfficerPrincipal, Outcome } from '#contract'
import { inScope, scopeOf } from '#modules/access'
import type { Read } from '#platform/database'

/** Keeps which window takes a case in, before it is filed: what is filed at a window is never without one. Refused there, another may take it in. */
export async function putTakenIn(
  read: Read,
  caseId: string,
  officer: OfficerPrincipal,
  at: Temporal.Instant,
): Promise<void> {
  await read`
    insert into "case".taken_in (case_id, unit_id, unit_name, region_path, officer_name, at)
    values (${caseId}, ${officer.unitId}, ${officer.unitName}, ${officer.regionPath}, ${officer.name}, ${at})
    on conflict (case_id) do update set unit_id = excluded.unit_id, unit_name = excluded.unit_name,
      region_path = excluded.region_path, officer_name = excluded.officer_name, at = excluded.at
    where not exists (select from "case"."case" c where c.case_id = excluded.case_id)`
}

/** The unit whose window took a case in; undefined where nobody did. */
export async function takenInBy(
  read: Read,
  caseId: string,
): Promise<{ unitId: string; unitName: string } | undefined> {
  const [row] = await read<{ unitId: string; unitName: string }[]>`
    select unit_id as "unitId", unit_name as "unitName" from "case".taken_in where case_id = ${caseId}`
  return row
}

export interface TakenInRow {
  readonly caseId: string
  readonly number: string
  readonly slug: string
  readonly version: number
  readonly subjectKind: 'person' | 'entity'
  readonly subjectName: string
  readonly takenBy: string
  readonly decidedBy: string
  readonly regionName: string
  readonly at: Temporal.Instant
  readonly status: 'open' | 'closed'
  readonly milestone: Milestone
  readonly outcome: Outcome | null
  readonly turn: 'applicant' | 'government' | 'nobody'
}

/** What crossed from one county to another: of the officer's own window, or of what their posts look after. */
export function takenInAcross(
  read: Read,
  officer: OfficerPrincipal,
  side: 'window' | 'office',
  limit: number,
): PromiseLike<TakenInRow[]> {
  const whose =
    side === 'window'
      ? read`t.unit_id = ${officer.unitId}`
      : inScope(read, scopeOf(officer), { region: 'c.region_path', unit: 'c.unit_path' })
  return read<TakenInRow[]>`
    select c.case_id as "caseId", c.number, c.slug, c.version, c.subject_kind as "subjectKind", c.subject_name as "subjectName",
      t.unit_name as "takenBy", c.unit_name as "decidedBy", c.region_name as "regionName", t.at, c.status, c.milestone, c.outcome, c.turn
    from "case".taken_in t join "case"."case" c using (case_id)
    where c.channel = 'window' and ${whose} and not c.region_path <@ t.region_path and not t.region_path <@ c.region_path
    order by t.at desc limit ${limit}`
}
