import { supervisionOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCard } from '../access.ts'
import { isOwn, isTooLate } from '../card.ts'
import { takeStep } from '../step.ts'
import { cardOf } from '../view.ts'

export const object = implement(supervisionOperations.object, async (act, { params, body }) => {
  const { officer, card, steps } = await getVisibleCard(act, params.id)
  if (!isOwn(card, officer)) throw new Problem('supervision.card-not-found')
  if (card.state !== 'issued') throw new Problem('supervision.card-settled')
  if (isTooLate(card, dateOf(act.now))) throw new Problem('supervision.too-late')
  if (!(await takeStep(act, officer, card, steps, { kind: 'objected', reason: body.reason })))
    throw new Problem('supervision.card-settled')
  return cardOf(act, officer, card.id)
})
