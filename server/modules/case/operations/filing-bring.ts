import { filingOperations } from '#contract'
import { findSubject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { filingContext, getDraftOf } from '../filing/context.ts'
import { bringDraft } from '../filing/draft.ts'
import { gather } from '../filing/gather.ts'
import { slotsOf } from '../filing/slots.ts'
import { filingView } from '../filing/view.ts'
import { officerOf } from '../access.ts'

/** The clerk knows the draft from whoever brings it, and who that is from their document. */
export const bring = implement(filingOperations.bring, async (act, { params, body }) => {
  const { read } = act.platform.database
  const found = await findSubject(read, body.identifier)
  if (!found || found.name !== body.name.trim()) throw new Problem('filing.not-authorised')
  const draft = await getDraftOf(act, params.id, found.id)
  const { matter, item, subject, facts, filer } = await filingContext(act, draft)
  if (!(await bringDraft(read, draft.id, subject.id, officerOf(act.principal).accountId)))
    throw new Problem('filing.not-found')
  const [{ prefilled }, slots] = await Promise.all([
    gather(read, matter, subject.id, filer, dateOf(act.now), facts),
    slotsOf(read, matter, { caseId: draft.id, subjectId: subject.id }, act.now),
  ])
  return filingView({ draft, matter, item, subject, filerName: filer.name, prefilled, slots })
})
