import { useState } from 'react'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, formatDay, LongTextField, toast, useLanguage, usePick, useText } from '#web/ui'
import { mendingText } from './rating.text.ts'

/** What has been done about a bad rating of mine, and whether that mended it. */
export function Mending({ caseId }: { readonly caseId: string }) {
  const t = useText(mendingText)
  const language = useLanguage()
  const read = useRead('GET /api/v1/cases/:id/rating', { params: { id: caseId } }, { everyMs: 15_000 })
  const mending = read.data?.rectification
  if (!mending) return null
  return (
    <div className="mending" data-state={mending.state}>
      <p>
        <strong>{t[mending.state]}</strong>
        {mending.due && mending.state !== 'answered' ? ` ${t.due(formatDay(mending.due, language))}` : null}
      </p>
      {mending.answer && mending.state !== 'excluded' ? (
        <blockquote>
          <span className="note">{t.answer}</span>
          <p>{mending.answer}</p>
        </blockquote>
      ) : null}
      {mending.mayReply ? <Reply caseId={caseId} due={mending.due} /> : null}
    </div>
  )
}

function Reply({ caseId, due }: { readonly caseId: string; readonly due: string | null }) {
  const t = useText(mendingText)
  const pick = usePick()
  const language = useLanguage()
  const [words, setWords] = useState('')
  const [isUnsolved, setUnsolved] = useState(false)
  const reply = useAct('POST /api/v1/cases/:id/rating/reply', {
    refreshes: ['GET /api/v1/cases/:id/rating'],
    onDone: () => toast(t.replied),
  })
  const send = (solved: boolean) =>
    reply.mutate({
      params: { id: caseId },
      body: { solved, ...(words.trim() ? { text: words.trim() } : {}) },
    })
  return (
    <div className="stack">
      <p>
        {t.ask}
        {due ? ` ${t.replyBy(formatDay(due, language))}` : null}
      </p>
      {isUnsolved ? (
        <LongTextField
          id="unsolved-words"
          plain
          label={t.unsolvedWords}
          value={words}
          onChange={setWords}
          maxLength={500}
          rows={3}
        />
      ) : null}
      {reply.error ? <Banner look="bad">{pick(problemText(reply.error))}</Banner> : null}
      <div className="acts">
        {isUnsolved ? (
          <Button busy={reply.isPending} onClick={() => send(false)}>
            {t.sendUnsolved}
          </Button>
        ) : (
          <>
            <Button busy={reply.isPending} onClick={() => send(true)}>
              {t.solved}
            </Button>
            <Button look="quiet" onClick={() => setUnsolved(true)}>
              {t.notSolved}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
