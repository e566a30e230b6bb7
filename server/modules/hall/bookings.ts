import { randomToken } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import type { Slot } from './schedule.ts'

export interface Booking {
  readonly id: string
  readonly hallId: string
  readonly hallName: string
  readonly address: string
  readonly day: Temporal.PlainDate
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly subjectId: string
  readonly name: string
  readonly accountId: string
  readonly slug: string
  readonly caseId: string | null
  readonly code: string
  readonly state: 'booked' | 'arrived' | 'cancelled'
  /** Why the hall gave it back; empty where only its hours changed, null where it did not. */
  readonly cancelledBecause: string | null
}

const columns = (read: Read) => read`
  b.booking_id as id, b.hall_id as "hallId", h.name as "hallName", h.address, b.day, b.starts_at as "startsAt", b.ends_at as "endsAt",
  b.subject_id as "subjectId", b.name, b.account_id as "accountId", b.slug, b.case_id as "caseId", b.code, b.state,
  b.cancelled_because as "cancelledBecause"`

/** What somebody booked, or what was booked for them, since a day; the latest first. */
export async function bookingsOf(
  read: Read,
  { accountId, subjectId }: { accountId: string; subjectId: string },
  since: Temporal.PlainDate,
): Promise<Booking[]> {
  const rows = await read<Booking[]>`
    select ${columns(read)} from hall.booking b join hall.hall h using (hall_id)
    where (b.account_id = ${accountId} or b.subject_id = ${subjectId}) and b.day >= ${since.toString()}::date
    order by b.starts_at desc, b.booking_id limit 50`
  return [...rows]
}

export async function findBooking(read: Read, id: string): Promise<Booking | undefined> {
  const [booking] = await read<
    Booking[]
  >`select ${columns(read)} from hall.booking b join hall.hall h using (hall_id) where b.booking_id = ${id}`
  return booking
}

/** The booking of a code on a day, held until the transaction ends. */
export async function holdByCode(
  transaction: Transaction,
  hallId: string,
  day: Temporal.PlainDate,
  code: string,
): Promise<Booking | undefined> {
  const [booking] = await transaction<Booking[]>`
    select ${columns(transaction)} from hall.booking b join hall.hall h using (hall_id)
    where b.hall_id = ${hallId} and b.day = ${day.toString()}::date and b.code = ${code} for update of b`
  return booking
}

/** What is booked in each slot from one moment to another, by its start: the matters. */
export async function bookedBetween(
  read: Read,
  hallId: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await read<{ startsAt: Temporal.Instant; slugs: string[] }[]>`
    select starts_at as "startsAt", array_agg(slug order by slug) as slugs from hall.booking
    where hall_id = ${hallId} and state <> 'cancelled' and starts_at >= ${from} and starts_at < ${to} group by starts_at`
  return new Map(rows.map(({ startsAt, slugs }) => [startsAt.toString(), slugs]))
}

/** Holds a slot until the transaction ends, so that its places are counted by one at a time. */
export async function holdSlot(transaction: Transaction, hallId: string, startsAt: Temporal.Instant) {
  await transaction`insert into hall.slot (hall_id, starts_at) values (${hallId}, ${startsAt}) on conflict do nothing`
  await transaction`select from hall.slot where hall_id = ${hallId} and starts_at = ${startsAt} for update`
}

export interface NewBooking {
  readonly id: string
  readonly hallId: string
  readonly day: Temporal.PlainDate
  readonly slot: Slot
  readonly subjectId: string
  readonly name: string
  readonly accountId: string
  /** The person who books. */
  readonly bookerId: string
  readonly slug: string
  readonly caseId: string | null
  readonly madeAt: Temporal.Instant
}

/** Eight digits, each number as likely as another (64 random bits leave a bias of 2^-37). */
function drawCode(): string {
  const random = Buffer.from(randomToken(8), 'base64url').readBigUInt64BE()
  return String(random % 100_000_000n).padStart(8, '0')
}

/** Writes a booking; false where this person has booked this matter for that day already. */
export async function addBooking(transaction: Transaction, booking: NewBooking): Promise<boolean> {
  const day = booking.day.toString()
  const added = await transaction`
    insert into hall.booking (booking_id, hall_id, day, starts_at, ends_at, subject_id, name, account_id, booker_id, slug, case_id, code, made_at)
    select ${booking.id}, ${booking.hallId}, ${day}::date, ${booking.slot.startsAt}, ${booking.slot.endsAt}, ${booking.subjectId},
      ${booking.name}, ${booking.accountId}, ${booking.bookerId}, ${booking.slug}, ${booking.caseId}::uuid, code, ${booking.madeAt}
    -- Of a few codes drawn, one that nobody has that day.
    from unnest(${[1, 2, 3, 4, 5].map(() => drawCode())}::text[]) code
    where not exists (select from hall.booking b where b.hall_id = ${booking.hallId} and b.day = ${day}::date and b.code = code)
    limit 1
    on conflict (subject_id, slug, day) where state = 'booked' do nothing
    returning booking_id`
  return added.length > 0
}

/** Days on which somebody had booked and did not come, since a day. */
export async function missedDays(
  read: Read,
  subjectId: string,
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate[]> {
  const rows = await read<{ day: Temporal.PlainDate }[]>`
    select day from hall.booking
    where subject_id = ${subjectId} and state = 'booked' and day >= ${since.toString()}::date and day < ${today.toString()}::date`
  return rows.map(({ day }) => day)
}

/** Moves a booking that still stands on; false where it does not. */
export async function settleBooking(
  read: Read,
  id: string,
  state: 'arrived' | 'cancelled',
): Promise<boolean> {
  const moved = await read`
    update hall.booking set state = ${state} where booking_id = ${id} and state = 'booked' returning booking_id`
  return moved.length > 0
}
