import { checkIdNumber, hallServeOperations, maskIdNumber } from '#contract'
import { getVisibleCase } from '#modules/case'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getOwnTicket, officerOf } from '../access.ts'
import { addReceipt, addVisit, receiptsOf, visitsOf } from '../visits.ts'

export const link = implement(hallServeOperations.link, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { read } = act.platform.database
  const ticket = await getOwnTicket(read, officer, params.id)
  const { base } = await getVisibleCase(act, body.caseId)
  await addVisit(read, {
    caseId: base.caseId,
    ticketId: ticket.id,
    hallId: ticket.hallId,
    officerId: officer.officerId,
    officerName: officer.name,
    at: act.now,
  })
  return { visits: (await visitsOf(read, base.caseId)).length }
})

export const handOut = implement(hallServeOperations.handOut, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { read } = act.platform.database
  const ticket = await getOwnTicket(read, officer, params.id)
  const { base, state } = await getVisibleCase(act, body.caseId)
  if (!state.decision) throw new Problem('hall.nothing-to-hand-out')
  const { taker } = body
  const read18 = checkIdNumber(taker.identifier, { today: dateOf(act.now).toString() })
  const isSubject = taker.identifier === base.subject.identifier && taker.name === base.subject.name
  // A firm has nobody who is it: whoever takes its papers is its agent.
  if (taker.relation === 'self' ? base.subject.kind !== 'person' || !isSubject : !read18.ok)
    throw new Problem('hall.taker-differs')
  await addVisit(read, {
    caseId: base.caseId,
    ticketId: ticket.id,
    hallId: ticket.hallId,
    officerId: officer.officerId,
    officerName: officer.name,
    at: act.now,
  })
  return addReceipt(
    { read, keyStore: act.platform.keyStore },
    {
      id: uuidv7(act.now),
      caseId: base.caseId,
      what: body.what,
      taker: {
        name: taker.name,
        identifierMasked: maskIdNumber(taker.identifier),
        relation: taker.relation,
      },
      officerName: officer.name,
      hallName: ticket.hallName,
      at: act.now.toString(),
    },
    { ticketId: ticket.id, hallId: ticket.hallId, officerId: officer.officerId },
  )
})

export const visits = implement(hallServeOperations.visits, async (act, { params }) => {
  const { read } = act.platform.database
  const { base } = await getVisibleCase(act, params.id)
  const [seen, receipts] = await Promise.all([visitsOf(read, base.caseId), receiptsOf(read, base.caseId)])
  return { visits: seen.map((visit) => ({ ...visit, at: visit.at.toString() })), receipts }
})
