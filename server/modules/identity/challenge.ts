import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import { isSameSecret, uuidv7 } from '#platform/crypto'
import type { AccountKind } from './identity.ts'
import { codeDigest, limits, newCode } from './identity.ts'

export interface Challenge {
  readonly id: string
  readonly code: string
  readonly expiresAt: Temporal.Instant
  readonly resendAt: Temporal.Instant
  readonly sendsLeft: number
}

/** A code for an account; codes sent to it earlier no longer count. */
export async function createChallenge(
  transaction: Transaction,
  accountId: string,
  now: Temporal.Instant,
): Promise<Challenge> {
  const id = uuidv7(now)
  const code = newCode()
  const { expiresAt, resendAt } = timesOf(now)
  const sendsLeft = limits.codeSends - 1
  await transaction`
    update identity.one_time_code set used_at = ${now.toString()}::timestamptz
    where account_id = ${accountId} and used_at is null`
  await transaction`
    insert into identity.one_time_code (id, account_id, code_digest, created_at, sent_at, expires_at, tries_left, sends_left)
    values (${id}, ${accountId}, ${codeDigest(id, code)}, ${now.toString()}::timestamptz, ${now.toString()}::timestamptz,
      ${expiresAt.toString()}::timestamptz, ${limits.codeTries}, ${sendsLeft})`
  return { id, code, expiresAt, resendAt, sendsLeft }
}

/** A new code for a sign-in that has begun; throws identity.challenge-over or, too soon or too often, identity.resend-refused. */
export async function renewChallenge(
  read: Read,
  challengeId: string,
  now: Temporal.Instant,
): Promise<Challenge & { phone: string }> {
  const code = newCode()
  const { expiresAt, resendAt } = timesOf(now)
  const at = now.toString()
  // Tries are not given back: a new code opens no new round of guessing.
  const rows = await read<{ phone: string; sendsLeft: number }[]>`
    update identity.one_time_code as code set code_digest = ${codeDigest(challengeId, code)}, sent_at = ${at}::timestamptz,
      expires_at = ${expiresAt.toString()}::timestamptz, sends_left = code.sends_left - 1
    from identity.account
    where code.id = ${challengeId} and account.id = code.account_id and account.status = 'active'
      and code.used_at is null and code.expires_at > ${at}::timestamptz and code.tries_left > 0 and code.sends_left > 0
      and code.sent_at <= ${at}::timestamptz - ${`${limits.resendSeconds} seconds`}::interval
    returning account.phone, code.sends_left as "sendsLeft"`
  const [row] = rows
  if (row) return { id: challengeId, code, expiresAt, resendAt, ...row }
  const alive = await read`
    select from identity.one_time_code
    where id = ${challengeId} and used_at is null and expires_at > ${at}::timestamptz and tries_left > 0`
  throw new Problem(alive.count > 0 ? 'identity.resend-refused' : 'identity.challenge-over')
}

/** Who answers a challenge: the account, and where an officer stands today. */
export interface Answerer {
  readonly accountId: string
  readonly kind: AccountKind
  readonly loginName: string
  readonly isRight: boolean
  readonly triesLeft: number
}

/** Takes one try off a challenge and says whether the code was right; the try is spent either way. Throws identity.challenge-over. */
export async function tryCode(
  read: Read,
  challengeId: string,
  code: string,
  now: Temporal.Instant,
): Promise<Answerer> {
  const rows = await read<(Omit<Answerer, 'isRight'> & { digest: string })[]>`
    update identity.one_time_code as code set tries_left = code.tries_left - 1
    from identity.account
    where code.id = ${challengeId} and account.id = code.account_id and account.status = 'active'
      and code.used_at is null and code.expires_at > ${now.toString()}::timestamptz and code.tries_left > 0
    returning account.id as "accountId", account.kind, account.login_name as "loginName",
      code.tries_left as "triesLeft", code.code_digest as digest`
  const [row] = rows
  if (!row) throw new Problem('identity.challenge-over')
  const { digest, ...answerer } = row
  return { ...answerer, isRight: isSameSecret(digest, codeDigest(challengeId, code)) }
}

/** Uses a challenge up; throws identity.challenge-over when a parallel request was first. */
export async function useChallenge(
  transaction: Transaction,
  challengeId: string,
  now: Temporal.Instant,
): Promise<void> {
  const used = await transaction`
    update identity.one_time_code set used_at = ${now.toString()}::timestamptz where id = ${challengeId} and used_at is null`
  if (used.count === 0) throw new Problem('identity.challenge-over')
}

function timesOf(now: Temporal.Instant) {
  return {
    expiresAt: now.add({ minutes: limits.codeMinutes }),
    resendAt: now.add({ seconds: limits.resendSeconds }),
  }
}
