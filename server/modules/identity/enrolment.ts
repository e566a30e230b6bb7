import { isSameSecret, sm3Hex, uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import { codeDigest, limits, newCode } from './identity.ts'

export type EnrolmentPurpose = 'sign-up' | 'activation'

/** Who somebody says they are when they sign up. */
export interface Claim {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

export interface Enrolment {
  readonly id: string
  readonly code: string
  readonly expiresAt: Temporal.Instant
  readonly resendAt: Temporal.Instant
}

/** Begins an enrolment; the code has to be sent to the telephone in question by the caller. */
export async function beginEnrolment(
  read: Read,
  about: { purpose: 'sign-up'; claim: Claim } | { purpose: 'activation'; accountId: string | undefined },
  now: Temporal.Instant,
): Promise<Enrolment> {
  const id = uuidv7(now)
  const code = newCode()
  const expiresAt = now.add({ minutes: limits.codeMinutes })
  const claim = about.purpose === 'sign-up' ? claimDigest(id, about.claim) : null
  const accountId = about.purpose === 'activation' ? (about.accountId ?? null) : null
  await read`
    insert into identity.enrolment (id, purpose, account_id, claim_digest, code_digest, created_at, expires_at, tries_left)
    values (${id}, ${about.purpose}, ${accountId}, ${claim}, ${codeDigest(id, code)}, ${now.toString()}::timestamptz,
      ${expiresAt.toString()}::timestamptz, ${limits.codeTries})`
  return { id, code, expiresAt, resendAt: now.add({ seconds: limits.resendSeconds }) }
}

export interface TriedEnrolment {
  readonly accountId: string | null
  readonly claimDigest: string | null
  readonly triesLeft: number
  readonly isRight: boolean
}

/** Takes one try off an enrolment and says whether the code was right; the try is spent either way. Throws identity.challenge-over. */
export async function tryEnrolment(
  read: Read,
  asked: { id: string; purpose: EnrolmentPurpose; code: string },
  now: Temporal.Instant,
): Promise<TriedEnrolment> {
  const rows = await read<(Omit<TriedEnrolment, 'isRight'> & { codeDigest: string })[]>`
    update identity.enrolment set tries_left = tries_left - 1
    where id = ${asked.id} and purpose = ${asked.purpose} and used_at is null and tries_left > 0
      and expires_at > ${now.toString()}::timestamptz
    returning account_id as "accountId", claim_digest as "claimDigest", tries_left as "triesLeft",
      code_digest as "codeDigest"`
  const [row] = rows
  if (!row) throw new Problem('identity.challenge-over')
  const { codeDigest: expected, ...tried } = row
  return { ...tried, isRight: isSameSecret(expected, codeDigest(asked.id, asked.code)) }
}

/** Uses an enrolment up; throws identity.challenge-over when a parallel request was first. */
export async function useEnrolment(
  transaction: Transaction,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  const used = await transaction`
    update identity.enrolment set used_at = ${now.toString()}::timestamptz where id = ${id} and used_at is null`
  if (used.count === 0) throw new Problem('identity.challenge-over')
}

/** What is kept of a claim: the end is held to what the beginning said, and nothing personal is stored. */
export function claimDigest(id: string, { name, idNumber, phone }: Claim): string {
  return sm3Hex(`yiwang claim ${id} ${idNumber} ${phone} ${name}`)
}

/** What calls for a telephone are counted by. */
export function phoneDigest(phone: string): string {
  return sm3Hex(`yiwang phone ${phone}`)
}
