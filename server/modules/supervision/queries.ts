import type { Read } from '#platform/database'

export interface PendingAct {
  readonly caseId: string
  readonly revision: number
  readonly attempts: number
}

/** Acts that are to be looked at, the earliest first; locked for this transaction alone. */
export async function pendingActs(read: Read, now: Temporal.Instant, limit: number): Promise<PendingAct[]> {
  const rows = await read<PendingAct[]>`
    select case_id as "caseId", revision, attempts from supervision.pending
    where due_at <= ${now} or attempts = 0
    order by due_at limit ${limit} for update skip locked`
  return [...rows]
}

export async function removePending(read: Read, acts: readonly PendingAct[]): Promise<void> {
  await read`
    delete from supervision.pending p
    using unnest(${acts.map(({ caseId }) => caseId)}::uuid[], ${acts.map(({ revision }) => revision)}::int[]) as done (case_id, revision)
    where p.case_id = done.case_id and p.revision = done.revision`
}

/** Later and later, up to six hours. */
export async function putOffPending(
  read: Read,
  { caseId, revision, attempts }: PendingAct,
  now: Temporal.Instant,
): Promise<void> {
  const minutes = Math.min(2 ** attempts, 360)
  await read`
    update supervision.pending set attempts = attempts + 1, due_at = ${now.add({ minutes })}
    where case_id = ${caseId} and revision = ${revision}`
}

export interface Turn {
  readonly day: Temporal.PlainDate
  readonly after: string | null
  /** The last day that was gone through before. */
  readonly since: Temporal.PlainDate | null
}

const LEASE_SECONDS = 60

/** Takes the turn of a day for this worker for a while; undefined where it is done or another has it. */
export async function takeTurn(
  read: Read,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Turn | undefined> {
  const until = now.add({ seconds: LEASE_SECONDS })
  await read`insert into supervision.turn (day) values (${day.toString()}::date) on conflict do nothing`
  const [row] = await read<Turn[]>`
    update supervision.turn t set taken_until = ${until}
    where day = ${day.toString()}::date and finished_at is null
      and (taken_until is null or taken_until <= ${now} or taken_until > ${until})
    returning day, after, (select max(b.day) from supervision.turn b where b.day < t.day and b.finished_at is not null) as since`
  return row
}

/** Says how far the turn has come; `after` null is its end. */
export async function advanceTurn(
  read: Read,
  day: Temporal.PlainDate,
  after: string | null,
  now: Temporal.Instant,
): Promise<void> {
  await read`
    update supervision.turn
    set after = ${after}, taken_until = null, finished_at = ${after === null ? now : null}::timestamptz
    where day = ${day.toString()}::date`
}

/** Whether a day has been gone through. */
export async function isTurnDone(read: Read, day: Temporal.PlainDate): Promise<boolean> {
  const rows =
    await read`select from supervision.turn where day = ${day.toString()}::date and finished_at is not null`
  return rows.length > 0
}
