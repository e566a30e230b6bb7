import type { ratedActs } from '#contract'
import { randomToken, sm3Hex, uuidv7 } from '#platform/crypto'
import type { Read } from '#platform/database'

export interface Invitation {
  readonly actId: string
  readonly caseId: string
  readonly about: (typeof ratedActs)[number]
  readonly unitId: string
  readonly unitPath: string
  readonly unitName: string
  readonly windowId: string | null
  /** What the window is called; null without one. */
  readonly windowName: string | null
  readonly officerId: string
  readonly expiresAt: Temporal.Instant
}

/** A code for a visit is for whoever still stands there; one for the whole case goes along on the receipt. */
const LIFETIME = { visit: { minutes: 15 }, whole: { hours: 7 * 24 } } as const
/** A whole case is rated on any day. */
const ANY_DAY = '1970-01-01'

/**
 * Makes a code for an act and puts it in place of the one before: 128 random bits, of which only the digest is kept. It has to be looked up
 * to be used once, so that a signature would prove nothing more. Undefined where the act was rated by a code already.
 */
export async function invite(
  read: Read,
  about: Omit<Invitation, 'actId' | 'expiresAt'>,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<{ code: string; expiresAt: Temporal.Instant } | undefined> {
  const code = randomToken(16)
  const expiresAt = now.add(LIFETIME[about.about])
  const rows = await read`
    insert into rating.invitation as i (act_id, case_id, about, day, unit_id, unit_path, unit_name, window_id, window_name, officer_id, digest, expires_at, created_at)
    values (${about.about === 'whole' ? about.caseId : uuidv7(now)}, ${about.caseId}, ${about.about}, ${about.about === 'whole' ? ANY_DAY : today.toString()}::date,
      ${about.unitId}, ${about.unitPath}::ltree, ${about.unitName}, ${about.windowId}, ${about.windowName}, ${about.officerId}, ${sm3Hex(code)}, ${expiresAt}, ${now})
    on conflict (case_id, about, unit_id, day) do update
    set digest = excluded.digest, expires_at = excluded.expires_at, window_id = excluded.window_id, window_name = excluded.window_name, officer_id = excluded.officer_id
    where i.used_at is null
    returning act_id`
  return rows.length > 0 ? { code, expiresAt } : undefined
}

/** What a code lets one rate; undefined where it is used, over, or none of ours. */
export async function findInvitation(
  read: Read,
  code: string,
  now: Temporal.Instant,
): Promise<Invitation | undefined> {
  const [row] = await read<Invitation[]>`
    select act_id as "actId", case_id as "caseId", about, unit_id as "unitId", unit_path::text as "unitPath", unit_name as "unitName",
      window_id as "windowId", window_name as "windowName", officer_id as "officerId", expires_at as "expiresAt"
    from rating.invitation where digest = ${sm3Hex(code)} and used_at is null and expires_at > ${now}`
  return row
}

/** Uses a code up; false where somebody was quicker. */
export async function useInvitation(read: Read, code: string, now: Temporal.Instant): Promise<boolean> {
  const rows = await read`
    update rating.invitation set used_at = ${now}
    where digest = ${sm3Hex(code)} and used_at is null and expires_at > ${now} returning act_id`
  return rows.length > 0
}
