import type { OfficerPrincipal } from '#contract'
import { inScope, scopeOf } from '#modules/access'
import type { Read } from '#platform/database'

export interface RerunRow {
  id: string
  slug: string
  version: number
  against: number
  reason: string
  askedBy: string
  askedAt: Temporal.Instant
  total: number
  judged: number
  differing: number
  failed: number
  open: number
  finishedAt: Temporal.Instant | null
}

export interface DifferenceRow {
  caseId: string
  number: string
  subjectKind: 'person' | 'entity'
  subjectName: string
  unitName: string
  was: 'granted' | 'refused' | 'referred'
  now: 'granted' | 'refused' | 'referred' | 'failed'
  checks: string[]
  outputs: string[]
  settledAt: Temporal.Instant | null
  settledBy: string | null
  settlement: string | null
}

export async function insertRerun(
  read: Read,
  officer: OfficerPrincipal,
  row: {
    id: string
    slug: string
    version: number
    against: number
    digest: string
    reason: string
    at: Temporal.Instant
  },
): Promise<void> {
  const { regionPath, unitPath } = scopeOf(officer)
  await read`
    insert into "case".rerun (rerun_id, slug, version, against_version, model_digest, reason, asked_by, asked_by_name, region_path, unit_path, asked_at)
    values (${row.id}, ${row.slug}, ${row.version}, ${row.against}, ${row.digest}, ${row.reason}, ${officer.officerId}, ${officer.name},
      ${regionPath}::ltree, ${unitPath}::ltree, ${row.at})`
}

/** Reruns asked for within the officer's scope, the newest first; or the one named. */
export function findReruns(read: Read, officer: OfficerPrincipal, id?: string): PromiseLike<RerunRow[]> {
  const scope = scopeOf(officer)
  return read<RerunRow[]>`
    select r.rerun_id as id, r.slug, r.version, r.against_version as against, r.reason, r.asked_by_name as "askedBy", r.asked_at as "askedAt",
      r.judged, r.differing, r.failed, r.finished_at as "finishedAt",
      (select count(*)::int from "case".rerun_difference d where d.rerun_id = r.rerun_id and d.settled_at is null) as open,
      (select count(*)::int from "case"."case" c where c.slug = r.slug and c.version = r.version and c.automatic
        and c.region_path <@ r.region_path and (r.unit_path is null or c.unit_path <@ r.unit_path)) as total
    from "case".rerun r
    where ${inScope(read, scope, { region: 'r.region_path', unit: 'r.unit_path' })} ${id ? read`and r.rerun_id = ${id}` : read``}
    order by r.asked_at desc limit 100`
}

export function findDifferences(
  read: Read,
  rerunId: string,
  query: { state: 'open' | 'settled' | 'all'; after?: string | undefined; limit: number },
): PromiseLike<DifferenceRow[]> {
  return read<DifferenceRow[]>`
    select case_id as "caseId", number, subject_kind as "subjectKind", subject_name as "subjectName", unit_name as "unitName", was, now, checks, outputs,
      settled_at as "settledAt", settled_by as "settledBy", settlement
    from "case".rerun_difference
    where rerun_id = ${rerunId}
      ${query.state === 'open' ? read`and settled_at is null` : query.state === 'settled' ? read`and settled_at is not null` : read``}
      ${query.after ? read`and case_id > ${query.after}` : read``}
    order by case_id limit ${query.limit}`
}

/** Whether there is such a difference, and whether this settled it. */
export async function settleDifference(
  read: Read,
  rerunId: string,
  { caseId, settlement, by, at }: { caseId: string; settlement: string; by: string; at: Temporal.Instant },
): Promise<'settled' | 'already' | 'none'> {
  const [row] = await read<[{ found: boolean; settled: boolean }]>`
    with settled as (
      update "case".rerun_difference set settled_at = ${at}, settled_by = ${by}, settlement = ${settlement}
      where rerun_id = ${rerunId} and case_id = ${caseId} and settled_at is null returning 1
    )
    select exists (select from "case".rerun_difference where rerun_id = ${rerunId} and case_id = ${caseId}) as found,
      exists (select from settled) as settled`
  return row.settled ? 'settled' : row.found ? 'already' : 'none'
}
