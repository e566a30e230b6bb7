import { Input } from 'antd'
import { useState } from 'react'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, usePick, useText } from '#web/ui'
import { deskText } from './desk.text.ts'

const SHOWN = 5

/** Somebody comes about a case that is there already: it is found, and their visit is noted with it. */
export function FindCase({ ticketId }: { readonly ticketId: string }) {
  const t = useText(deskText)
  const pick = usePick()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState<string>()
  const read = useRead(
    'GET /api/v1/cases',
    { query: { q: asked ?? '', limit: SHOWN } },
    { enabled: asked !== undefined },
  )
  const link = useAct('POST /api/v1/hall-tickets/:id/case', {
    refreshes: ['GET /api/v1/hall-tickets/:id/visitor', 'GET /api/v1/hall-desk'],
  })
  const error = read.error ?? link.error
  return (
    <form
      className="desk-find"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim()) setAsked(words.trim())
      }}
    >
      <label htmlFor="find-case">{t.find}</label>
      <div>
        <Input
          id="find-case"
          placeholder={t.findHow}
          value={words}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" look="quiet" size="small" busy={read.isFetching}>
          {t.findGo}
        </Button>
      </div>
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      {read.data?.cases.length === 0 ? <p className="note">{t.findNone}</p> : null}
      <ul>
        {(read.data?.cases ?? []).map((found) => (
          <li key={found.id}>
            <Button
              look="text"
              size="small"
              busy={link.isPending}
              onClick={() => link.mutate({ params: { id: ticketId }, body: { caseId: found.id } })}
            >
              {`${pick(found.title)} ${found.subjectName} ${found.number}`}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  )
}
