import { Link } from 'wouter'
import { useRead } from '#web/api'
import { LinkButton, Loading, PageTitle, ProblemState, useText } from '#web/ui'
import { hallText, kioskText, ticketText } from './hall.text.ts'

/** One’s number on one’s own phone: how many go before, or where to go. */
export function TicketPage({ id }: { readonly id: string }) {
  const t = useText(ticketText)
  const kiosk = useText(kioskText)
  const halls = useText(hallText)
  const read = useRead('GET /api/v1/hall-tickets/:id', { params: { id } }, { everyMs: 5_000 })
  if (read.isPending)
    return (
      <main className="hall-wait">
        <h1 className="vh">{halls.halls}</h1>
        <Loading />
      </main>
    )
  if (read.error && !read.data)
    return (
      <main className="hall-wait">
        <ProblemState
          isPage
          problem={read.error}
          retry={() => void read.refetch()}
          action={
            <LinkButton size="small" look="quiet" href="/hall">
              {halls.allHalls}
            </LinkButton>
          }
        />
      </main>
    )
  const { number, state, window, ahead, waitMinutes, hallId, hallName } = read.data
  return (
    <main className={`hall-ticket ${state}`}>
      <p>{hallName}</p>
      <PageTitle document={t.title(number)}>{number}</PageTitle>
      <strong aria-live="polite">
        {state === 'waiting'
          ? kiosk.ahead(ahead ?? 0, waitMinutes ?? 0)
          : (state === 'called' || state === 'serving') && window
            ? t[state](window.number)
            : state === 'missed'
              ? t.missed
              : t.served}
      </strong>
      {window && state === 'called' ? <p>{window.name}</p> : null}
      <LinkButton look="quiet" href={`/hall/${hallId}`}>
        {t.screen}
      </LinkButton>
      <small>{t.stay}</small>
      <Link href="/hall">{halls.allHalls}</Link>
    </main>
  )
}
