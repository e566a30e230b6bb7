import { useEffect, useState } from 'react'
import { useRead } from '#web/api'
import { Icon, useText } from '#web/ui'
import { searchText } from './service.text.ts'

/** The one box in which people say what they need. */
export function SearchBox({
  words,
  onWords,
  onSubmit,
  focused = false,
}: {
  readonly words: string
  readonly onWords: (words: string) => void
  readonly onSubmit: () => void
  readonly focused?: boolean
}) {
  const t = useText(searchText)
  return (
    <search>
      <form
        className="search-box"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <Icon name="search" />
        <input
          id="q"
          type="search"
          value={words}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          aria-label={t.question}
          {...(focused
            ? { ref: (input: HTMLInputElement | null) => input?.focus({ preventScroll: true }) }
            : {})}
          onChange={(event) => onWords(event.target.value)}
        />
        {words ? (
          <button type="button" className="icon-btn" aria-label={t.clear} onClick={() => onWords('')}>
            <Icon name="cross" />
          </button>
        ) : null}
        <button type="submit" className="go">
          {t.search}
        </button>
      </form>
    </search>
  )
}

const PAUSE_MS = 160

/** What answers the words typed so far; the answer before stays while a new one comes. */
export function useSearchHits(
  words: string,
  options: { readonly applicant?: 'person' | 'entity' | undefined; readonly limit: number },
) {
  const settled = useSettled(words.trim())
  const read = useRead(
    'GET /api/v1/services/search',
    {
      query: {
        q: settled,
        limit: options.limit,
        ...(options.applicant ? { applicant: options.applicant } : {}),
      },
    },
    { enabled: settled !== '', keep: true, staleMs: 60_000 },
  )
  return { read, settled, hits: settled === '' ? [] : (read.data?.hits ?? []) }
}

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(words), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [words])
  return words === '' ? '' : settled
}
