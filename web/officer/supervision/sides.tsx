import type { OutputFor } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { cardWords } from './card-words.ts'
import type { Change } from './filter-bar.tsx'
import type { CardFilters } from './filters.ts'

/** How many cards there are by unit, officer and rule; each narrows the list to it. */
export function Sides({
  summary,
  filters,
  onChange: change,
}: {
  readonly summary: OutputFor<'GET /api/v1/supervision/summary'> | undefined
  readonly filters: CardFilters
  readonly onChange: Change
}) {
  const t = useText(text)
  const pick = usePick()
  return (
    <aside>
      <Tallies
        title={t.byUnit}
        rows={(summary?.units ?? []).map((each) => ({ ...each, note: '' }))}
        on={filters.unit}
        onPick={(id) => change('unit', id)}
      />
      <Tallies
        title={t.byOfficer}
        rows={(summary?.officers ?? []).map((each) => ({ ...each, note: each.unitName }))}
        on={filters.officer}
        onPick={(id) => change('officer', id)}
      />
      <Tallies
        title={t.byRule}
        rows={(summary?.rules ?? []).map((each) => ({
          ...each,
          id: each.rule,
          name: pick(each.title),
          note: '',
        }))}
        on={filters.rule}
        onPick={(id) => change('rule', id)}
      />
    </aside>
  )
}

interface TallyRow {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly red: number
  readonly yellow: number
}

const SHOWN = 8

function Tallies({
  title,
  rows,
  on,
  onPick,
}: {
  readonly title: string
  readonly rows: readonly TallyRow[]
  readonly on: string | undefined
  readonly onPick: (id: string | undefined) => void
}) {
  const words = useText(cardWords)
  if (rows.length === 0) return null
  return (
    <table className="table card-tallies">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{words.red}</th>
          <th scope="col">{words.yellow}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map(({ id, name, note, red, yellow }) => (
          <tr key={id}>
            <td>
              <button
                type="button"
                className="link"
                aria-pressed={on === id}
                onClick={() => onPick(on === id ? undefined : id)}
              >
                {name}
              </button>
              {note ? <small>{note}</small> : null}
            </td>
            <td className="num">{red}</td>
            <td className="num">{yellow}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const text = catalogue({
  byUnit: ['按单位', 'By unit'],
  byOfficer: ['按人员', 'By officer'],
  byRule: ['按规则', 'By rule'],
})
