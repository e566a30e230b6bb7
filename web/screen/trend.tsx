import { lazy, Suspense, useMemo } from 'react'
import type { Overview } from '#contract'
import { catalogue, formatDay, useLanguage, useText } from '#web/ui'
import { trendOf, type Trend as Shape } from './statement.ts'
import { Told } from './told.tsx'

const LineChart = lazy(() => import('./line-chart.tsx').then(({ LineChart: chart }) => ({ default: chart })))

const WEEK_MS = 7 * 86_400_000

/** The share decided by rules at once, week by week, with what it says in words reckoned from the weeks that are over. */
export function Trend({ points, at }: { readonly points: Overview['instantByWeek']; readonly at: string }) {
  const t = useText(text)
  const language = useLanguage()
  const last = points.at(-1)
  const runs = last !== undefined && Date.parse(`${last.on}T00:00:00+08:00`) + WEEK_MS > Date.parse(at)
  const says = words(t, trendOf(runs ? points.slice(0, -1) : points))
  const drawn = useMemo(
    () =>
      points.map((point) => ({
        label: formatDay(point.on, language),
        value: point.value === null ? null : Math.round(point.value * 10) / 10,
      })),
    [points, language],
  )
  return (
    <Told
      says={says}
      caption={runs ? t.captionSoFar : t.caption}
      table={{
        name: t.name,
        head: [t.week, t.share, t.count],
        rows: points.map((point) => [point.on, point.value, point.denominator]),
      }}
    >
      <Suspense fallback={<div className="line-chart" />}>
        <LineChart points={drawn} unit="%" says={says} runs={runs} />
      </Suspense>
    </Told>
  )
}

function words(t: typeof text.zh, trend: Shape): string {
  const whole = (value: number) => String(Math.round(value))
  if (trend.kind === 'none') return t.none
  if (trend.kind === 'one') return t.one(whole(trend.value))
  if (trend.kind === 'held') return t.held(trend.weeks, whole(trend.low), whole(trend.high))
  return t[trend.kind](trend.weeks, whole(trend.from), whole(trend.to))
}

const text = catalogue({
  caption: ['由规则直接决定的办件占比，按周', 'Share of cases decided by rules alone, by week'],
  captionSoFar: [
    '由规则直接决定的办件占比，按周。虚线是本周至今',
    'Share of cases decided by rules alone, by week; dashed: this week so far',
  ],
  name: ['当场办结占比，按周', 'Share decided at once by week'],
  week: ['周一', 'Week of'],
  share: ['占比%', 'Share %'],
  count: ['办结', 'Decided'],
  none: ['还没有办结的件，看不出走向', 'Nothing decided yet, so no trend'],
  one: [
    (share: string) => `本周当场办结${share}%，还看不出走向`,
    (share: string) => `${share}% decided at once this week; no trend yet`,
  ],
  rose: [
    (weeks: number, from: string, to: string) => `${weeks}周里，当场办结从${from}%升到${to}%`,
    (weeks: number, from: string, to: string) =>
      `Decided at once rose from ${from}% to ${to}% in ${weeks} weeks`,
  ],
  fell: [
    (weeks: number, from: string, to: string) => `${weeks}周里，当场办结从${from}%降到${to}%`,
    (weeks: number, from: string, to: string) =>
      `Decided at once fell from ${from}% to ${to}% in ${weeks} weeks`,
  ],
  held: [
    (weeks: number, low: string, high: string) =>
      `${weeks}周里，当场办结在${low}%到${high}%之间，没有明显变化`,
    (weeks: number, low: string, high: string) =>
      `Decided at once stayed between ${low}% and ${high}% for ${weeks} weeks`,
  ],
})
