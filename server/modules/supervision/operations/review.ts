import { supervisionOperations } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCard } from '../access.ts'
import { isConcerned } from '../card.ts'
import { takeStep } from '../step.ts'
import { cardOf } from '../view.ts'

export const review = implement(supervisionOperations.review, async (act, { params, body }) => {
  const { officer, card, steps } = await getVisibleCard(act, params.id)
  if (!isInScope(scopeOf(officer), card)) throw new Problem('supervision.card-not-found')
  if (card.state !== 'objected') throw new Problem('supervision.not-objected')
  if (isConcerned(card, steps, officer)) throw new Problem('supervision.own-card')
  if (!(await takeStep(act, officer, card, steps, { kind: body.outcome, reason: body.reason })))
    throw new Problem('supervision.not-objected')
  return cardOf(act, officer, card.id)
})
