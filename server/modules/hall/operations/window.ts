import { hallServeOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getServedTicket, holdOwnTicket, holdWindow, officerOf, servesAtCounter } from '../access.ts'
import { windowsOf } from '../halls.ts'
import { callNext, finishAt, ticketAt } from '../queue.ts'
import { TURNED } from '../screen.ts'

export const sit = implement(hallServeOperations.sit, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { database, signals } = act.platform
  if (!(await servesAtCounter(database.read, officer))) throw new Problem('hall.window-not-found')
  await database.write(async (transaction) => {
    const window = await holdWindow(transaction, officer, params.id)
    if (window.officerId && window.officerId !== officer.officerId) throw new Problem('hall.window-taken')
    const others = await transaction`
      select from hall."window" where officer_id = ${officer.officerId} and window_id <> ${window.id}`
    if (body.state !== 'closed' && others.length > 0) throw new Problem('hall.sits-elsewhere')
    if (body.state === 'closed' && (await ticketAt(transaction, window.id)))
      throw new Problem('hall.still-serving')
    const [id, name] = body.state === 'closed' ? [null, null] : [officer.officerId, officer.name]
    await transaction`
      update hall."window" set state = ${body.state}, officer_id = ${id}::uuid, officer_name = ${name}::text, since = ${act.now}
      where window_id = ${window.id}`
    // Who was sent on to a window that closes waits for any that takes them.
    if (body.state === 'closed')
      await transaction`update hall.ticket set only_window = null where only_window = ${window.id} and state = 'waiting'`
  })
  signals.emit(TURNED)
  return { state: body.state }
})

export const next = implement(hallServeOperations.next, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { database, signals } = act.platform
  const number = await database.write(async (transaction) => {
    const window = await holdWindow(transaction, officer, params.id)
    if (window.officerId !== officer.officerId || window.state !== 'open')
      throw new Problem('hall.window-not-open')
    if (body.finishes !== undefined) {
      const standing = await ticketAt(transaction, window.id)
      if ((standing?.id ?? null) !== body.finishes) throw new Problem('hall.not-at-window')
    }
    await finishAt(transaction, window.id, act.now)
    return callNext(transaction, window, dateOf(act.now), uuidv7(act.now), act.now)
  })
  signals.emit(TURNED)
  return { ticket: number ?? null }
})

export const turn = implement(hallServeOperations.turn, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { database, signals } = act.platform
  const state = await database.write(async (transaction) => {
    const ticket = await holdOwnTicket(transaction, officer, params.id)
    const { windowId } = ticket
    switch (body.step) {
      case 'recall':
        await transaction`update hall.ticket set calls = calls + 1 where ticket_id = ${ticket.id}`
        await transaction`
          insert into hall.call (call_id, hall_id, ticket_id, window_id, at)
          values (${uuidv7(act.now)}, ${ticket.hallId}, ${ticket.id}, ${windowId}, ${act.now})`
        return ticket.state
      case 'serve':
        await transaction`
          update hall.ticket set state = 'serving', serving_at = coalesce(serving_at, ${act.now}) where ticket_id = ${ticket.id}`
        return 'serving'
      case 'missed':
        await transaction`update hall.ticket set state = 'missed', ended_at = ${act.now} where ticket_id = ${ticket.id}`
        return 'missed'
      case 'finish':
        await finishAt(transaction, windowId, act.now)
        return 'served'
    }
  })
  signals.emit(TURNED)
  return { state }
})

export const transfer = implement(hallServeOperations.transfer, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { database, signals } = act.platform
  await database.write(async (transaction) => {
    const ticket = await holdOwnTicket(transaction, officer, params.id)
    // Read and not held: of two who send on to each other neither waits for the other.
    const windows = await windowsOf(transaction, [ticket.hallId])
    const target = windows.find(({ id }) => id === body.windowId)
    if (!target || target.id === ticket.windowId) throw new Problem('hall.window-not-found')
    if (target.state === 'closed') throw new Problem('hall.window-not-open')
    await transaction`
      update hall.ticket set state = 'waiting', only_window = ${target.id}, window_id = null, called_at = null, serving_at = null
      where ticket_id = ${ticket.id}`
  })
  signals.emit(TURNED)
  return { state: 'waiting' as const }
})

export const rejoin = implement(hallServeOperations.rejoin, async (act, { params }) => {
  const officer = officerOf(act)
  const { read } = act.platform.database
  const ticket = await getServedTicket(read, officer, params.id)
  const taken = await read`
    update hall.ticket set state = 'waiting', window_id = null, called_at = null, serving_at = null, ended_at = null,
      ranks_at = ${act.now}, due_at = null, due_ranks_at = null
    where ticket_id = ${ticket.id} and state = 'missed' and day = ${dateOf(act.now).toString()}::date returning ticket_id`
  if (taken.length === 0) throw new Problem('hall.not-missed')
  act.platform.signals.emit(TURNED)
  return { state: 'waiting' as const }
})
