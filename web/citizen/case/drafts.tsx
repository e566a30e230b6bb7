import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead, type OutputFor } from '#web/api'
import { Button, Confirm, formatMoment, Icon, toast, useLanguage, usePick, useText } from '#web/ui'
import { casesText } from './case.text.ts'

type Draft = OutputFor<'GET /api/v1/filings'>['drafts'][number]

/** What was begun and not yet filed; absent where there is nothing. */
export function Drafts({ heading = true }: { readonly heading?: boolean }) {
  const t = useText(casesText)
  const pick = usePick()
  const language = useLanguage()
  const drafts = useRead('GET /api/v1/filings', {})
  const [leaving, setLeaving] = useState<Draft>()
  const discard = useAct('DELETE /api/v1/filings/:id', {
    refreshes: ['GET /api/v1/filings'],
    onDone: () => {
      setLeaving(undefined)
      toast(t.discarded)
    },
  })
  if (!drafts.data || drafts.data.drafts.length === 0) return null
  return (
    <section className="drafts">
      {heading ? <h2>{t.drafts}</h2> : null}
      <ul className="rows">
        {drafts.data.drafts.map((draft) => (
          <li key={draft.id} className="with-act">
            <Link className="row" href={`/file/${draft.id}`}>
              <strong>
                {pick(draft.title)}
                <span className="who">{draft.subjectName}</span>
              </strong>
              <span className="sub">
                <span>{t.goOn}</span>
                <span>{t.draftSaved(formatMoment(draft.savedAt, language))}</span>
              </span>
              <Icon name="right" />
            </Link>
            <Button look="text" size="small" onClick={() => setLeaving(draft)}>
              {t.discard}
            </Button>
          </li>
        ))}
      </ul>
      {leaving ? (
        <Confirm
          title={t.discardTitle(pick(leaving.title))}
          verb={t.discard}
          danger
          busy={discard.isPending}
          onConfirm={() => discard.mutate({ params: { id: leaving.id } })}
          onClose={() => setLeaving(undefined)}
        >
          <p>{t.discardWords}</p>
        </Confirm>
      ) : null}
    </section>
  )
}
