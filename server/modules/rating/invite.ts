import type { ratedActs } from '#contract'
import { getVisibleCase, requireRateable } from '#modules/case'
import { findUnit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { invite } from './invitation.ts'

/** The window at which somebody was served, and what it is called. */
export interface AtWindow {
  readonly id: string
  readonly name: string
}

/**
 * Makes a code by which whoever was served rates a case or their visit, once and soon. Throws case.not-found, rating.already,
 * rating.not-finished, rating.of-whole.
 */
export async function inviteToRate(
  act: Act,
  caseId: string,
  about: (typeof ratedActs)[number],
  window: AtWindow | undefined,
) {
  const { principal, platform, now } = act
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const found = await getVisibleCase(act, caseId)
  requireRateable(found)
  const { base, state } = found
  const isWhole = about === 'whole'
  if (isWhole && state.status !== 'closed') throw new Problem('rating.not-finished')
  if (isWhole && state.rating) throw new Problem('rating.already')
  // The whole was the deciding unit's; a visit was to whoever stood at the window.
  const unit = isWhole ? base.unit : await findUnit(platform.database.read, principal.unitId)
  if (!unit) throw new Problem('access.denied')
  const made = await invite(
    platform.database.read,
    {
      caseId: base.caseId,
      about,
      unitId: unit.id,
      unitPath: unit.path,
      unitName: unit.name,
      windowId: window?.id ?? null,
      windowName: window?.name ?? null,
      officerId: principal.officerId,
    },
    dateOf(now),
    now,
  )
  if (!made) throw new Problem('rating.already')
  return { code: made.code, path: `/rate/${made.code}`, expiresAt: made.expiresAt.toString() }
}
