import { hallServeOperations } from '#contract'
import { inviteToRate } from '#modules/rating'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getOwnTicket, officerOf } from '../access.ts'

export const invite = implement(hallServeOperations.invite, async (act, { params, body }) => {
  const ticket = await getOwnTicket(act.platform.database.read, officerOf(act), params.id)
  if (!ticket.windowId || ticket.windowNumber === null) throw new Problem('hall.not-at-window')
  // What is rated is an act about a case: who only asked has none.
  if (!ticket.caseId) throw new Problem('hall.no-case')
  const windowName = `${ticket.hallName}${ticket.windowNumber}号窗口`
  const made = await inviteToRate(act, ticket.caseId, body.about, { id: ticket.windowId, name: windowName })
  return { ...made, windowName }
})
