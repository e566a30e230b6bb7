import type { Overview } from '#contract'
import { catalogue, formatCount, usePick, useText } from '#web/ui'
import { Told } from './told.tsx'

const SHOWN = 6

/** What people come for: bars by matter, the part decided at once brighter. */
export function ByMatter({ rows }: { readonly rows: Overview['byMatter'] }) {
  const t = useText(text)
  const pick = usePick()
  const sorted = rows.toSorted((a, b) => b.count - a.count)
  const most = sorted[0]?.count ?? 0
  const [first] = sorted
  const says = first === undefined || most === 0 ? t.none : t.most(pick(first.title))
  return (
    <Told
      says={says}
      caption={t.caption}
      table={{
        name: t.name,
        head: [t.matter, t.count, t.instant],
        rows: sorted.map((row) => [pick(row.title), row.count, row.instant]),
      }}
    >
      <ul className="bars">
        {sorted.slice(0, SHOWN).map((row) => (
          <li key={row.slug}>
            <a href={`/officer/matters/${row.slug}`}>{pick(row.title)}</a>
            <b className="num">{formatCount(row.count)}</b>
            <span aria-hidden="true">
              <i style={{ width: `${(row.count / Math.max(1, most)) * 100}%` }}>
                <u style={{ width: `${(row.instant / Math.max(1, row.count)) * 100}%` }} />
              </i>
            </span>
          </li>
        ))}
      </ul>
    </Told>
  )
}

const text = catalogue({
  none: ['还没有人来办', 'Nobody has come yet'],
  most: [(title: string) => `办得最多的是${title}`, (title: string) => `Most asked for: ${title}`],
  caption: ['按事项，亮的是当场办结', 'By matter; the bright part was decided at once'],
  name: ['按事项的办件', 'Cases by matter'],
  matter: ['事项', 'Matter'],
  count: ['办件', 'Cases'],
  instant: ['当场办结', 'Decided at once'],
})
