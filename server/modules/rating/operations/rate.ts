import { ratingOperations } from '#contract'
import { rateCase } from '#modules/case'
import { implement } from '#platform/http'
import { questionSet } from '../questions.ts'
import { ratingRow } from '../row.ts'

export const questions = implement(ratingOperations.questions, (_act, { query }) =>
  questionSet(query.channel),
)

export const rate = implement(ratingOperations.rate, (act, { params, body }) =>
  rateCase(act, params.id, body.grade, (base) => ratingRow(base, body, act.now)),
)
