import { Link } from 'wouter'
import { useAct, useRead } from '#web/api'
import { Button, formatMoment, useLanguage, usePick, useText } from '#web/ui'
import { windowText } from './window.text.ts'

/** What was begun at this counter and not yet filed. */
export function WindowDrafts() {
  const t = useText(windowText)
  const pick = usePick()
  const language = useLanguage()
  const read = useRead('GET /api/v1/filings', {})
  const discard = useAct('DELETE /api/v1/filings/:id', { refreshes: ['GET /api/v1/filings'] })
  const drafts = read.data?.drafts ?? []
  if (drafts.length === 0) return null
  return (
    <section className="window-drafts">
      <h2>{t.drafts}</h2>
      <ul>
        {drafts.map((draft) => {
          const what = t.draft(pick(draft.title), draft.subjectName)
          return (
            <li key={draft.id}>
              <span>
                <Link href={`/officer/window/${draft.id}`}>{what}</Link>
                <small>{t.saved(formatMoment(draft.savedAt, language))}</small>
              </span>
              <Button
                look="text"
                size="small"
                aria-label={t.discardWhat(what)}
                onClick={() => discard.mutate({ params: { id: draft.id } })}
              >
                {t.discard}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
