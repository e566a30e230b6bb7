import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { catalogue, useText } from '#web/ui'
import { findOperations, groupsOf, type Described } from './document/document.ts'
import { useTagName } from './tags.ts'

/** Every operation by group; typing narrows, `/` goes to the box. */
export function Contents({
  operations,
  onGo,
}: {
  readonly operations: readonly Described[]
  readonly onGo: () => void
}) {
  const t = useText(text)
  const tagName = useTagName()
  const [path] = useLocation()
  const [words, setWords] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useSlash(box)
  const found = findOperations(operations, words)
  return (
    <nav id="contents" className="contents" aria-label={t.contents}>
      <label className="vh" htmlFor="find">
        {t.find}
      </label>
      <input
        id="find"
        ref={box}
        type="search"
        placeholder={t.find}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setWords('')}
      />
      <output className="vh">{words === '' ? '' : t.found(found.length)}</output>
      {found.length === 0 && operations.length > 0 ? <p className="note">{t.none}</p> : null}
      {groupsOf(found).map(([tag, group]) => (
        <section key={tag}>
          <h2>
            <Link
              href={`/developer/reference/${tag}`}
              aria-current={path === `/developer/reference/${tag}` ? 'page' : undefined}
              onClick={onGo}
            >
              {tagName(tag)}
              <small>{group.length}</small>
            </Link>
          </h2>
          <ul>
            {group.map((operation) => {
              const href = `/developer/operations/${operation.id}`
              return (
                <li key={operation.id}>
                  <Link
                    href={href}
                    aria-current={path === href ? 'page' : undefined}
                    onClick={onGo}
                    title={operation.summary}
                  >
                    <b className={`method ${operation.method.toLowerCase()}`}>{operation.method}</b>
                    <span>{operation.id}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function useSlash(box: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        (event.target instanceof HTMLElement && event.target.matches('input, textarea, select'))
      )
        return
      event.preventDefault()
      box.current?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [box])
}

const text = catalogue({
  contents: ['接口目录', 'Operations'],
  find: ['搜接口，按 / 到这里', 'Find an operation; / comes here'],
  found: [(count: number) => `${count}个接口`, (count: number) => `${count} operations`],
  none: ['没有这样的接口', 'No such operation'],
})
