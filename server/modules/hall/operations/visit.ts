import { checkIdNumber, hallServeOperations, maskIdNumber } from '#contract'
import { shown } from '#modules/access'
import { getVisibleCase } from '#modules/case'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getOwnTicket, holdOwnTicket, officerOf } from '../access.ts'
import { TURNED } from '../screen.ts'
import { addReceipt, addVisit, findReceipt, receiptsOf, visitsOf } from '../visits.ts'

export const link = implement(hallServeOperations.link, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { database, signals } = act.platform
  await getOwnTicket(database.read, officer, params.id)
  const { base } = await getVisibleCase(act, body.caseId)
  const count = await database.write(async (transaction) => {
    const ticket = await holdOwnTicket(transaction, officer, params.id)
    await addVisit(transaction, { caseId: base.caseId, ticket, officer, at: act.now })
    return (await visitsOf(transaction, base.caseId)).length
  })
  signals.emit(TURNED)
  return { visits: count }
})

export const handOut = implement(hallServeOperations.handOut, async (act, { params, body }) => {
  const officer = officerOf(act)
  const { database, keyStore, signals } = act.platform
  await getOwnTicket(database.read, officer, params.id)
  const { base, state } = await getVisibleCase(act, body.caseId)
  if (!state.decision) throw new Problem('hall.nothing-to-hand-out')
  const { taker } = body
  const read18 = checkIdNumber(taker.identifier, { today: dateOf(act.now).toString() })
  const isSubject = taker.identifier === base.subject.identifier && taker.name === base.subject.name
  // A firm has nobody who is it: whoever takes its papers is its agent.
  if (taker.relation === 'self' ? base.subject.kind !== 'person' || !isSubject : !read18.ok)
    throw new Problem('hall.taker-differs')
  const receipt = await database.write(async (transaction) => {
    const ticket = await holdOwnTicket(transaction, officer, params.id)
    await addVisit(transaction, { caseId: base.caseId, ticket, officer, at: act.now })
    // The same paper given to the same visit again is the same receipt.
    const given = await findReceipt(transaction, ticket.id, base.caseId, body.what)
    if (given) return given
    return addReceipt(
      { read: transaction, keyStore },
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
  signals.emit(TURNED)
  return receipt
})

export const visits = implement(hallServeOperations.visits, async (act, { params }) => {
  const { read } = act.platform.database
  const { base } = await getVisibleCase(act, params.id)
  const [seen, receipts] = await Promise.all([visitsOf(read, base.caseId), receiptsOf(read, base.caseId)])
  return {
    visits: seen.map((visit) => ({ ...visit, at: visit.at.toString() })),
    receipts: receipts.map((receipt) => ({
      ...receipt,
      taker: {
        ...receipt.taker,
        name: shown(act.principal, 'person-name', receipt.taker.name, {
          own: act.principal.kind === 'person',
        }),
      },
    })),
  }
})
