import { inScope } from '#modules/access'
import { workingDaysBetween, type Calendar } from '#modules/calendar'
import type { Read } from '#platform/database'
import { isAtRisk, isRed, type Frame } from './compile.ts'
import { intervalOf } from './windows.ts'

const columns = { region: 'region_path', unit: 'unit_path' }

export interface CountyCount {
  /** Six digits. */
  readonly code: string
  readonly today: number
  readonly yellow: number
  readonly red: number
}

/** Cases filed today, and open cases by the colour of their worst clock, for each county that has any. */
export function countByCounty(read: Read, frame: Frame): PromiseLike<CountyCount[]> {
  const { from, until } = intervalOf('today', frame.now)
  // A path is province.prefecture.county…; what the city's own units handle lies above every county.
  return read<CountyCount[]>`
    with today as (
      select subpath(region_path, 2, 1)::text as code, count(*)::int as n from indicator.case_fact
      where submitted_at >= ${from.toString()}::timestamptz and submitted_at < ${until.toString()}::timestamptz
        and ${inScope(read, frame.scope, columns)} and nlevel(region_path) > 2
      group by 1
    ), risk as (
      select code, count(*) filter (where red)::int as red, count(*) filter (where not red)::int as yellow
      from (
        select case_id, subpath(region_path, 2, 1)::text as code, bool_or(${isRed(read, frame.risk)}) as red from indicator.clock_fact
        where ${isAtRisk(read, frame.risk)} and ${inScope(read, frame.scope, columns)} and nlevel(region_path) > 2
        group by 1, 2
      ) cases group by 1
    )
    select code, coalesce(today.n, 0) as today, coalesce(risk.yellow, 0) as yellow, coalesce(risk.red, 0) as red
    from today full join risk using (code)`
}

export interface PressingCase {
  readonly caseId: string
  readonly slug: string
  readonly version: number
  readonly unitName: string
  readonly due: Temporal.PlainDate
  readonly unit: 'working' | 'calendar'
}

/** Open cases whose clock is yellow or red, each with the clock that is due first; the most pressing case first. */
export function pressingCases(read: Read, frame: Frame, limit: number): PromiseLike<PressingCase[]> {
  return read<PressingCase[]>`
    select * from (
      select distinct on (case_id) case_id as "caseId", slug, version, unit_name as "unitName", due, unit from indicator.clock_fact
      where ${isAtRisk(read, frame.risk)} and ${inScope(read, frame.scope, columns)}
      order by case_id, due, unit
    ) cases order by due, "caseId" limit ${limit}`
}

/** Days until a clock is due in its own unit; negative when it is overdue, also by rest days alone. */
export function daysLeftOf(
  { due, unit }: Pick<PressingCase, 'due' | 'unit'>,
  today: Temporal.PlainDate,
  calendar: Calendar,
): number {
  const days =
    unit === 'calendar'
      ? today.until(due, { largestUnit: 'days' }).days
      : workingDaysBetween(calendar, today, due)
  return Temporal.PlainDate.compare(today, due) > 0 ? Math.min(-1, days) : days
}

export interface LatestAct {
  readonly caseId: string
  readonly revision: number
  readonly at: Temporal.Instant
  readonly milestones: string[]
  readonly slug: string
  readonly version: number
  readonly regionName: string
  readonly outcome: string | null
  readonly tookMs: number | null
}

/** The newest acts that reached a milestone, within a week: an office without any is not searched for through the years. */
export function latestActs(read: Read, { scope, now }: Frame, limit: number): PromiseLike<LatestAct[]> {
  return read<LatestAct[]>`
    select a.case_id as "caseId", a.revision, a.at, a.milestones, c.slug, c.version, c.region_name as "regionName", c.outcome,
      (extract(epoch from c.took) * 1000)::float8 as "tookMs"
    from indicator.act_fact a join indicator.case_fact c on c.case_id = a.case_id
    where a.at >= ${now.subtract({ hours: 7 * 24 }).toString()}::timestamptz and ${inScope(read, scope, { region: 'c.region_path', unit: 'c.unit_path' })}
    order by a.at desc, a.case_id desc limit ${limit}`
}

/** What a marker counts from: acts are written within seconds of their own time. */
export function markerBound(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ seconds: 60 })
}

/** A text that changes with every act since a bound and with every checkpoint of the ledger; it costs a fraction of a millisecond. */
export async function changeMarker(read: Read, bound: Temporal.Instant): Promise<string> {
  const [row] = await read<[{ acts: number; size: number | null }]>`
    select (select count(*) from indicator.act_time where at >= ${bound.toString()}::timestamptz)::int as acts, (select max(size) from indicator.checkpoint_size) as size`
  return `${row.acts} ${row.size ?? 0}`
}
