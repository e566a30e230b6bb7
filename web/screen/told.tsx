import { useState, type ReactNode } from 'react'
import { catalogue, useText } from '#web/ui'
import { downloadCsv, type Cell } from './csv.ts'

/** What a chart shows, as rows. */
export interface Rows {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A chart with what it says above it in words; it turns into a table, and the table can be downloaded. */
export function Told({
  says,
  caption,
  table,
  children,
}: {
  readonly says: string
  readonly caption: string
  readonly table: Rows
  readonly children: ReactNode
}) {
  const t = useText(text)
  const [asTable, setAsTable] = useState(false)
  const save = () => downloadCsv(table.name, table.head, table.rows)
  return (
    <section className="told">
      <header>
        <h2>{says}</h2>
        <p>
          {caption}
          <span className="told-ways">
            <button
              type="button"
              className="link"
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? t.chart : t.table}
            </button>
            {asTable ? null : (
              <button type="button" className="link" onClick={save}>
                {t.download}
              </button>
            )}
          </span>
        </p>
      </header>
      {asTable ? (
        <div className="told-table">
          <button type="button" className="link" onClick={save}>
            {t.download}
          </button>
          <table aria-label={table.name}>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, place) =>
                    place === 0 ? (
                      <th key={place} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={place}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </section>
  )
}

const text = catalogue({
  table: ['换成表格', 'As a table'],
  chart: ['换成图', 'As a chart'],
  download: ['下载CSV', 'CSV'],
})
