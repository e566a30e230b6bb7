import { Button } from 'antd'
import type { ReactNode } from 'react'
import { catalogue, Icon, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { FindingsAt } from './findings-at.tsx'

/** A list whose rows are written, moved, added and taken away. */
export function Rows<T>({
  title,
  at,
  rows,
  empty,
  onChange,
  children,
}: {
  readonly title: string
  readonly at: string
  readonly rows: readonly T[]
  readonly empty: T
  readonly onChange: (rows: T[]) => void
  readonly children: (row: T, change: (row: T) => void, index: number) => ReactNode
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  return (
    <section className="design-rows">
      <h2>
        {title}
        <small>{rows.length}</small>
      </h2>
      <FindingsAt exactly path={at} />
      <ol>
        {rows.map((row, index) => (
          // Rows have no names of their own; each is told from the others by where it stands.
          <li key={`${at}-${String(index)}`}>
            <div className="design-row-body">
              {children(row, (changed) => onChange(rows.with(index, changed)), index)}
            </div>
            {mayWrite ? (
              <RowTools
                title={t.row(title, index + 1)}
                isFirst={index === 0}
                onUp={() => onChange(swapped(rows, index))}
                onRemove={() => onChange(rows.toSpliced(index, 1))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <Button size="small" onClick={() => onChange([...rows, empty])}>
          {t.add}
        </Button>
      ) : null}
    </section>
  )
}

export function RowTools({
  title,
  isFirst,
  onUp,
  onRemove,
}: {
  readonly title: string
  readonly isFirst: boolean
  readonly onUp: () => void
  readonly onRemove: () => void
}) {
  const t = useText(text)
  return (
    <span className="design-row-tools">
      <button type="button" className="icon-btn" disabled={isFirst} onClick={onUp}>
        <Icon name="up" label={t.up(title)} />
      </button>
      <button type="button" className="icon-btn" onClick={onRemove}>
        <Icon name="cross" label={t.remove(title)} />
      </button>
    </span>
  )
}

function swapped<T>(rows: readonly T[], index: number): T[] {
  const [before, row] = [rows[index - 1], rows[index]]
  return before === undefined || row === undefined ? [...rows] : rows.toSpliced(index - 1, 2, row, before)
}

const text = catalogue({
  row: [(title: string, at: number) => `${title}${at}`, (title: string, at: number) => `${title} ${at}`],
  add: ['加一条', 'Add'],
  up: [(what: string) => `上移${what}`, (what: string) => `Move ${what} up`],
  remove: [(what: string) => `删去${what}`, (what: string) => `Remove ${what}`],
})
