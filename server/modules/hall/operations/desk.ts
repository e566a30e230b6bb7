import { hallServeOperations, type DeskView } from '#contract'
import { shown } from '#modules/access'
import { findCase } from '#modules/case'
import { findSubject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { implement, type Act } from '#platform/http'
import { getOwnTicket, officerOf, servesAtCounter } from '../access.ts'
import type { Hall, HallWindow, Ticket } from '../hall.ts'
import { hallsOf, windowsOf } from '../halls.ts'
import { missedAt, ticketAt, waitingAt } from '../queue.ts'
import { currentScreen } from '../screen.ts'
import { visitsOf } from '../visits.ts'

const QUEUE_SHOWN = 50

export const desk = implement(hallServeOperations.desk, async (act, { query }) => {
  const officer = officerOf(act)
  const { read } = act.platform.database
  const serves = await servesAtCounter(read, officer)
  if (!serves) return { serves, halls: [], desk: null }
  const halls = await hallsOf(read, officer.regionCode)
  const windows = await windowsOf(
    read,
    halls.map(({ id }) => id),
  )
  const mine = windows.find(({ officerId }) => officerId === officer.officerId)
  // Who sits somewhere sees that hall; others choose.
  const hall = halls.find(({ id }) => id === (mine?.hallId ?? query.hall)) ?? halls[0]
  return {
    serves,
    halls: halls.map(({ id, name }) => ({ id, name })),
    desk: hall
      ? await deskOf(
          act,
          hall,
          windows.filter(({ hallId }) => hallId === hall.id),
          mine,
        )
      : null,
  }
})

async function deskOf(
  { platform, now }: Act,
  hall: Hall,
  windows: readonly HallWindow[],
  mine: HallWindow | undefined,
): Promise<DeskView> {
  const { read } = platform.database
  const today = dateOf(now)
  const [screen, current, queue, missed, [served]] = await Promise.all([
    currentScreen(platform, hall.id),
    mine && ticketAt(read, mine.id),
    waitingAt(read, hall.id, today, now, mine?.id ?? null, QUEUE_SHOWN),
    missedAt(read, hall.id, today),
    read<{ count: number }[]>`
      select count(*)::int as count from hall.ticket where window_id = ${mine?.id ?? null}::uuid and day = ${today.toString()}::date and state = 'served'`,
  ])
  return {
    hall: { id: hall.id, name: hall.name },
    windows: windows.map((window) => ({
      id: window.id,
      number: window.number,
      name: window.name,
      takes: window.takes,
      state: window.state,
      officerName: window.officerName,
      mine: window.id === mine?.id,
      ticket: screen.windows.find(({ number }) => number === window.number)?.ticket ?? null,
    })),
    current: current ? deskTicket(current) : null,
    queue: queue.map(deskTicket),
    waiting: screen.waiting,
    missed: missed.map(deskTicket),
    servedToday: served?.count ?? 0,
  }
}

function deskTicket(ticket: Ticket): DeskView['queue'][number] {
  return {
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    matter: ticket.slug,
    booked: ticket.bookingId !== null,
    cameAt: ticket.cameAt.toString(),
    calledAt: ticket.calledAt?.toString() ?? null,
    calls: ticket.calls,
    onlyWindow: ticket.onlyWindow,
  }
}

export const visitor = implement(hallServeOperations.visitor, async (act, { params }) => {
  const { read } = act.platform.database
  const ticket = await getOwnTicket(read, officerOf(act), params.id)
  const [subject, found] = await Promise.all([
    ticket.subjectId ? findSubject(read, ticket.subjectId) : undefined,
    ticket.caseId ? findCase(read, ticket.caseId) : undefined,
  ])
  Object.assign(act.trail, { subjectId: subject?.id, caseId: found?.base.caseId })
  return {
    person: subject
      ? {
          subjectId: subject.id,
          name: shown(act.principal, 'person-name', subject.name),
          identifier: shown(act.principal, 'identity-number', subject.identifier),
        }
      : null,
    caseId: ticket.caseId,
    brings: ticket.caseId ? (found ? ('case' as const) : ('draft' as const)) : null,
    caseNumber: found?.base.number ?? null,
    visits: ticket.caseId ? (await visitsOf(read, ticket.caseId)).length : 0,
  }
})
