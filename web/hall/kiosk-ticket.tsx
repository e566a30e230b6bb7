import type { TicketView } from '#contract'
import { Button, QrCode, useText } from '#web/ui'
import { kioskText } from './hall.text.ts'

/** The number, large, with the way to follow it on a phone. */
export function KioskTicket({
  ticket,
  onDone,
}: {
  readonly ticket: TicketView
  readonly onDone: () => void
}) {
  const t = useText(kioskText)
  return (
    <section className="kiosk-ticket" aria-live="polite">
      <h2>{t.yours}</h2>
      <p className="num">{ticket.number}</p>
      <strong>{t.ahead(ticket.ahead ?? 0, ticket.waitMinutes ?? 0)}</strong>
      <QrCode text={`${window.location.origin}/hall/ticket/${ticket.id}`} label={t.follow} />
      <span>{t.follow}</span>
      <span>{t.watch}</span>
      <Button onClick={onDone}>{t.done}</Button>
    </section>
  )
}
