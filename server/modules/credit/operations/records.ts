import { creditOperations, type CreditRecordView } from '#contract'
import { isInScope, scopeOf, shown } from '#modules/access'
import { findActsFor } from '#modules/identity'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findRecord, moveRecord, recordsAbout, recordsWithin, type CreditRecord } from '../records.ts'

export const own = implement(creditOperations.own, async (act) => {
  const records = await recordsAbout(act.platform.database.read, await subjectsOf(act))
  return { records: records.map((record) => view(act, record)) }
})

export const list = implement(creditOperations.list, async (act, { query }) => {
  const records = await recordsWithin(act.platform.database.read, scopeOf(act.principal), query)
  Object.assign(act.trail, { subjectIds: records.map(({ subjectId }) => subjectId) })
  return { records: records.map((record) => view(act, record)) }
})

export const object = implement(creditOperations.object, async (act, { params, body }) => {
  const record = await findRecord(act.platform.database.read, params.id)
  if (!record || !(await subjectsOf(act)).includes(record.subjectId)) throw new Problem('credit.not-found')
  if (record.state !== 'valid' || record.review !== null) throw new Problem('credit.not-open')
  return step(act, record, { state: 'objected', objection: body.reason })
})

export const review = implement(creditOperations.review, async (act, { params, body }) => {
  const record = await findRecord(act.platform.database.read, params.id)
  if (!record || !isInScope(scopeOf(act.principal), record)) throw new Problem('credit.not-found')
  if (record.state !== 'objected') throw new Problem('credit.not-open')
  // Nobody is judge of their own finding.
  if (act.principal.kind !== 'officer' || record.foundBy.includes(act.principal.officerId))
    throw new Problem('credit.own-finding')
  return step(act, record, { state: body.outcome, review: body.reason })
})

async function step(act: Act, record: CreditRecord, to: Parameters<typeof moveRecord>[2]) {
  const moved = await act.platform.database.write((transaction) =>
    moveRecord(transaction, record, to, { act, operation: act.operation.id }),
  )
  if (!moved) throw new Problem('credit.not-open')
  return view(act, moved)
}

/** The caller, and whom they act for in everything. */
async function subjectsOf({ principal, platform, now }: Act): Promise<string[]> {
  if (principal.kind !== 'person') throw new Problem('access.denied')
  const actsFor = await findActsFor(platform.database.read, principal.subjectId, dateOf(now))
  return [
    principal.subjectId,
    ...actsFor.filter(({ matterCodes }) => matterCodes === null).map(({ subjectId }) => subjectId),
  ]
}

function view({ principal }: Act, record: CreditRecord): CreditRecordView {
  const {
    subjectId: _,
    regionPath: _region,
    unitPath: _unit,
    foundBy: _by,
    validFrom,
    validTo,
    ...rest
  } = record
  return {
    ...rest,
    subjectName: shown(principal, 'person-name', record.subjectName, { own: principal.kind === 'person' }),
    validFrom: validFrom.toString(),
    validTo: validTo.toString(),
  }
}
