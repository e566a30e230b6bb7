import { ratingOperations } from '#contract'
import { rateCase } from '#modules/case'
import { contactOf } from '#modules/identity'
import { implement } from '#platform/http'
import { channelOf, questionSet } from '../questions.ts'
import { ratingRow } from '../row.ts'

export const questions = implement(ratingOperations.questions, (_act, { query }) =>
  questionSet(query.channel),
)

export const rate = implement(ratingOperations.rate, (act, { params, body }) => {
  const { principal } = act
  const contact = principal.kind === 'person' ? contactOf(principal) : undefined
  return rateCase(act, params.id, body.grade, (base) =>
    ratingRow(base, body, act.now, { by: 'own', channel: channelOf(base), contact }),
  )
})
