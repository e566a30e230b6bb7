import type { OfficerPrincipal, Outcome } from '#contract'
import { inScope, scopeOf } from '#modules/access'
import type { Read } from '#platform/database'
import type { CaseState, Clock } from './case.ts'
import { matchesText, workAnswers } from './matches.ts'

export interface ListedCase {
  id: string
  number: string
  status: 'open' | 'closed'
  milestone: string
  outcome: Outcome | null
  slug: string
  version: number
  subjectId: string
  subjectKind: 'person' | 'entity'
  subjectName: string
  /** Of work that officers file: a list says what it is about. */
  answers: Record<string, unknown> | null
  unitName: string
  unitPath: string
  regionCode: string
  regionPath: string
  regionName: string
  submittedAt: Temporal.Instant
  stage: string | null
  turn: 'applicant' | 'government' | 'nobody'
  clock: Clock | null
  /** 一件事: its legs as the case itself knows them; null where it has none. */
  legs: CaseState['legs'] | null
  /** The matter of the whole that it is a leg of. */
  wholeSlug: string | null
  wholeVersion: number | null
}

export interface ListQuery {
  readonly status?: 'open' | 'closed' | undefined
  readonly slug?: string | undefined
  readonly q?: string | undefined
  readonly whose?: 'scope' | 'unit' | undefined
  /** Others of the matter and subject of this case. */
  readonly like?: string | undefined
  readonly before?: string | undefined
  /** Of these alone. */
  readonly ids?: readonly string[] | undefined
  readonly limit: number
}

/** For whom somebody may act: in all matters, or in those named. */
export interface ActsFor {
  readonly subjectId: string
  readonly matterCodes: readonly string[] | null
}

/** A person's own cases and those of whom they act for, these only in the matters they were authorised for; legs under their whole; newest first. */
export function casesOnBehalf(
  read: Read,
  subjectId: string,
  actsFor: readonly ActsFor[],
  query: ListQuery,
): PromiseLike<ListedCase[]> {
  const whole = [
    subjectId,
    ...actsFor.filter((each) => each.matterCodes === null).map((each) => each.subjectId),
  ]
  const pairs = actsFor.flatMap((each) =>
    (each.matterCodes ?? []).map((slug) => [each.subjectId, slug] as const),
  )
  const of = (one: 'c' | 'p') =>
    read`(${read(`${one}.subject_id`)} = any (${whole}::uuid[]) or (${read(`${one}.subject_id`)}, ${read(`${one}.slug`)}) in (
      select * from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, slug]) => slug)}::text[])))`
  return list(read, read`(${of('c')} and (p.case_id is null or not ${of('p')}))`, query)
}

/** Cases within an officer's scope, or those that their unit filed, newest first. */
export function casesInScope(
  read: Read,
  officer: OfficerPrincipal,
  query: ListQuery,
): PromiseLike<ListedCase[]> {
  const whose =
    query.whose === 'unit'
      ? read`(c.subject_id = ${officer.unitId} and c.channel = 'internal')`
      : inScope(read, scopeOf(officer), { region: 'c.region_path', unit: 'c.unit_path' })
  return list(read, whose, query)
}

function list(read: Read, whose: ReturnType<typeof inScope>, query: ListQuery): PromiseLike<ListedCase[]> {
  return read<ListedCase[]>`
    select c.case_id as id, c.number, c.status, c.milestone, c.outcome, c.slug, c.version, c.subject_id as "subjectId", c.subject_kind as "subjectKind", c.subject_name as "subjectName", ${workAnswers(read)}, c.unit_name as "unitName",
      c.unit_path::text as "unitPath", c.region_code as "regionCode", c.region_path::text as "regionPath", c.region_name as "regionName",
      c.submitted_at as "submittedAt", c.stage, c.turn, nullif(c.state -> 'legs', '{}') as legs, p.slug as "wholeSlug", p.version as "wholeVersion",
      (select jsonb_build_object('name', k.name, 'startedOn', k.started_on, 'due', k.due, 'count', k.count, 'unit', k.unit, 'provisional', k.provisional, 'state', k.state)
       from "case".clock k where k.case_id = c.case_id and k.state = 'running' order by k.due limit 1) as clock
    from "case"."case" c left join "case"."case" p on p.case_id = c.parent_case_id
    where ${whose}
      ${query.status ? read`and c.status = ${query.status}` : read``}
      ${query.slug ? read`and c.slug = ${query.slug}` : read``}
      ${query.q ? read`and ${matchesText(read, query.q)}` : read``}
      ${query.like ? read`and c.case_id <> ${query.like}::uuid and (c.slug, c.subject_id) in (select c.slug, c.subject_id from "case"."case" c where c.case_id = ${query.like}::uuid and ${whose})` : read``}
      ${query.ids ? read`and c.case_id = any (${[...query.ids]}::uuid[])` : read``}
      ${query.before ? read`and c.case_id < ${query.before}::uuid` : read``}
    order by c.case_id desc limit ${query.limit}`
}
