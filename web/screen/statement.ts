/** One value of a series; null where nothing happened that could be counted. */
export interface Point {
  readonly on: string
  readonly value: number | null
  readonly denominator: number
}

/** What a series of shares says, to be put in words above its chart. */
export type Trend =
  | { kind: 'none' }
  | { kind: 'one'; value: number }
  | { kind: 'rose' | 'fell' | 'held'; weeks: number; from: number; to: number; low: number; high: number }

/** A change smaller than this many percentage points is called none: week by week shares wander that far by chance. */
const STEADY_POINTS = 2

/**
 * Compares the mean of the first and of the last quarter of the weeks (at least one each), so that one odd week does not make a trend.
 * Shares are in percent; weeks in which nothing was decided are left out.
 */
export function trendOf(points: readonly Point[]): Trend {
  const counted = points.filter((point) => point.value !== null && point.denominator > 0)
  const values = counted.map((point) => point.value ?? 0)
  const [first] = values
  if (first === undefined) return { kind: 'none' }
  if (values.length === 1) return { kind: 'one', value: first }
  const quarter = Math.max(1, Math.floor(values.length / 4))
  const from = share(counted.slice(0, quarter))
  const to = share(counted.slice(-quarter))
  const change = to - from
  const kind = Math.abs(change) < STEADY_POINTS ? 'held' : change > 0 ? 'rose' : 'fell'
  return { kind, weeks: values.length, from, to, low: Math.min(...values), high: Math.max(...values) }
}

/** The share over several weeks together, each week weighing as much as it decided. */
function share(points: readonly Point[]): number {
  const denominator = points.reduce((sum, point) => sum + point.denominator, 0)
  return points.reduce((sum, point) => sum + (point.value ?? 0) * point.denominator, 0) / denominator
}
