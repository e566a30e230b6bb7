import { useRead } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, usePick, useText } from '#web/ui'

/** Rates by one grouping; a unit or an item opens its bad ratings. */
export function RatesTable({
  by,
  onOpen,
}: {
  readonly by: 'unit' | 'item' | 'window' | 'level'
  readonly onOpen: (key: string) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const read = useRead('GET /api/v1/rating/rates', { query: { by } }, { keep: true })
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { total, rows } = read.data
  if (rows.length === 0) return <Empty icon="tick" title={t.none} />
  const opens = by === 'unit' || by === 'item'
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t[by]}</th>
            <th scope="col">{t.good}</th>
            <th scope="col">{t.count}</th>
            <th scope="col">{t.bad}</th>
            <th scope="col">{t.rectifications}</th>
            <th scope="col">{t.mended}</th>
            <th scope="col">{t.onTime}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, { ...total, label: { zh: t.all, en: t.all } }].map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {opens && row.key !== 'total' ? (
                  <button type="button" className="link" onClick={() => onOpen(row.key)}>
                    {pick(row.label)}
                  </button>
                ) : (
                  pick(row.label)
                )}
              </th>
              <td className="num">{percent(row.satisfied, row.count)}</td>
              <td className="num">{row.count}</td>
              <td className="num">{(row.byGrade[0] ?? 0) + (row.byGrade[1] ?? 0)}</td>
              <td className="num">{row.rectifications}</td>
              <td className="num">{percent(row.settled, row.rectifications)}</td>
              <td className="num">{percent(row.onTime, row.settled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Never rounded up to all of them. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((1000 * part) / whole) / 10}%`
}

const text = catalogue({
  none: ['还没有评价', 'No ratings yet'],
  unit: ['单位', 'Unit'],
  item: ['事项', 'Item'],
  window: ['窗口', 'Window'],
  level: ['层级', 'Level'],
  good: ['满意率', 'Satisfied'],
  count: ['评价', 'Ratings'],
  bad: ['差评', 'Bad'],
  rectifications: ['实名差评', 'Under a name'],
  mended: ['整改率', 'Mended'],
  onTime: ['按时率', 'In time'],
  all: ['合计', 'All'],
})
