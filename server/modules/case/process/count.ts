import { inScope, type Scope } from '#modules/access'
import { TIME_ZONE } from '#platform/clock'
import type { Read } from '#platform/database'

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

/** The newest so many are counted: a statement unpacks every act of each. */
export const MOST_CASES = 5_000
/** How many of the cases behind a figure are listed. */
export const LISTED = 50

/** What says where a case went; all else that happened to it is left aside. */
const ROUTE = [
  'filed',
  'entered',
  'left',
  'acted',
  'corrected',
  'returned',
  'ruled',
  'ruling-failed',
  'issued',
  'issue-failed',
  'forked',
  'branch-ended',
  'joined',
  'fork-left',
  'call-answered',
  'call-failed',
  'signalled',
  'elapsed',
  'leg-waiting',
  'leg-started',
  'leg-ended',
  'leg-skipped',
]
const MILESTONES = ['correction-requested', 'closed', 'reopened']
const DAYS_OF_VERSIONS = 366

/** Counts a span in one statement. Equal ways are put together by the database, so that what comes back grows with the ways and not with the cases. */
export async function countSpan(read: Read, span: Span): Promise<Counted> {
  const { slug, version, from, until, scope, now } = span
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
  const within = inScope(read, scope, { region: 'region_path', unit: 'unit_path' })
  const filed = (first: Temporal.PlainDate) =>
    read`submitted_at >= ${startOf(first)} and submitted_at < ${startOf(until.add({ days: 1 }))} and ${within}`
  const [row] = await read<[Counted]>`
    with cohort as materialized (
      select case_id from "case"."case" where slug = ${slug} and version = ${version} and ${filed(from)}
      order by submitted_at desc limit ${MOST_CASES}),
    told as materialized (
      select a.case_id, a.revision, a.at, a.command, e.ord, e.event ->> 'type' as type,
        coalesce(e.event ->> 'stage', e.event ->> 'fork') as stage, ${plainEvent(read)} as event
      from cohort join "case".act a using (case_id) cross join lateral jsonb_array_elements(a.events) with ordinality e(event, ord)
      where e.event ->> 'type' = any (${ROUTE}) or (e.event ->> 'type' = 'milestone' and e.event ->> 'milestone' = any (${MILESTONES}))),
    acts as (
      select case_id, revision, jsonb_build_array(command, jsonb_agg(event order by ord)) as act
      from told group by case_id, revision, command),
    ways as (select case_id, jsonb_agg(act order by revision) as acts from acts group by case_id),
    traces as (
      select acts, count(*)::int as cases, (array_agg(case_id order by case_id desc))[1:${LISTED}] as ids from ways group by acts),
    stays as (
      select stage, extract(epoch from ended - at) * 1000 as ms, extract(epoch from coalesce(ended, ${now}) - at) * 1000 as spent
      from (
        select type, at, stage, lead(at) over (partition by case_id, stage order by revision, ord) as ended
        from told where type in ('entered', 'left', 'joined', 'fork-left')) moved
      where type = 'entered'),
    stages as (
      select stage, count(ms)::int as stays, round(percentile_cont(0.5) within group (order by ms))::bigint as "medianMs",
        round(percentile_cont(0.9) within group (order by ms))::bigint as "p90Ms", round(sum(spent))::bigint as "spentMs"
      from stays group by stage),
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
    select (select count(*)::int from "case"."case" where slug = ${slug} and version = ${version} and ${filed(from)}) as filed,
      (select coalesce(jsonb_agg(t order by t.cases desc, t.acts), '[]') from traces t) as traces,
      (select coalesce(jsonb_agg(s), '[]') from stages s) as stages,
      (select coalesce(jsonb_agg(o), '[]') from overdue o) as overdue,
      (select coalesce(jsonb_agg(v order by v.version desc), '[]') from versions v) as versions`
  return row
}

/** An event without opinions, answers, ids and times: equal for cases that went the same way. */
function plainEvent(read: Read) {
  return read`jsonb_strip_nulls(jsonb_build_object(
    'type', event -> 'type', 'stage', event -> 'stage', 'to', event -> 'to', 'action', event -> 'action', 'fork', event -> 'fork',
    'branch', event -> 'branch', 'branches', event -> 'branches', 'verdict', event -> 'verdict', 'milestone', event -> 'milestone',
    'answer', event -> 'answer', 'signal', event -> 'signal', 'timer', event -> 'timer', 'leg', event -> 'leg',
    'outcome', case event ->> 'type' when 'leg-ended' then event -> 'outcome' end,
    'reason', case event ->> 'type' when 'leg-skipped' then event -> 'reason' end,
    'ruling', case event ->> 'type' when 'ruled' then jsonb_build_object('outcome', event #> '{ruling,outcome}') end))`
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(TIME_ZONE).toInstant()
}
