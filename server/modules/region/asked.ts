import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { canonicalCode } from './code.ts'

/** The canonical code of one a caller wrote; refuses what cannot be one. */
export function askedCode(written: string): string {
  const code = canonicalCode(written)
  if (!code) throw new Problem('region.not-found', { detail: written })
  return code
}

/** The legal date a caller asked about, else today's. */
export function askedDate(on: string | undefined, now: Temporal.Instant): Temporal.PlainDate {
  return on === undefined ? dateOf(now) : Temporal.PlainDate.from(on)
}
