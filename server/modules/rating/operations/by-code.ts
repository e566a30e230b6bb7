import { ratingOperations } from '#contract'
import { findCase, rateFound } from '#modules/case'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findInvitation, useInvitation, type Invitation } from '../invitation.ts'
import { questionSet, type RatingChannel } from '../questions.ts'
import { ratingRow } from '../row.ts'
import { rateVisit, tellOfRating } from '../visit.ts'

/** At a window one is asked about the window; by the code on a receipt about what came of it. */
function channelOfCode({ about }: Invitation): RatingChannel {
  return about === 'visit' ? 'window' : 'code'
}

async function openInvitation(act: Act, code: string) {
  const { read } = act.platform.database
  const invitation = await findInvitation(read, code, act.now)
  const found = invitation && (await findCase(read, invitation.caseId))
  if (!invitation || !found) throw new Problem('rating.code-over')
  return { invitation, found }
}

export const invitation = implement(ratingOperations.invitation, async (act, { params }) => {
  const { invitation: given, found } = await openInvitation(act, params.code)
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('rating.code-over')
  return {
    matter: matter.definition.title,
    unitName: given.unitName,
    about: given.about,
    windowName: given.windowName,
    expiresAt: given.expiresAt.toString(),
    questions: questionSet(channelOfCode(given)),
  }
})

export const byCode = implement(ratingOperations.byCode, async (act, { params, body }) => {
  const { now, platform, principal } = act
  // 不得强迫或者干扰评价 (国办发〔2019〕51号): nobody who serves rates, neither themselves nor a colleague.
  if (principal.kind === 'officer') throw new Problem('rating.not-by-officers')
  const { invitation: given, found } = await openInvitation(act, params.code)
  const { contact, ...said } = body
  const rating = { ...said, anonymous: contact === undefined }
  const by = { by: 'code', channel: channelOfCode(given), contact } as const
  const { base } = found
  if (given.about === 'visit') {
    const visit = {
      actId: given.actId,
      unit: { id: given.unitId, path: given.unitPath, name: given.unitName },
      windowId: given.windowId,
      windowName: given.windowName,
      officerId: given.officerId,
    }
    await rateVisit(act, base, params.code, ratingRow(base, rating, now, { ...by, visit }))
    return { grade: body.grade, at: now.toString() }
  }
  const row = ratingRow(base, rating, now, by)
  // The engine lets a case be rated once; the code is spent after that and not before, so that no failure costs it.
  const rated = await rateFound(act, found, body.grade, row, {
    kind: 'system',
    id: 'rating-code',
    name: '扫码评价',
  })
  await platform.database.write(async (transaction) => {
    await useInvitation(transaction, params.code, now)
    await tellOfRating(transaction, base, row, now)
  })
  return rated
})
