import { inScope } from '#modules/access'
import { dateOf, TIME_ZONE } from '#platform/clock'
import type { Database, Read } from '#platform/database'
import { conditionOf, momentOf, type Fragment, type Frame } from './compile.ts'
import { quantityOf, type Indicator } from './measure.ts'
import { divide, settledOnce } from './settled.ts'
import { intervalOf, mondayOf, overlap, startOf, type Interval } from './windows.ts'

/** A group of decided cases: how many the share's denominator counts, how many its numerator. */
export interface Shared {
  readonly key: string
  readonly version: number
  readonly denominator: number
  readonly numerator: number
}

/** A share of decided cases week by week, by the Mondays of the last weeks, this one included; weeks without cases too. */
export async function shareByWeek(database: Database, frame: Frame, indicator: Indicator, weeks: number) {
  const monday = mondayOf(dateOf(frame.now))
  const stretch = {
    from: startOf(monday.subtract({ weeks: weeks - 1 })),
    until: startOf(monday.add({ weeks: 1 })),
  }
  const rows = new Map(
    (await grouped(database, frame, indicator, 'week', stretch)).map((row) => [row.key, row]),
  )
  return Array.from({ length: weeks }, (_, index) => {
    const on = monday.subtract({ weeks: weeks - 1 - index }).toString()
    const { numerator, denominator } = rows.get(on) ?? { numerator: 0, denominator: 0 }
    return { on, value: denominator === 0 ? null : (100 * numerator) / denominator, denominator }
  })
}

/** The same share by matter over 30 days, most cases first; `version` is the newest that was decided. */
export async function shareByMatter(
  database: Database,
  frame: Frame,
  indicator: Indicator,
): Promise<Shared[]> {
  const rows = await grouped(database, frame, indicator, 'matter', intervalOf('30-days', frame.now))
  return rows.toSorted((a, b) => b.denominator - a.denominator || a.key.localeCompare(b.key))
}

/** Ratings of 30 days by grade, 5 first; grades that nobody gave too. */
export async function countByGrade(database: Database, frame: Frame) {
  const { from, until } = intervalOf('30-days', frame.now)
  const rows = await database.read<{ grade: number; count: number }[]>`
    select grade, count(*)::int as count from indicator.rating_fact
    where rated_at >= ${from.toString()}::timestamptz and rated_at < ${until.toString()}::timestamptz
      and ${inScope(database.read, frame.scope, { region: 'region_path', unit: 'unit_path' })}
    group by grade`
  return [5, 4, 3, 2, 1].map((grade) => ({
    grade,
    count: rows.find((row) => row.grade === grade)?.count ?? 0,
  }))
}

async function grouped(
  database: Database,
  frame: Frame,
  indicator: Indicator,
  by: 'week' | 'matter',
  stretch: Interval,
): Promise<Shared[]> {
  const { settled, open, day } = divide(frame.now)
  const count = (within: Interval) =>
    countGroups(database.read, frame, indicator, by, overlap(stretch, within))
  const [before, now] = await Promise.all([
    settledOnce(
      database,
      `${by} ${indicator.id}@${indicator.version} ${stretch.from.toString()}`,
      frame.scope,
      day,
      () => count(settled),
    ),
    count(open),
  ])
  return [...Map.groupBy([...before, ...now], ({ key }) => key)].map(([key, rows]) => ({
    key,
    version: Math.max(...rows.map((row) => row.version)),
    denominator: rows.reduce((sum, row) => sum + row.denominator, 0),
    numerator: rows.reduce((sum, row) => sum + row.numerator, 0),
  }))
}

async function countGroups(
  read: Read,
  { scope }: Frame,
  indicator: Indicator,
  by: 'week' | 'matter',
  { from, until }: Interval,
): Promise<Shared[]> {
  const { numerator, denominator } = shareOf(indicator)
  const at = read(momentOf(denominator))
  const key: Fragment =
    by === 'matter'
      ? read`slug`
      : read`to_char(date_trunc('week', ${at} at time zone ${TIME_ZONE}), 'YYYY-MM-DD')`
  const rows = await read<Shared[]>`
    select ${key} as key, max(version) as version, count(*)::int as denominator, count(*) filter (where ${conditionOf(read, numerator)})::int as numerator
    from indicator.case_fact
    where ${at} >= ${from.toString()}::timestamptz and ${at} < ${until.toString()}::timestamptz
      and ${inScope(read, scope, { region: 'region_path', unit: 'unit_path' })} and ${conditionOf(read, denominator)}
    group by 1`
  return [...rows]
}

function shareOf({ id, measure }: Indicator) {
  const [numerator, denominator] = [quantityOf(measure, 'numerator'), quantityOf(measure, 'denominator')]
  if (!('share' in measure) || !numerator || !denominator || !('milestone' in denominator))
    throw new Error(`The indicator ${id} is no share of cases`)
  return { numerator, denominator }
}
