import { filingOperations, isServiceItem } from '#contract'
import { takeAllBack } from '#modules/material'
import { currentDefinition, itemFor, type PublishedMatter } from '#modules/matter'
import { findUnit } from '#modules/organization'
import { findSubject, type Subject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { filerOf, relationTo, requireMayFile } from '../filing/context.ts'
import { openDraft } from '../filing/draft.ts'
import { gather } from '../filing/gather.ts'
import { slotsOf } from '../filing/slots.ts'
import { unitSubject } from '../filing/subject.ts'
import { filingView } from '../filing/view.ts'

export const open = implement(filingOperations.open, async (act, { body }) => {
  const { database } = act.platform
  const matter = await currentDefinition(database, body.slug)
  // To people there is no work that officers file.
  if (!matter || (act.principal.kind === 'person' && !isServiceItem(matter.definition)))
    throw new Problem('matter.not-found')
  // What is begun elsewhere has no form to be opened.
  if (!isServiceItem(matter.definition) && !matter.definition.channels.includes('internal'))
    throw new Problem('matter.not-found')
  const subject = await subjectOf(act, matter, body)
  act.trail.subjectId = subject.id
  const relation = await relationTo(act, subject.id, matter)
  const applicants: readonly string[] = matter.definition.applicants
  if (!applicants.includes(relation === 'unit' ? 'unit' : subject.kind))
    throw new Problem('filing.wrong-applicant', { members: { applicants } })
  const regionCode = regionFor(act, matter, subject)
  const item = await itemFor(database, body.slug, regionCode)
  if (!item) throw new Problem('filing.no-item')
  const filer = filerOf(act, subject, relation)
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
        regionCode,
        savedAt: act.now,
      },
      body.fresh,
    ),
    gather(database.read, matter, subject.id, filer, dateOf(act.now)),
  ])
  if (body.fresh) await takeAllBack(database.read, draft.id)
  const slots = await slotsOf(database.read, matter, { caseId: draft.id, subjectId: subject.id }, act.now)
  return filingView({ draft, matter, item, subject, filerName: filer.name, prefilled, slots })
})

/** Services are handled where the one lives whom they are for; work where the officer is who files it. */
function regionFor({ principal }: Act, { definition }: PublishedMatter, subject: Subject): string {
  return principal.kind === 'officer' && !isServiceItem(definition)
    ? principal.regionCode
    : subject.regionCode
}

async function subjectOf(
  act: Act,
  { definition }: PublishedMatter,
  body: { subjectId?: string | undefined; subject?: { identifier: string; name: string } | undefined },
): Promise<Subject> {
  const { principal, platform } = act
  if (principal.kind === 'officer') {
    // Nobody is looked up for whom one may not file.
    await requireMayFile(act, principal, definition)
    if (!body.subject) {
      const unit = (definition.applicants as readonly string[]).includes('unit')
        ? await findUnit(platform.database.read, principal.unitId)
        : undefined
      if (unit) return unitSubject(unit)
      throw new Problem('filing.not-authorised', {
        detail: 'at a window the person is named by number and name',
      })
    }
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
