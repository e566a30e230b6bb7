import type { DeskView } from '#contract'
import { useAct } from '#web/api'
import { Button, formatClock, useText } from '#web/ui'
import { deskText } from './desk.text.ts'
import { useTitleOf } from './titles.ts'

/** Who waits for a window like mine, and who was called in vain. */
export function Queue({ desk }: { readonly desk: DeskView }) {
  const t = useText(deskText)
  const titleOf = useTitleOf()
  const rejoin = useAct('POST /api/v1/hall-tickets/:id/rejoin', { refreshes: ['GET /api/v1/hall-desk'] })
  return (
    <aside className="desk-queue">
      <h2>{t.queue}</h2>
      {desk.queue.length === 0 ? <p className="note">{t.noneWaiting}</p> : null}
      <ol>
        {desk.queue.map((ticket) => (
          <li key={ticket.id}>
            <b className="num">{ticket.number}</b>
            <span>
              {ticket.matter ? titleOf(ticket.matter) : t.asks}
              {ticket.onlyWindow ? <small>{t.only(ticket.onlyWindow)}</small> : null}
            </span>
            <time className="num">{formatClock(ticket.cameAt)}</time>
          </li>
        ))}
      </ol>
      {desk.missed.length > 0 ? (
        <>
          <h2>{t.missedList}</h2>
          <ol>
            {desk.missed.map((ticket) => (
              <li key={ticket.id}>
                <b className="num">{ticket.number}</b>
                <span>{ticket.matter ? titleOf(ticket.matter) : t.asks}</span>
                <Button
                  look="text"
                  size="small"
                  aria-label={`${ticket.number} ${t.rejoin}`}
                  onClick={() => rejoin.mutate({ params: { id: ticket.id } })}
                >
                  {t.rejoin}
                </Button>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </aside>
  )
}
