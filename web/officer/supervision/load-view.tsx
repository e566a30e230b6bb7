import { useSearchParams } from 'wouter'
import { useRead } from '#web/api'
import { catalogue, Empty, formatDay, Loading, ProblemState, useLanguage, useText } from '#web/ui'

/** What lies open by unit and officer: how much, how much of it due within two days, how much overdue. */
export function LoadView() {
  const t = useText(text)
  const language = useLanguage()
  const [search, setSearch] = useSearchParams()
  const unit = search.get('unit') ?? undefined
  const read = useRead(
    'GET /api/v1/supervision/load',
    { query: unit ? { unit } : {} },
    { keep: true, everyMs: 60_000 },
  )
  if (read.isPending) return <Loading lines={10} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { total, units, officers, soonUntil } = read.data
  if (total.open === 0) return <Empty icon="tick" title={t.none} />
  return (
    <>
      <p className="card-total">
        {t.total(total.open, total.soon, total.overdue, formatDay(soonUntil, language))}
      </p>
      <div className="load-columns">
        <Loads
          title={t.unit}
          rows={units.map((each) => ({ ...each, key: each.id, note: '' }))}
          on={unit}
          onPick={(id) => setSearch(id === unit ? { view: 'load' } : { view: 'load', unit: id })}
        />
        <Loads
          title={t.officer}
          rows={officers.map((each) => ({
            ...each,
            key: `${each.unitId} ${each.id ?? ''}`,
            id: '',
            name: each.name ?? t.nobody,
            note: each.unitName,
          }))}
        />
      </div>
    </>
  )
}

interface LoadRow {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly note: string
  readonly open: number
  readonly soon: number
  readonly overdue: number
}

function Loads({
  title,
  rows,
  on,
  onPick,
}: {
  readonly title: string
  readonly rows: readonly LoadRow[]
  readonly on?: string | undefined
  readonly onPick?: (id: string) => void
}) {
  const t = useText(text)
  return (
    <div className="table-scroll">
      <table className="table card-tallies">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t.overdue}</th>
            <th scope="col">{t.soon}</th>
            <th scope="col">{t.open}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, id, name, note, open, soon, overdue }) => (
            <tr key={key}>
              <td>
                {onPick ? (
                  <button type="button" className="link" aria-pressed={on === id} onClick={() => onPick(id)}>
                    {name}
                  </button>
                ) : (
                  name
                )}
                {note ? <small>{note}</small> : null}
              </td>
              <td className={overdue > 0 ? 'num bad' : 'num'}>{overdue}</td>
              <td className={soon > 0 ? 'num warn' : 'num'}>{soon}</td>
              <td className="num">{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const text = catalogue({
  none: ['现在没有在办的', 'Nothing is open'],
  total: [
    (open: number, soon: number, overdue: number, day: string) =>
      `在办${open}项，${soon}项两个工作日内到期（${day}前），${overdue}项已经超期。`,
    (open: number, soon: number, overdue: number, day: string) =>
      `${open} open, ${soon} due within two working days (by ${day}), ${overdue} overdue.`,
  ],
  unit: ['单位', 'Unit'],
  officer: ['人员', 'Officer'],
  nobody: ['没人领', 'unclaimed'],
  open: ['在办', 'Open'],
  soon: ['两日内到期', 'Due within 2 days'],
  overdue: ['超期', 'Overdue'],
})
