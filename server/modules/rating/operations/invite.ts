import { ratingOperations } from '#contract'
import { implement } from '#platform/http'
import { inviteToRate } from '../invite.ts'

export const invite = implement(ratingOperations.invite, (act, { body }) =>
  inviteToRate(act, body.caseId, body.about, undefined),
)
