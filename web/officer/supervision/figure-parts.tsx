import { Select } from 'antd'
import { useState } from 'react'
import { useRead } from '#web/api'
import { catalogue, Loading, ProblemState, usePick, useText } from '#web/ui'

const parts = ['matter', 'region', 'unit'] as const
type By = (typeof parts)[number]

/** A figure taken apart by matter, place or department, with whether each part meets the target. */
export function FigureParts({ id }: { readonly id: string }) {
  const t = useText(text)
  const pick = usePick()
  const [by, setBy] = useState<By>('matter')
  const read = useRead('GET /api/v1/figures/:id/parts', { params: { id }, query: { by } })
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  if (read.data === undefined) return <Loading lines={3} />
  if (read.data.parts.length === 0) return null
  return (
    <>
      <h3>
        {t.by}{' '}
        <Select
          aria-label={t.by}
          size="small"
          value={by}
          onChange={setBy}
          options={parts.map((value) => ({ value, label: t[value] }))}
        />
      </h3>
      {read.data.target === null ? null : <p className="muted">{t.target(read.data.target)}</p>}
      <div className="table-scroll">
        <table className="table">
          <tbody>
            {read.data.parts.map(({ key, title, value, numerator, denominator, meets }) => (
              <tr key={key}>
                <td>{pick(title)}</td>
                <td className="num">
                  {numerator.toLocaleString('en-US')} / {denominator.toLocaleString('en-US')}
                </td>
                <td className="num">
                  {meets === null ? (
                    value.toFixed(1)
                  ) : (
                    <span className={meets ? 'tag ok' : 'tag warn'}>{value.toFixed(1)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const text = catalogue({
  by: ['分开看', 'Taken apart by'],
  matter: ['按事项', 'Matter'],
  region: ['按地方', 'Place'],
  unit: ['按部门', 'Department'],
  target: [(share: number) => `目标不低于${share}`, (share: number) => `The target is ${share} or more`],
})
