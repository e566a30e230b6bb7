import { catalogue, useText } from '#web/ui'
import type { Document, Schema } from '../document/document.ts'
import { linesOf, typeName } from '../document/schema.ts'

/** A schema as an indented list: name, type, limits, meaning. */
export function SchemaTable({
  schema,
  document,
  label,
}: {
  readonly schema: Schema
  readonly document: Document
  readonly label: string
}) {
  const t = useText(text)
  const lines = linesOf(schema, document)
  if (lines.length === 0)
    return (
      <p>
        <code>{typeName(schema, document)}</code>
      </p>
    )
  return (
    <div className="table-scroll schema">
      <table aria-label={label}>
        <thead className="vh">
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.type}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.path}>
              <th scope="row" style={{ paddingInlineStart: line.depth * 18 }}>
                <code>{line.name}</code>
                {line.required ? null : <small>{t.optional}</small>}
              </th>
              <td>
                <span className="type">{line.type}</span>
                {line.limits.map((limit) => (
                  <small key={limit} className="limit">
                    {limit}
                  </small>
                ))}
                {line.description ? <p>{line.description}</p> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const text = catalogue({
  name: ['字段', 'Field'],
  type: ['类型', 'Type'],
  optional: ['可省', 'optional'],
})
