import { randomToken, sm3Hex } from '#platform/crypto'

/** Limits of sign-in; those of GB/T 22239-2019 level 3 (lock-out, time-outs, two factors) with room to spare. */
export const limits = {
  failuresBeforeLock: 5,
  lockMinutes: 15,
  codeMinutes: 5,
  codeTries: 5,
  codeSends: 3,
  resendSeconds: 60,
  /** Begun sign-ins from one address in five minutes; a service hall shares one. */
  beginsPerAddress: 100,
  /** Begun sign-ins for one name in ten minutes. */
  beginsPerName: 12,
  /** Codes tried from one address in five minutes. */
  codesPerAddress: 200,
  /** Sign-ups and activations begun from one address in ten minutes; a service hall shares one. */
  enrolmentsPerAddress: 60,
  /** Codes to one telephone: in an hour and in a day. */
  enrolmentsPerPhoneHour: 5,
  enrolmentsPerPhoneDay: 10,
  /** Sign-ups ended from one telephone in a day, good or not: names and numbers must not be guessed here. */
  claimsPerPhone: 5,
  /** Authorisations given from one account in an hour: identity numbers must not be guessed here. */
  grantsPerHour: 10,
} as const

/** How long sessions live: idle and in all, in seconds. */
export const sessionSeconds = {
  officer: { idle: 30 * 60, absolute: 12 * 3600 },
  person: { idle: 12 * 3600, absolute: 7 * 24 * 3600 },
} as const satisfies Record<'officer' | 'person', { idle: number; absolute: number }>

export type AccountKind = keyof typeof sessionSeconds

/** `last_seen_at` is brought up to date at most this often, so that reading does not write. */
export const SEEN_EVERY_SECONDS = 60

/** A session token is 32 random bytes in base64url; anything else is not looked up. */
export function isSessionToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text)
}

/** What is kept of a token: who reads the database cannot sign in with it. */
export function tokenDigest(token: string): string {
  return sm3Hex(`yiwang session ${token}`)
}

/** What failures are counted by: the name as typed, folded, known or not. */
export function loginDigest(loginName: string): string {
  return sm3Hex(`yiwang login ${foldLogin(loginName)}`)
}

/** One writing of a login name: full-width digits and letters and capitals count as the plain ones. */
export function foldLogin(loginName: string): string {
  return loginName.normalize('NFKC').trim().toLowerCase()
}

/** Six digits, each number as likely as another (64 random bits leave a bias of 2^-44). */
export function newCode(): string {
  const random = Buffer.from(randomToken(8), 'base64url').readBigUInt64BE()
  return String(random % 1_000_000n).padStart(6, '0')
}

/** What is kept of a code; the challenge's id is its salt. */
export function codeDigest(challengeId: string, code: string): string {
  return sm3Hex(`yiwang code ${challengeId} ${code}`)
}
