import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { catalogue, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { FindingsAt } from './findings-at.tsx'
import { RowTools } from './rows.tsx'

export interface Column {
  readonly key: string
  readonly title: string
  readonly width?: string
}

/** A table whose every cell is written in: on a narrow screen each row is a card. */
export function Grid<T>({
  title,
  at,
  columns,
  rows,
  placeOf,
  cells,
  onAdd,
  onUp,
  onRemove,
}: {
  readonly title: string
  readonly at: string
  readonly columns: readonly Column[]
  readonly rows: readonly T[]
  /** The place of a row in the definition, for what is wrong with it. */
  readonly placeOf: (row: T, index: number) => string
  readonly cells: (row: T, index: number) => readonly ReactNode[]
  readonly onAdd?: () => void
  readonly onUp?: (index: number) => void
  readonly onRemove: (index: number) => void
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
      <table className="design-grid" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" {...(column.width ? { style: { width: column.width } } : {})}>
                {column.title}
              </th>
            ))}
            {mayWrite ? (
              <th scope="col" className="tools">
                <span className="design-hidden">{t.tools}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // A row is known by where it stands: its name may be what is being written.
            <tr key={`${at}-${String(index)}`}>
              {cells(row, index).map((cell, column) => (
                <td key={columns[column]?.key ?? column} data-title={columns[column]?.title}>
                  {cell}
                  {column === 0 ? <FindingsAt path={placeOf(row, index)} /> : null}
                </td>
              ))}
              {mayWrite ? (
                <td className="tools">
                  <RowTools
                    title={t.row(title, index + 1)}
                    isFirst={index === 0 || onUp === undefined}
                    onUp={() => onUp?.(index)}
                    onRemove={() => onRemove(index)}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {mayWrite && onAdd ? (
        <Button size="small" onClick={onAdd}>
          {t.add}
        </Button>
      ) : null}
    </section>
  )
}

/** A row one place earlier. */
export function earlier<T>(rows: readonly T[], index: number): T[] {
  const [before, row] = [rows[index - 1], rows[index]]
  return before === undefined || row === undefined ? [...rows] : rows.toSpliced(index - 1, 2, row, before)
}

/** A cell of text; an expression stands in the letters of code. */
export function Cell({
  label,
  value,
  code = false,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly code?: boolean
  readonly onChange: (value: string) => void
}) {
  const { mayWrite } = useDesk()
  return (
    <Input.TextArea
      aria-label={label}
      className={code ? 'mono' : ''}
      autoSize={{ minRows: 1, maxRows: 8 }}
      disabled={!mayWrite}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

/** The two languages of a cell, one over the other. */
export function PairCell({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: { zh: string; en: string }
  readonly onChange: (value: { zh: string; en: string }) => void
}) {
  const t = useText(text)
  return (
    <span className="design-pair-cell">
      <Cell label={`${label} · ${t.zh}`} value={value.zh} onChange={(zh) => onChange({ ...value, zh })} />
      <Cell label={`${label} · ${t.en}`} value={value.en} onChange={(en) => onChange({ ...value, en })} />
    </span>
  )
}

const text = catalogue({
  zh: ['中文', 'Chinese'],
  en: ['英文', 'English'],
  tools: ['移动、删去', 'Move or remove'],
  row: [(title: string, at: number) => `${title}${at}`, (title: string, at: number) => `${title} ${at}`],
  add: ['加一行', 'Add a row'],
})
