import { calendarOf } from '#modules/calendar'
import { dateOf } from '#platform/clock'
import { sm3Hex } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { Hall, HallWindow } from './hall.ts'
import { hoursOn } from './schedule.ts'

const columns = (read: Read) => read`
  h.hall_id as id, h.revision, h.name, h.address, h.region_code as "regionCode", h.region_name as "regionName",
  h.region_path::text as "regionPath", h.rules, h.state`

export async function findHall(read: Read, id: string): Promise<Hall | undefined> {
  const [hall] = await read<Hall[]>`select ${columns(read)} from hall.hall h where h.hall_id = ${id}`
  return hall
}

/** Throws hall.not-found. */
export async function getHall(read: Read, id: string): Promise<Hall> {
  const hall = await findHall(read, id)
  if (!hall) throw new Problem('hall.not-found')
  return hall
}

/** A hall as it is now, held until the transaction ends: shared by those who book, alone by whoever changes it. Throws hall.not-found. */
export async function holdHall(transaction: Transaction, id: string, how: 'shared' | 'alone'): Promise<Hall> {
  const [hall] = await transaction<Hall[]>`
    select ${columns(transaction)} from hall.hall h where h.hall_id = ${id}
    ${how === 'shared' ? transaction`for share` : transaction`for update`}`
  if (!hall) throw new Problem('hall.not-found')
  return hall
}

/** Halls at or below a region by its path, or all. */
export async function hallsWithin(read: Read, regionPath: string | undefined): Promise<Hall[]> {
  const rows = await read<Hall[]>`
    select ${columns(read)} from hall.hall h
    where ${regionPath ?? null}::text is null or h.region_path <@ ${regionPath ?? null}::ltree
    order by h.region_path, h.name, h.hall_id`
  return [...rows]
}

/** The halls of exactly one region. */
export async function hallsOf(read: Read, regionCode: string): Promise<Hall[]> {
  const rows = await read<Hall[]>`
    select ${columns(read)} from hall.hall h where h.region_code = ${regionCode} and h.state = 'open' order by h.name, h.hall_id`
  return [...rows]
}

export async function windowsOf(read: Read, hallIds: readonly string[]): Promise<HallWindow[]> {
  const rows = await read<HallWindow[]>`
    select window_id as id, hall_id as "hallId", number, name, takes, staffed, state, officer_id as "officerId", officer_name as "officerName"
    from hall."window" where hall_id = any (${[...hallIds]}::uuid[]) order by hall_id, number`
  return [...rows]
}

export interface ClosedDay {
  readonly hallId: string
  readonly day: Temporal.PlainDate
  readonly reason: string
}

/** Days on which halls close by themselves, from a day on. */
export async function closedDays(
  read: Read,
  hallIds: readonly string[],
  from: Temporal.PlainDate,
): Promise<ClosedDay[]> {
  const rows = await read<ClosedDay[]>`
    select hall_id as "hallId", day, reason from hall.closed_day
    where hall_id = any (${[...hallIds]}::uuid[]) and day >= ${from.toString()}::date order by day`
  return [...rows]
}

/** Today's hours of each hall by its id; empty where it is closed. */
export async function hoursToday(
  platform: Platform,
  halls: readonly Hall[],
  now: Temporal.Instant,
): Promise<(hall: Hall) => { from: string; to: string }[]> {
  const today = dateOf(now)
  const closed = await closedDays(
    platform.database.read,
    halls.map(({ id }) => id),
    today,
  )
  return (hall) => {
    const own = closed.filter(({ hallId }) => hallId === hall.id).map(({ day }) => day.toString())
    return hall.state === 'open' ? hoursOn(hall.rules, calendarOf(platform), new Set(own), today) : []
  }
}

/** How many wait, and how many windows are open, by hall. */
export async function bustleOf(
  read: Read,
  hallIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, { waiting: number; windowsOpen: number }>> {
  const rows = await read<{ id: string; waiting: number; windowsOpen: number }[]>`
    select h.hall_id as id,
      (select count(*)::int from hall.ticket t where t.hall_id = h.hall_id and t.day = ${today.toString()}::date and t.state = 'waiting') as waiting,
      (select count(*)::int from hall."window" w where w.hall_id = h.hall_id and w.state = 'open') as "windowsOpen"
    from hall.hall h where h.hall_id = any (${[...hallIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Lets a machine of the hall go on; throws hall.kiosk-unknown. */
export async function requireKiosk(read: Read, hallId: string, key: string): Promise<void> {
  const rows = await read`
    select from hall.kiosk where hall_id = ${hallId} and key_digest = ${digestOfKey(key)} and ended_at is null`
  if (rows.length === 0) throw new Problem('hall.kiosk-unknown')
}

export function digestOfKey(key: string): string {
  return sm3Hex('yiwang-kiosk-1\n', key)
}
