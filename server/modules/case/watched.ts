import { inScope, type Scope } from '#modules/access'
import type { Read } from '#platform/database'
import { caseOfRow, type CaseRow, type StoredAct } from './queries.ts'
import type { Current } from './record.ts'
import type { CaseState } from './case.ts'

/** A case whole, with every act of it: what supervision reads. */
export interface WatchedCase extends Current {
  readonly state: CaseState
  readonly acts: readonly StoredAct[]
}

/** Cases with all their acts, in two round trips whatever their number. */
export async function watchedCases(read: Read, caseIds: readonly string[]): Promise<WatchedCase[]> {
  const ids = [...new Set(caseIds)]
  const [rows, acts] = await Promise.all([
    read<CaseRow[]>`select * from "case"."case" where case_id = any (${ids}::uuid[])`,
    read<(StoredAct & { caseId: string })[]>`
      select case_id as "caseId", revision, entry_id as "entryId", command, actor, at, events, salt
      from "case".act where case_id = any (${ids}::uuid[]) order by case_id, revision`,
  ])
  const byCase = Map.groupBy(acts, ({ caseId }) => caseId)
  return rows.map((row) => ({ ...caseOfRow(row), acts: byCase.get(row.case_id) ?? [] }))
}

/** Open cases whose time may call for supervision. */
export interface TimeAsked {
  /** Running clocks that end in these days, inclusive; all before `to` where `from` is absent. */
  readonly due: { readonly from?: Temporal.PlainDate | undefined; readonly to: Temporal.PlainDate }
  /** Cases whose time stands still. */
  readonly stopped: boolean
  /** Cases with a task of government that was opened before this and in which no person has acted since. */
  readonly untouchedSince?: Temporal.Instant | undefined
}

/** A page of such cases in the order of their ids, after the one given. */
export async function casesByTime(
  read: Read,
  { due, stopped, untouchedSince }: TimeAsked,
  page: { after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await read<{ id: string }[]>`
    select id from (
      select k.case_id as id from "case".clock k
      where k.state = 'running' and k.due <= ${due.to.toString()}::date
        ${due.from ? read`and k.due >= ${due.from.toString()}::date` : read``}
      ${stopped ? read`union select k.case_id from "case".clock k where k.state = 'stopped'` : read``}
      ${
        untouchedSince
          ? read`union select t.case_id from "case".task t
              where t.closed_at is null and t.opened_at < ${untouchedSince} and t.assignee_kind <> 'applicant'
                and not exists (select from "case".act a where a.case_id = t.case_id and a.at >= ${untouchedSince} and a.actor ->> 'kind' <> 'system')`
          : read``
      }
    ) candidates
    ${page.after === undefined ? read`` : read`where id > ${page.after}::uuid`}
    order by id limit ${page.limit}`
  return rows.map(({ id }) => id)
}

/** Open tasks of government of one unit and officer; nobody's where they were not taken. */
export interface Workload {
  readonly unitId: string
  readonly officerId: string | null
  readonly officerName: string | null
  readonly open: number
  /** Due from today until the day asked about. */
  readonly soon: number
  readonly overdue: number
}

/** How much lies open within a scope of units, by unit and officer. */
export async function workloads(
  read: Read,
  scope: Scope,
  { today, soonUntil }: { today: Temporal.PlainDate; soonUntil: Temporal.PlainDate },
): Promise<Workload[]> {
  const day = today.toString()
  const rows = await read<Workload[]>`
    select t.unit_id as "unitId", t.officer_id as "officerId", max(t.officer_name) as "officerName", count(*)::int as open,
      count(*) filter (where t.due >= ${day}::date and t.due <= ${soonUntil.toString()}::date)::int as soon,
      count(*) filter (where t.due < ${day}::date)::int as overdue
    from "case".task t
    where t.closed_at is null and t.assignee_kind <> 'applicant' and ${inScope(read, scope, { region: 't.region_path', unit: 't.unit_path' })}
    group by t.unit_id, t.officer_id`
  return [...rows]
}
