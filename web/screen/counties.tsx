import type { Overview } from '#contract'
import { catalogue, formatCount, Icon, useText } from '#web/ui'
import { brightness, placesFor } from './places.ts'
import { Told } from './told.tsx'

type County = Overview['counties'][number]

/** The counties as tiles: brighter for more cases today, framed and named where something is overdue. */
export function Counties({
  counties,
  onRegion,
}: {
  readonly counties: readonly County[]
  readonly onRegion: (code: string) => void
}) {
  const t = useText(text)
  const late = counties.filter((county) => county.red > 0)
  const most = Math.max(0, ...counties.map((county) => county.today))
  const least = Math.min(...counties.map((county) => county.today))
  const places = placesFor(counties.map((county) => county.code))
  const rows = Math.max(0, ...[...places.values()].map((place) => place.y)) + 1
  const says =
    counties.length === 0
      ? t.none
      : late.length === 0
        ? t.allWell(counties.length)
        : late.length === counties.length
          ? t.allLate
          : late.length > 3
            ? t.manyLate(late.length, counties.length)
            : t.someLate(late.map((county) => county.name).join(t.and), counties.length - late.length)
  return (
    <Told
      says={says}
      caption={t.caption}
      table={{
        name: t.name,
        head: [t.county, t.today, t.yellow, t.red],
        rows: counties.map((county) => [county.name, county.today, county.yellow, county.red]),
      }}
    >
      <div className="tiles" style={{ '--rows': rows } as React.CSSProperties}>
        {counties.map((county) => {
          const place = places.get(county.code)
          return (
            <button
              key={county.code}
              type="button"
              className={county.red > 0 ? 'tile late' : 'tile'}
              style={
                {
                  '--x': place?.x ?? 0,
                  '--y': place?.y ?? 0,
                  '--k': brightness(county.today, most),
                } as React.CSSProperties
              }
              onClick={() => onRegion(county.code)}
            >
              <span>{county.name}</span>
              <b className="num">{formatCount(county.today)}</b>
              {county.red > 0 ? (
                <em>
                  <Icon name="warn" />
                  {t.lateCount(county.red)}
                </em>
              ) : county.yellow > 0 ? (
                <i>{t.soon(county.yellow)}</i>
              ) : null}
            </button>
          )
        })}
        {most > least ? (
          <p className="tiles-legend">
            {[0.3, 0.5, 0.7, 0.85, 1].map((k) => (
              <i key={k} style={{ '--k': k } as React.CSSProperties} />
            ))}
            <span>{t.range(formatCount(least), formatCount(most))}</span>
          </p>
        ) : null}
      </div>
    </Told>
  )
}

const text = catalogue({
  none: ['这里没有下级地方', 'No regions below this one'],
  allWell: [
    (count: number) => `${count}个县区市都没有超期件`,
    (count: number) => `Nothing overdue in ${count} counties`,
  ],
  allLate: ['每个县区市都有超期件', 'Every county has overdue cases'],
  manyLate: [
    (late: number, all: number) => `${all}个县区市里，${late}个有超期件`,
    (late: number, all: number) => `${late} of ${all} counties have overdue cases`,
  ],
  someLate: [
    (names: string, others: number) => `${names}有超期件，其余${others}个都在时限内`,
    (names: string, others: number) => `Overdue in ${names}; the other ${others} are in time`,
  ],
  and: ['、', ', '],
  caption: [
    '今日办件，颜色越亮件数越多。方块是示意，不代表边界和面积',
    'Cases today; brighter means more. Tiles are schematic, neither borders nor areas',
  ],
  name: ['各县区市今日办件', 'Cases today by county'],
  county: ['县区市', 'County'],
  today: ['今日办件', 'Cases today'],
  yellow: ['快到期', 'Due soon'],
  red: ['超期', 'Overdue'],
  lateCount: [(count: number) => `超期${count}件`, (count: number) => `${count} overdue`],
  soon: [(count: number) => `${count}件快到期`, (count: number) => `${count} due soon`],
  range: [
    (least: string, most: string) => `${least}件到${most}件`,
    (least: string, most: string) => `${least} to ${most}`,
  ],
})
