import type { Read, Transaction } from '#platform/database'
import type { Ticket } from './hall.ts'

/** By what a place ranks now; the same rule as `ranksBy` in order.ts. */
export const rankNow = (read: Read, now: Temporal.Instant, table: string) =>
  read`case when ${read(table)}.due_at <= ${now} then ${read(table)}.due_ranks_at else ${read(table)}.ranks_at end`

const columns = (read: Read) => read`
  t.ticket_id as id, t.hall_id as "hallId", h.name as "hallName", t.day, t.letter || lpad(t.number::text, 3, '0') as number,
  t.booking_id as "bookingId", t.subject_id as "subjectId", t.name, t.slug, t.case_id as "caseId", t.came_at as "cameAt",
  o.number as "onlyWindow", t.state, t.window_id as "windowId", w.number as "windowNumber", w.name as "windowName",
  t.called_at as "calledAt", t.calls`

const tickets = (read: Read) => read`
  hall.ticket t join hall.hall h using (hall_id)
  left join hall."window" w on w.window_id = t.window_id left join hall."window" o on o.window_id = t.only_window`

/** Whether a window takes a ticket, in SQL: sent on to it, or sent nowhere and of a matter it takes. */
const isTaken = (read: Read, window: string, ticket: string) => read`
  (${read(ticket)}.only_window = ${read(window)}.window_id or (${read(ticket)}.only_window is null
    and (${read(window)}.takes is null or ${read(ticket)}.slug = any (${read(window)}.takes))))`

export async function findTicket(read: Read, id: string): Promise<Ticket | undefined> {
  const [ticket] = await read<
    Ticket[]
  >`select ${columns(read)} from ${tickets(read)} where t.ticket_id = ${id}`
  return ticket
}

export async function ticketsOfBookings(read: Read, bookingIds: readonly string[]): Promise<Ticket[]> {
  const rows = await read<Ticket[]>`
    select ${columns(read)} from ${tickets(read)} where t.booking_id = any (${[...bookingIds]}::uuid[])`
  return [...rows]
}

/** Who waits on a day for a window, or for any, in the order in which they are called now. */
export async function waitingAt(
  read: Read,
  hallId: string,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
  windowId: string | null,
  limit: number,
): Promise<Ticket[]> {
  const rows = await read<Ticket[]>`
    select ${columns(read)} from ${tickets(read)}
    where t.hall_id = ${hallId} and t.day = ${day.toString()}::date and t.state = 'waiting'
      and (${windowId}::uuid is null or exists (select from hall."window" mine where mine.window_id = ${windowId} and ${isTaken(read, 'mine', 't')}))
    order by ${rankNow(read, now, 't')}, t.ticket_id limit ${limit}`
  return [...rows]
}

export async function missedAt(read: Read, hallId: string, day: Temporal.PlainDate): Promise<Ticket[]> {
  const rows = await read<Ticket[]>`
    select ${columns(read)} from ${tickets(read)}
    where t.hall_id = ${hallId} and t.day = ${day.toString()}::date and t.state = 'missed' order by t.ended_at desc limit 20`
  return [...rows]
}

/** Who is at a window now. */
export async function ticketAt(read: Read, windowId: string): Promise<Ticket | undefined> {
  const [ticket] = await read<Ticket[]>`
    select ${columns(read)} from ${tickets(read)} where t.window_id = ${windowId} and t.state in ('called', 'serving')`
  return ticket
}

export interface Wait {
  readonly id: string
  readonly ahead: number
  /** Windows that take it: those open now, or those counted on while none is. */
  readonly windows: number
  /** The middle time that a visitor took today, in minutes, once ten have been served. */
  readonly measured: number | null
}

