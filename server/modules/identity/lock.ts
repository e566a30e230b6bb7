import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import { limits } from './identity.ts'

/** Throws identity.locked with the instant from which sign-in is possible again. */
export function refuseLocked(lockedUntil: Temporal.Instant | undefined, now: Temporal.Instant): void {
  if (lockedUntil && Temporal.Instant.compare(now, lockedUntil) < 0)
    throw new Problem('identity.locked', { members: { until: lockedUntil.toString() } })
}

/** Counts a failure of a name; the fifth within the lock's length locks it. One statement, so parallel guesses all count. */
export async function countFailure(read: Read, digest: string, now: Temporal.Instant): Promise<void> {
  const at = now.toString()
  const window = `${limits.lockMinutes} minutes`
  await read`
    insert into identity.failure as failure (login_digest, failed_count, last_failed_at)
    values (${digest}, 1, ${at}::timestamptz)
    on conflict (login_digest) do update set
      failed_count = case when failure.last_failed_at < ${at}::timestamptz - ${window}::interval then 1
        else failure.failed_count + 1 end,
      last_failed_at = ${at}::timestamptz,
      locked_until = case
        when failure.last_failed_at >= ${at}::timestamptz - ${window}::interval
          and failure.failed_count + 1 >= ${limits.failuresBeforeLock}
        then ${at}::timestamptz + ${window}::interval
        else failure.locked_until end`
}

/** Forgets the failures of a name after both factors were right. */
export async function clearFailures(transaction: Transaction, digest: string): Promise<void> {
  await transaction`delete from identity.failure where login_digest = ${digest}`
}

/** Counts a call against a limit in windows of fixed length; throws request.too-many when it is used up. */
export async function takeRate(
  read: Read,
  key: string,
  now: Temporal.Instant,
  { limit, minutes }: { limit: number; minutes: number },
): Promise<void> {
  const length = minutes * 60_000
  const start = Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length)
  const rows = await read<{ calls: number }[]>`
    insert into identity.rate as rate (key, window_start, calls)
    values (${key}, ${start.toString()}::timestamptz, 1)
    on conflict (key, window_start) do update set calls = rate.calls + 1
    returning calls`
  if ((rows[0]?.calls ?? 0) > limit) throw new Problem('request.too-many')
}

/** Removes what no longer limits anybody: counters, codes and sessions past their time. */
export async function sweepIdentity(transaction: Transaction, now: Temporal.Instant): Promise<void> {
  const at = now.toString()
  await transaction`delete from identity.rate where window_start < ${at}::timestamptz - interval '1 day'`
  await transaction`
    delete from identity.failure
    where last_failed_at < ${at}::timestamptz - interval '1 day' and (locked_until is null or locked_until < ${at}::timestamptz)`
  await transaction`delete from identity.one_time_code where expires_at < ${at}::timestamptz - interval '1 day'`
  await transaction`delete from identity.enrolment where expires_at < ${at}::timestamptz - interval '1 day'`
  await transaction`delete from identity.session where expires_at < ${at}::timestamptz - interval '30 days'`
  await transaction`delete from identity.sms_outbox where created_at < ${at}::timestamptz - interval '7 days'`
}
