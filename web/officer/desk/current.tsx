import { Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { DeskView, Visitor } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, LinkButton, Loading, usePick, useText } from '#web/ui'
import { deskText } from './desk.text.ts'
import { InviteAtWindow } from '../ratings/invite.tsx'
import { FindCase } from './find-case.tsx'
import { HandOut } from './hand-out.tsx'
import { useTitleOf } from './titles.ts'

type Ticket = DeskView['queue'][number]

/** Who is at my window: what they come for, who they are, what they bring, and the way to it. */
export function Current({
  desk,
  ticket,
  busy,
  onServe,
  onRecall,
  onMissed,
  onFinish,
}: {
  readonly desk: DeskView
  readonly ticket: Ticket
  readonly busy: boolean
  readonly onServe: () => void
  readonly onRecall: () => void
  readonly onMissed: () => void
  readonly onFinish: () => void
}) {
  const t = useText(deskText)
  const pick = usePick()
  const titleOf = useTitleOf()
  const transfer = useAct('POST /api/v1/hall-tickets/:id/transfer', {
    refreshes: ['GET /api/v1/hall-desk'],
  })
  const visitor = useRead(
    'GET /api/v1/hall-tickets/:id/visitor',
    { params: { id: ticket.id } },
    { staleMs: 60_000 },
  )
  const error = transfer.error ?? visitor.error
  return (
    <section className="desk-current">
      <header>
        <b className="num">{ticket.number}</b>
        <div>
          <h2>{ticket.matter ? titleOf(ticket.matter) : t.asks}</h2>
          <p>
            {ticket.booked ? <span className="tag ok">{t.booked}</span> : null}
            <span>{ticket.state === 'serving' ? t.serving : t.calledTimes(ticket.calls)}</span>
          </p>
        </div>
      </header>
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      {visitor.isPending ? <Loading lines={3} /> : null}
      {visitor.data ? <Person ticket={ticket} visitor={visitor.data} /> : null}
      <div className="desk-acts">
        {ticket.state === 'called' ? (
          <Button look="quiet" busy={busy} onClick={onServe}>
            {t.serve}
          </Button>
        ) : null}
        <Button look="quiet" busy={busy} onClick={onRecall}>
          {t.recall}
        </Button>
        <Button look="quiet" busy={busy} onClick={onMissed}>
          {t.missed}
        </Button>
        <Button look="quiet" busy={busy} onClick={onFinish}>
          {t.finish}
        </Button>
        <Select<string>
          aria-label={t.transfer}
          placeholder={t.transfer}
          value={null}
          options={desk.windows
            .filter(({ mine }) => !mine)
            .map(({ id, number, name }) => ({ value: id, label: `${t.window(number)} ${name}` }))}
          onChange={(windowId) => transfer.mutate({ params: { id: ticket.id }, body: { windowId } })}
        />
      </div>
    </section>
  )
}

function Person({ ticket, visitor }: { readonly ticket: Ticket; readonly visitor: Visitor }) {
  const t = useText(deskText)
  const pick = usePick()
  const [, go] = useLocation()
  const [isHandingOut, setHandingOut] = useState(false)
  const form = (id: string) => go(`/officer/window/${id}?ticket=${ticket.id}`)
  const open = useAct('POST /api/v1/filings', { onDone: ({ id }) => form(id) })
  const bring = useAct('POST /api/v1/filings/:id/at-window', { onDone: ({ id }) => form(id) })
  const { person, brings, caseId, caseNumber, visits } = visitor
  const error = open.error ?? bring.error
  const act = () => {
    if (!person) return
    const { identifier, name } = person
    if (brings === 'draft' && caseId) bring.mutate({ params: { id: caseId }, body: { identifier, name } })
    else if (ticket.matter) open.mutate({ body: { slug: ticket.matter, subject: { identifier, name } } })
  }
  return (
    <div className="desk-person">
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      {person ? (
        <p>
          <strong>{person.name}</strong> <span className="num">{person.identifier}</span>
        </p>
      ) : (
        <p className="note">{t.unknown}</p>
      )}
      {brings === 'case' && caseId ? (
        <p>
          <Link href={`/officer/cases/${caseId}`}>{`${t.openCase} ${caseNumber ?? ''}`}</Link>{' '}
          {visits > 0 ? <small>{t.visits(visits)}</small> : null}
        </p>
      ) : null}
      <div className="desk-acts">
        {person && ticket.matter && brings !== 'case' ? (
          <Button busy={open.isPending || bring.isPending} onClick={act}>
            {brings === 'draft' ? t.goOn : t.openForm}
          </Button>
        ) : null}
        {person ? null : <LinkButton href={`/officer/window?ticket=${ticket.id}`}>{t.fileOther}</LinkButton>}
        {brings === 'case' && caseId ? (
          <>
            <Button look="quiet" onClick={() => setHandingOut(true)}>
              {t.handOut}
            </Button>
            <InviteAtWindow ticketId={ticket.id} />
          </>
        ) : null}
      </div>
      {brings === 'case' ? null : <FindCase ticketId={ticket.id} />}
      {isHandingOut && caseId ? (
        <HandOut ticket={ticket} caseId={caseId} person={person} onClose={() => setHandingOut(false)} />
      ) : null}
    </div>
  )
}
