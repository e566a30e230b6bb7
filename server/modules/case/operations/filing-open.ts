import { filingOperations } from '#contract'
import { takeAllBack } from '#modules/material'
import { currentDefinition, itemFor } from '#modules/matter'
import { findSubject, type Subject } from '#modules/registry'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { filerOf, relationTo } from '../filing/context.ts'
import { openDraft } from '../filing/draft.ts'
import { gather } from '../filing/gather.ts'
import { slotsOf } from '../filing/slots.ts'
import { filingView } from '../filing/view.ts'

export const open = implement(filingOperations.open, async (act, { body }) => {
  const { database } = act.platform
  const subject = await subjectOf(act, body)
  act.trail.subjectId = subject.id
  const [matter, relation] = await Promise.all([
    currentDefinition(database, body.slug),
    relationTo(act, subject.id, body.slug),
  ])
  if (!matter) throw new Problem('matter.not-found')
  if (!matter.definition.applicants.includes(subject.kind))
    throw new Problem('filing.wrong-applicant', { members: { applicants: matter.definition.applicants } })
  const item = await itemFor(database, body.slug, subject.regionCode)
  if (!item) throw new Problem('filing.no-item')
  const filer = filerOf(act.principal, subject)
  const [draft, { prefilled }] = await Promise.all([
    openDraft(
      database.read,
      {
        id: uuidv7(act.now),
        accountId: filer.accountId,
        subjectId: subject.id,
        relation,
        slug: body.slug,
        version: matter.definition.version,
        regionCode: subject.regionCode,
        savedAt: act.now,
      },
      body.fresh,
    ),
    gather(database.read, matter, subject.id, filer),
  ])
  if (body.fresh) await takeAllBack(database.read, draft.id)
  const slots = await slotsOf(database.read, matter, { caseId: draft.id, subjectId: subject.id }, act.now)
  return filingView({ draft, matter, item, subject, filerName: filer.name, prefilled, slots })
})

async function subjectOf(
  act: Act,
  body: { subjectId?: string | undefined; subject?: { identifier: string; name: string } | undefined },
): Promise<Subject> {
  const { principal, platform } = act
  if (principal.kind === 'officer') {
    if (!body.subject)
      throw new Problem('filing.not-authorised', {
        detail: 'at a window the person is named by number and name',
      })
    const found = await findSubject(platform.database.read, body.subject.identifier)
    // A wrong number and a wrong name are told apart by nobody who is guessing.
    if (!found || found.name !== body.subject.name.trim()) throw new Problem('filing.not-authorised')
    return found
  }
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  const found = await findSubject(platform.database.read, body.subjectId ?? principal.subjectId)
  if (!found) throw new Problem('filing.not-authorised')
  return found
}
