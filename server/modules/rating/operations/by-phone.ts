import { ratingOperations } from '#contract'
import { actorOf, findCaseByNumber, getVisibleCase, rateFound } from '#modules/case'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { ratingRow } from '../row.ts'
import { tellOfRating } from '../visit.ts'

export const byPhone = implement(ratingOperations.byPhone, async (act, { body }) => {
  const { now, platform, principal } = act
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const known = await findCaseByNumber(platform.database.read, body.number)
  if (!known) throw new Problem('case.not-found')
  const found = await getVisibleCase(act, known.base.caseId)
  const { base, state } = found
  const hadPart = state.tasks.some(({ officer }) => officer?.id === principal.officerId)
  // Nobody takes down what is said of themselves or of their own unit.
  if (base.unit.id === principal.unitId || hadPart) throw new Problem('rating.own-service')
  const { contact, number: _, ...said } = body
  const row = ratingRow(base, { ...said, anonymous: contact === undefined }, now, {
    by: 'phone',
    channel: 'phone',
    contact,
  })
  const rated = await rateFound(act, found, body.grade, row, actorOf(principal))
  await platform.database.write((transaction) => tellOfRating(transaction, base, row, now))
  return rated
})
