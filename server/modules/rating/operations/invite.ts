import { ratingOperations } from '#contract'
import { getVisibleCase, requireRateable } from '#modules/case'
import { findUnit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { invite as makeCode } from '../invitation.ts'

export const invite = implement(ratingOperations.invite, async (act, { body }) => {
  const { principal, platform, now } = act
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const found = await getVisibleCase(act, body.caseId)
  requireRateable(found)
  const { base, state } = found
  const isWhole = body.about === 'whole'
  if (isWhole && state.status !== 'closed') throw new Problem('rating.not-finished')
  if (isWhole && state.rating) throw new Problem('rating.already')
  // The whole was the deciding unit's; a visit was to whoever stood at the window.
  const unit = isWhole ? base.unit : await findUnit(platform.database.read, principal.unitId)
  if (!unit) throw new Problem('access.denied')
  const made = await makeCode(
    platform.database.read,
    {
      caseId: base.caseId,
      about: body.about,
      unitId: unit.id,
      unitPath: unit.path,
      unitName: unit.name,
      windowId: body.windowId ?? null,
      officerId: principal.officerId,
    },
    dateOf(now),
    now,
  )
  if (!made) throw new Problem('rating.already')
  return { code: made.code, path: `/rate/${made.code}`, expiresAt: made.expiresAt.toString() }
})
