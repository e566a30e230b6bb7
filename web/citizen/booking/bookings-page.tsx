import { useState } from 'react'
import type { BookingView } from '#contract'
import { useAct, useRead } from '#web/api'
import {
  Button,
  Confirm,
  Empty,
  formatClock,
  formatDay,
  LinkButton,
  Loading,
  PageTitle,
  ProblemState,
  toast,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { bookingText } from './booking.text.ts'

/** What I have booked, with the code for the kiosk; and my number, once I am there. */
export function BookingsPage() {
  const t = useText(bookingText)
  const read = useRead('GET /api/v1/hall-bookings', {}, { everyMs: 10_000 })
  const bookings = read.data?.bookings ?? []
  return (
    <div className="wrap narrow page booking">
      <Crumbs steps={[{ path: '/account', label: t.account }]} />
      <PageTitle document={t.mine}>{t.mine}</PageTitle>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data && bookings.length === 0 ? (
        <>
          <Empty icon="clock" title={t.empty}>
            {t.emptyWords}
          </Empty>
          <LinkButton look="quiet" href="/services">
            {t.find}
          </LinkButton>
        </>
      ) : null}
      {bookings.map((booking) => (
        <Booking key={booking.id} booking={booking} />
      ))}
    </div>
  )
}

function Booking({ booking }: { readonly booking: BookingView }) {
  const t = useText(bookingText)
  const pick = usePick()
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const matter = useRead(
    'GET /api/v1/matters/:slug',
    { params: { slug: booking.matter } },
    { staleMs: 300_000 },
  )
  const cancel = useAct('DELETE /api/v1/hall-bookings/:id', {
    refreshes: ['GET /api/v1/hall-bookings'],
    onDone: () => toast(t.gone),
  })
  const { ticket, state } = booking
  return (
    <article className={`booked ${state}`}>
      <header>
        <h2>{`${formatDay(booking.startsAt, language)} ${formatClock(booking.startsAt)}–${formatClock(booking.endsAt)}`}</h2>
        <span className={state === 'booked' || state === 'arrived' ? 'tag ok' : 'tag'}>
          {t.states[state]}
        </span>
      </header>
      <p>
        {matter.data ? pick(matter.data.title) : ''} <small>{t.for(booking.name)}</small>
      </p>
      <p className="booked-place">
        {booking.hallName}
        <br />
        {booking.address}
      </p>
      {booking.cancelledBecause === null ? null : (
        <p>{booking.cancelledBecause ? t.closed(booking.cancelledBecause) : t.hoursChanged}</p>
      )}
      {state === 'booked' ? (
        <p className="booked-code">
          <span>{t.code}</span>
          <b className="num">{booking.code}</b>
          <small>{t.codeWords}</small>
        </p>
      ) : null}
      {ticket ? (
        <p className="booked-ticket" aria-live="polite">
          <strong>
            {ticket.state === 'waiting'
              ? t.ticket(ticket.number, ticket.ahead ?? 0, ticket.waitMinutes ?? 0)
              : ticket.state === 'missed'
                ? t.passed(ticket.number)
                : ticket.window && ticket.state !== 'served'
                  ? t.go(ticket.number, ticket.window.number)
                  : t.done(ticket.number)}
          </strong>
          {ticket.state === 'waiting' ? <a href={`/hall/ticket/${ticket.id}`}>{t.follow}</a> : null}
        </p>
      ) : null}
      {state === 'booked' ? (
        <Button look="quiet" size="small" onClick={() => setAsking(true)}>
          {t.give}
        </Button>
      ) : null}
      {booking.caseId && state !== 'booked' ? (
        <LinkButton look="text" size="small" href={`/cases/${booking.caseId}`}>
          {matter.data ? pick(matter.data.title) : ''}
        </LinkButton>
      ) : null}
      {asking ? (
        <Confirm
          title={t.giveTitle}
          verb={t.give}
          danger
          busy={cancel.isPending}
          onConfirm={() => cancel.mutate({ params: { id: booking.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t.giveWords}</p>
        </Confirm>
      ) : null}
    </article>
  )
}
