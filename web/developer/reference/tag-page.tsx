import { Link } from 'wouter'
import { catalogue, Empty, PageTitle, useText } from '#web/ui'
import type { Described } from '../document/document.ts'
import { useTagName } from '../tags.ts'

/** The operations of one group, a line each. */
export function TagPage({
  tag,
  operations,
}: {
  readonly tag: string
  readonly operations: readonly Described[]
}) {
  const t = useText(text)
  const tagName = useTagName()
  const group = operations.filter((operation) => operation.tag === tag)
  if (group.length === 0) return <Empty title={t.none} icon="search" />
  return (
    <article className="prose wide">
      <PageTitle document={t.document(tagName(tag))}>{tagName(tag)}</PageTitle>
      <ul className="operations">
        {group.map((operation) => (
          <li key={operation.id}>
            <Link href={`/developer/operations/${operation.id}`}>
              <span className="operation-line">
                <b className={`method ${operation.method.toLowerCase()}`}>{operation.method}</b>
                <code>{operation.path}</code>
              </span>
              <span>{operation.summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </article>
  )
}

const text = catalogue({
  none: ['没有这一组', 'No such group'],
  document: [(name: string) => `${name} · 一网开发者`, (name: string) => `${name} · Yiwang for developers`],
})
