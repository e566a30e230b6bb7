import type { ReactNode } from 'react'
import { Banner, Button, usePick } from '#web/ui'
import { problemText, type ApiProblem } from '#web/api'

/** What a hall has several of: each with a way to end it, and a line to add one. */
export function HallRows({
  title,
  error,
  rows,
  endWord,
  addWord,
  busy,
  onEnd,
  onAdd,
  note,
  children,
}: {
  readonly title: string
  readonly error: ApiProblem | null
  readonly rows: readonly { readonly key: string; readonly label: string }[]
  readonly endWord: string
  readonly addWord: string
  readonly busy: boolean
  readonly onEnd: (key: string) => void
  readonly onAdd: () => void
  readonly note?: ReactNode
  /** The fields of the line that adds one. */
  readonly children: ReactNode
}) {
  const pick = usePick()
  return (
    <section>
      <h2>{title}</h2>
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      {note}
      <ul className="hall-rows">
        {rows.map(({ key, label }) => (
          <li key={key}>
            <span>{label}</span>
            <Button look="text" size="small" aria-label={`${endWord} ${label}`} onClick={() => onEnd(key)}>
              {endWord}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="hall-add"
        onSubmit={(event) => {
          event.preventDefault()
          onAdd()
        }}
      >
        {children}
        <Button type="submit" look="quiet" size="small" busy={busy}>
          {addWord}
        </Button>
      </form>
    </section>
  )
}
