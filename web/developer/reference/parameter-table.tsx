import { catalogue, useText } from '#web/ui'
import type { Document, Parameter } from '../document/document.ts'
import { linesOf, typeName } from '../document/schema.ts'

/** Parameters of the path and behind it. */
export function ParameterTable({
  parameters,
  document,
}: {
  readonly parameters: readonly Parameter[]
  readonly document: Document
}) {
  const t = useText(text)
  return (
    <div className="table-scroll schema">
      <table aria-label={t.parameters}>
        <thead className="vh">
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.type}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => {
            const schema = parameter.schema ?? {}
            const [line] = linesOf({ properties: { value: schema } }, document)
            return (
              <tr key={`${parameter.in}-${parameter.name}`}>
                <th scope="row">
                  <code>{parameter.name}</code>
                  {parameter.required ? null : <small>{t.optional}</small>}
                </th>
                <td>
                  <span className="type">{typeName(schema, document)}</span>
                  <small className="limit">{t[parameter.in]}</small>
                  {line?.limits.map((limit) => (
                    <small key={limit} className="limit">
                      {limit}
                    </small>
                  ))}
                  {(parameter.description ?? schema.description) ? (
                    <p>{parameter.description ?? schema.description}</p>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const text = catalogue({
  parameters: ['参数', 'Parameters'],
  name: ['名字', 'Name'],
  type: ['类型', 'Type'],
  optional: ['可省', 'optional'],
  path: ['路径里', 'in the path'],
  query: ['问号后', 'in the query'],
  header: ['请求头', 'header'],
  cookie: ['cookie', 'cookie'],
})
