import { inScope, type Scope } from '#modules/access'
import { TIME_ZONE } from '#platform/clock'
import type { Read } from '#platform/database'
import { toldOfFresh } from './told.ts'

/** A matter's cases of one version filed on these days, as far as a scope reaches. */
export interface Span {
  readonly slug: string
  readonly version: number
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly scope: Scope
  readonly now: Temporal.Instant
}

/** Cases that went the very same way so far: its acts, each a command and its events without what is personal or of one case alone. */
export interface Trace {
  readonly acts: readonly (readonly [command: string, events: readonly object[]])[]
  readonly cases: number
  /** The newest of them. */
  readonly ids: readonly string[]
}

/** How long cases stayed at a stage, in milliseconds. */
export interface StageTimes {
  readonly stage: string
  readonly stays: number
  readonly medianMs: number | null
  readonly p90Ms: number | null
  readonly spentMs: number
}

export interface Counted {
  readonly filed: number
  readonly traces: readonly Trace[]
  readonly stages: readonly StageTimes[]
  readonly overdue: readonly {
    readonly stage: string
    readonly cases: number
    readonly ids: readonly string[]
  }[]
  readonly versions: readonly {
    readonly version: number
    readonly cases: number
    readonly closed: number
    readonly medianMs: number | null
    readonly p90Ms: number | null
  }[]
}

/** Of cases that nobody has read yet (courses.ts), the newest so many: a statement unpacks every act of each. */
export const MOST_CASES = 5_000
/** How many of the cases behind a figure are listed. */
export const LISTED = 50

const DAYS_OF_VERSIONS = 366

/** Counts a span in one statement: all cases whose course is kept, and those that have moved since by their acts. Equal ways are put together by the database, so that what comes back grows with the ways and not with the cases. */
export async function countSpan(read: Read, span: Span): Promise<Counted> {
  const { slug, version, from, until, scope, now } = span
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
  const within = inScope(read, scope, { region: 'region_path', unit: 'unit_path' })
  const filed = (first: Temporal.PlainDate) =>
    read`submitted_at >= ${startOf(first)} and submitted_at < ${startOf(until.add({ days: 1 }))} and ${within}`
  const [row] = await read<[Counted]>`
    with cohort as materialized (
      select case_id, revision, submitted_at from "case"."case" where slug = ${slug} and version = ${version} and ${filed(from)}),
    kept as materialized (
      select r.case_id, r.way, r.stays from cohort c join "case".course r on r.case_id = c.case_id and r.revision = c.revision),
    fresh as materialized (
      select case_id from cohort c where not exists (select 1 from kept k where k.case_id = c.case_id)
      order by submitted_at desc limit ${MOST_CASES}),
    ${toldOfFresh(read)},
    traces as (
      select acts, count(*)::int as cases, (array_agg(case_id order by case_id desc))[1:${LISTED}] as ids from ways group by acts
      union all
      select w.acts, k.cases, k.ids from (
        select way, count(*)::int as cases, (array_agg(case_id order by case_id desc))[1:${LISTED}] as ids from kept group by way) k
      join "case".way w on w.hash = k.way),
    spent as (
      select stage, extract(epoch from went - came) * 1000 as ms, extract(epoch from coalesce(went, ${now}) - came) * 1000 as spent
      from (
        select stage, came, went from stays
        union all
        select s.stage, s."from", s."to" from kept cross join lateral jsonb_to_recordset(kept.stays) as s (stage text, "from" timestamptz, "to" timestamptz)
      ) every),
    stages as (
      select stage, count(ms)::int as stays, round(percentile_cont(0.5) within group (order by ms))::bigint as "medianMs",
        round(percentile_cont(0.9) within group (order by ms))::bigint as "p90Ms", round(sum(spent))::bigint as "spentMs"
      from spent group by stage),
    late as (
      select distinct t.stage, t.case_id from cohort join "case".task t using (case_id)
      where t.assignee_kind <> 'applicant' and t.part is null
        and coalesce((t.closed_at at time zone ${TIME_ZONE})::date, ${today}) > t.due),
    overdue as (
      select stage, count(*)::int as cases, (array_agg(case_id order by case_id desc))[1:${LISTED}] as ids from late group by stage),
    versions as (
      select version, count(*)::int as cases, count(closed_at)::int as closed,
        round(percentile_cont(0.5) within group (order by extract(epoch from closed_at - submitted_at) * 1000))::bigint as "medianMs",
        round(percentile_cont(0.9) within group (order by extract(epoch from closed_at - submitted_at) * 1000))::bigint as "p90Ms"
      from "case"."case" where slug = ${slug} and ${filed(until.subtract({ days: DAYS_OF_VERSIONS }))} group by version)
    select (select count(*)::int from cohort) as filed,
      (select coalesce(jsonb_agg(t order by t.cases desc, t.acts), '[]') from traces t) as traces,
      (select coalesce(jsonb_agg(s), '[]') from stages s) as stages,
      (select coalesce(jsonb_agg(o), '[]') from overdue o) as overdue,
      (select coalesce(jsonb_agg(v order by v.version desc), '[]') from versions v) as versions`
  return row
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(TIME_ZONE).toInstant()
}