/** How long tickets that wait still do: those count who rank before and want a window that this one could have. */
export async function waitsOf(
  read: Read,
  ticketIds: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Wait>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await read<Wait[]>`
    select t.ticket_id as id,
      (select count(*)::int from hall.ticket o
        where o.hall_id = t.hall_id and o.day = t.day and o.state = 'waiting'
          and (${rankNow(read, now, 'o')}, o.ticket_id) < (${rankNow(read, now, 't')}, t.ticket_id)
          and exists (select from hall."window" w where w.hall_id = t.hall_id and (w.state = 'open' or w.staffed)
            and ${isTaken(read, 'w', 't')} and ${isTaken(read, 'w', 'o')})) as ahead,
      (select case when count(*) filter (where w.state = 'open') > 0 then count(*) filter (where w.state = 'open') else count(*) end::int
        from hall."window" w where w.hall_id = t.hall_id and (w.state = 'open' or w.staffed) and ${isTaken(read, 'w', 't')}) as windows,
      (select case when count(*) >= 10 then percentile_cont(0.5) within group (order by extract(epoch from s.ended_at - s.called_at) / 60) end
        from hall.ticket s where s.hall_id = t.hall_id and s.day = t.day and s.state = 'served') as measured
    from hall.ticket t where t.ticket_id = any (${[...ticketIds]}::uuid[]) and t.state = 'waiting'`
  return new Map(rows.map((row) => [row.id, row]))
}

export interface NewTicket {
  readonly id: string
  readonly hallId: string
  readonly day: Temporal.PlainDate
  readonly letter: string
  readonly booking?: { id: string; subjectId: string; name: string; caseId: string | null } | undefined
  readonly slug: string | null
  readonly cameAt: Temporal.Instant
  readonly rank: {
    ranksAt: Temporal.Instant
    dueAt: Temporal.Instant | null
    dueRanksAt: Temporal.Instant | null
  }
}

/** Gives the next number of the day. */
export async function addTicket(read: Read, ticket: NewTicket): Promise<void> {
  const { booking, rank } = ticket
  const day = ticket.day.toString()
  await read`
    with given as (
      insert into hall.number as n (hall_id, day, letter, last) values (${ticket.hallId}, ${day}::date, ${ticket.letter}, 1)
      on conflict (hall_id, day, letter) do update set last = n.last + 1 returning last)
    insert into hall.ticket (ticket_id, hall_id, day, letter, number, booking_id, subject_id, name, slug, case_id, came_at, ranks_at, due_at, due_ranks_at)
    select ${ticket.id}, ${ticket.hallId}, ${day}::date, ${ticket.letter}, last, ${booking?.id ?? null}::uuid, ${booking?.subjectId ?? null}::uuid,
      ${booking?.name ?? null}, ${ticket.slug}, ${booking?.caseId ?? null}::uuid, ${ticket.cameAt}, ${rank.ranksAt},
      ${rank.dueAt}::timestamptz, ${rank.dueRanksAt}::timestamptz
    from given`
}

/** Ends whoever is at a window as served. */
export async function finishAt(transaction: Transaction, windowId: string, now: Temporal.Instant) {
  await transaction`
    update hall.ticket set state = 'served', serving_at = coalesce(serving_at, called_at), ended_at = ${now}
    where window_id = ${windowId} and state in ('called', 'serving')`
}

/**
 * Calls the next one for a window: the first in rank whom no other window is calling at this moment. What another transaction holds is
 * passed over, so two windows that call at once call two. Gives the number, or undefined where nobody waits.
 */
export async function callNext(
  transaction: Transaction,
  window: { id: string; hallId: string },
  day: Temporal.PlainDate,
  callId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const [called] = await transaction<{ number: string }[]>`
    with first as (
      select t.ticket_id from hall.ticket t
      where t.hall_id = ${window.hallId} and t.day = ${day.toString()}::date and t.state = 'waiting'
        and exists (select from hall."window" w where w.window_id = ${window.id} and ${isTaken(transaction, 'w', 't')})
      order by ${rankNow(transaction, now, 't')}, t.ticket_id limit 1
      for update of t skip locked),
    called as (
      update hall.ticket t set state = 'called', window_id = ${window.id}, called_at = ${now}, calls = calls + 1
      from first where t.ticket_id = first.ticket_id returning t.ticket_id, t.letter || lpad(t.number::text, 3, '0') as number),
    said as (
      insert into hall.call (call_id, hall_id, ticket_id, window_id, at)
      select ${callId}, ${window.hallId}, ticket_id, ${window.id}, ${now} from called)
    select number from called`
  return called?.number
}
