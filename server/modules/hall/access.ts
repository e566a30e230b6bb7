import type { OfficerPrincipal } from '#contract'
import { coversRegion } from '#modules/access'
import { findUnit, getUnitKind } from '#modules/organization'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import type { Hall, HallWindow, Ticket } from './hall.ts'
import { getHall } from './halls.ts'
import { findTicket } from './queue.ts'

export function officerOf({ principal }: Pick<Act, 'principal'>): OfficerPrincipal {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal
}

/** Whether an officer’s unit serves at counters at all; hotline and grid clerks are clerks at none. */
export async function servesAtCounter(read: Read, officer: OfficerPrincipal): Promise<boolean> {
  const unit = await findUnit(read, officer.unitId)
  return unit !== undefined && getUnitKind(unit.kind).counter !== false
}

/** A hall to those who manage or watch the region it lies in; to all others it does not exist. */
export async function getManagedHall(act: Act, id: string): Promise<Hall> {
  const hall = await getHall(act.platform.database.read, id)
  if (!coversRegion(officerOf(act), hall.regionPath)) throw new Problem('hall.not-found')
  return hall
}

/** A window of a hall of the clerk's own region, held until the transaction ends. Throws hall.window-not-found. */
export async function holdWindow(
  transaction: Transaction,
  officer: OfficerPrincipal,
  id: string,
): Promise<HallWindow> {
  const [window] = await transaction<HallWindow[]>`
    select w.window_id as id, w.hall_id as "hallId", w.number, w.name, w.takes, w.staffed, w.state,
      w.officer_id as "officerId", w.officer_name as "officerName"
    from hall."window" w join hall.hall h using (hall_id)
    where w.window_id = ${id} and h.region_code = ${officer.regionCode} for update of w`
  if (!window) throw new Problem('hall.window-not-found')
  return window
}

/** A number of a hall of the clerk's own region. Throws hall.ticket-not-found. */
export async function getServedTicket(read: Read, officer: OfficerPrincipal, id: string): Promise<Ticket> {
  const ticket = await findTicket(read, id)
  const hall = ticket && (await getHall(read, ticket.hallId))
  if (!ticket || hall?.regionCode !== officer.regionCode) throw new Problem('hall.ticket-not-found')
  return ticket
}

/** A number at the clerk's own window, held with that window: nobody finishes it or sends it on meanwhile. Throws hall.not-at-window. */
export async function holdOwnTicket(
  transaction: Transaction,
  officer: OfficerPrincipal,
  id: string,
): Promise<Ticket & { readonly windowId: string }> {
  const { windowId } = await getOwnTicket(transaction, officer, id)
  if (!windowId) throw new Problem('hall.not-at-window')
  await holdWindow(transaction, officer, windowId)
  // Read anew, now that it stands still.
  return { ...(await getOwnTicket(transaction, officer, id)), windowId }
}

/** A number that is at the clerk's own window now. Throws hall.not-at-window. */
export async function getOwnTicket(read: Read, officer: OfficerPrincipal, id: string): Promise<Ticket> {
  const ticket = await getServedTicket(read, officer, id)
  const rows =
    await read`select from hall."window" where window_id = ${ticket.windowId} and officer_id = ${officer.officerId}`
  if (rows.length === 0 || (ticket.state !== 'called' && ticket.state !== 'serving'))
    throw new Problem('hall.not-at-window')
  return ticket
}
