import type { Localized, RateRow, rateGroupings } from '#contract'
import type { Read } from '#platform/database'

export interface RatesAsked {
  readonly by: (typeof rateGroupings)[number]
  readonly slug?: string | undefined
  readonly unit?: string | undefined
  readonly region?: string | undefined
  readonly days: number
}

interface Counted {
  readonly key: string
  readonly name: string
  readonly grades: number[]
  readonly rectifications: number
  readonly settled: number
  readonly onTime: number
}

const SHOWN = 200

/** Labels of a path of regions: 14.1407 is a city, 14.1407.140702 a county, what is longer a township. */
const levels: Readonly<Record<string, Localized>> = {
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡镇级', en: 'Township' },
}

/** Ratings that count, added up in one statement; the total among the same rows. The most rated come first. */
export async function ratesBy(
  read: Read,
  asked: RatesAsked,
  now: Temporal.Instant,
): Promise<{ total: RateRow; rows: RateRow[] }> {
  const since = now.subtract({ hours: 24 * asked.days })
  const { key, name } = groupOf(read, asked.by)
  const rows = await read<Counted[]>`
    select ${key} as key, max(${name}) as name,
      array[count(*) filter (where grade = 1), count(*) filter (where grade = 2), count(*) filter (where grade = 3),
        count(*) filter (where grade = 4), count(*) filter (where grade = 5)]::int[] as grades,
      count(*) filter (where rectification_id is not null)::int as rectifications,
      count(*) filter (where settled_at is not null)::int as settled,
      count(*) filter (where settled_at is not null and on_time)::int as "onTime"
    from rating.rating
    where excluded_at is null and rated_at >= ${since} and ${key} is not null
      and ${asked.slug ? read`slug = ${asked.slug}` : read`true`}
      and ${asked.unit ? read`unit_id = ${asked.unit}` : read`true`}
      and ${asked.region ? read`region_path <@ ${pathOf(asked.region)}::ltree` : read`true`}
    group by ${key} order by count(*) desc, 1`
  const counted = rows.map((row) => rateOf(row, asked.by))
  return { total: sumOf(counted), rows: counted.slice(0, SHOWN) }
}

function groupOf(read: Read, by: RatesAsked['by']) {
  switch (by) {
    case 'item':
      return { key: read`slug`, name: read`slug` }
    case 'unit':
      return { key: read`unit_id::text`, name: read`unit_name` }
    case 'window':
      return {
        key: read`window_id`,
        name: read`coalesce(window_name, unit_name || ' ' || window_id)`,
      }
    case 'region':
      return { key: read`region_path::text`, name: read`region_name` }
    case 'level': {
      const level = read`case nlevel(region_path) when 2 then 'city' when 3 then 'county' else 'township' end`
      return { key: level, name: level }
    }
  }
}

function rateOf({ key, name, grades, ...mended }: Counted, by: RatesAsked['by']): RateRow {
  return {
    key,
    label: (by === 'level' ? levels[key] : undefined) ?? { zh: name, en: name },
    count: grades.reduce((sum, each) => sum + each, 0),
    // 基本满意 and better (GB/T 39734-2020).
    satisfied: grades.slice(2).reduce((sum, each) => sum + each, 0),
    byGrade: grades,
    ...mended,
  }
}

function sumOf(rows: readonly RateRow[]): RateRow {
  const sum = (of: (row: RateRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    key: 'total',
    label: { zh: '合计', en: 'All' },
    count: sum(({ count }) => count),
    satisfied: sum(({ satisfied }) => satisfied),
    byGrade: [0, 1, 2, 3, 4].map((grade) => sum(({ byGrade }) => byGrade[grade] ?? 0)),
    rectifications: sum(({ rectifications }) => rectifications),
    settled: sum(({ settled }) => settled),
    onTime: sum(({ onTime }) => onTime),
  }
}

/** 1407 for 140700, 14.1407.140702 for 140702. */
function pathOf(region: string): string {
  const city = `${region.slice(0, 2)}.${region.slice(0, 4)}`
  if (region.endsWith('0000')) return region.slice(0, 2)
  return region.endsWith('00') ? city : `${city}.${region}`
}
