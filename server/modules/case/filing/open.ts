import { isServiceItem, type FilingView, type Localized } from '#contract'
import { takeAllBack } from '#modules/material'
import { currentDefinition, itemFor, refusalOfEnded, type PublishedMatter } from '#modules/matter'
import { findUnit } from '#modules/organization'
import { findSubject, type Subject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { filerOf, relationTo, requireMayFile } from './context.ts'
import { openDraft } from './draft.ts'
import { gather } from './gather.ts'
import { slotsOf } from './slots.ts'
import { unitSubject } from './subject.ts'
import { filingView } from './view.ts'

export interface Wanted {
  readonly slug: string
  /** Whom it is for; an officer names a person by number and name instead. */
  readonly subjectId?: string | undefined
  readonly subject?: { readonly identifier: string; readonly name: string } | undefined
  /** Starts afresh instead of going on with the draft that is there. */
  readonly fresh: boolean
  /** Settled already by what led to it, and what that was, in words to whoever fills it in. */
  readonly answers?: Readonly<Record<string, unknown>>
  readonly origin?: Localized
}

/**
 * Opens a draft, or finds the one that is open for the same matter and person, prefilled with what government knows. Throws
 * matter.not-found, filing.not-authorised, filing.no-item, filing.wrong-applicant, access.denied.
 */
export async function openFiling(act: Act, wanted: Wanted): Promise<FilingView> {
  const { database } = act.platform
  const matter = await currentDefinition(database, wanted.slug)
  // To people there is no work that officers file.
  if (!matter || (act.principal.kind === 'person' && !isServiceItem(matter.definition)))
    throw (await refusalOfEnded(database, wanted.slug)) ?? new Problem('matter.not-found')
  // What is begun elsewhere has no form to be opened.
  if (!isServiceItem(matter.definition) && !matter.definition.channels.includes('internal'))
    throw new Problem('matter.not-found')
  const subject = await subjectOf(act, matter, wanted)
  act.trail.subjectId = subject.id
  const relation = await relationTo(act, subject.id, matter)
  const applicants: readonly string[] = matter.definition.applicants
  if (!applicants.includes(relation === 'unit' ? 'unit' : subject.kind))
    throw new Problem('filing.wrong-applicant', { members: { applicants } })
  const regionCode = regionFor(act, matter, subject)
  const item = await itemFor(database, wanted.slug, regionCode)
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
        slug: wanted.slug,
        version: matter.definition.version,
        regionCode,
        savedAt: act.now,
        answers: { ...wanted.answers },
        origin: wanted.origin ?? null,
      },
      wanted.fresh,
    ),
    gather(database.read, matter, subject.id, filer, dateOf(act.now)),
  ])
  if (wanted.fresh) await takeAllBack(database.read, draft.id)
  const slots = await slotsOf(database.read, matter, { caseId: draft.id, subjectId: subject.id }, act.now)
  return filingView({ draft, matter, item, subject, filerName: filer.name, prefilled, slots })
}

/** Services are handled where the one lives whom they are for; work where the officer is who files it. */
function regionFor({ principal }: Act, { definition }: PublishedMatter, subject: Subject): string {
  return principal.kind === 'officer' && !isServiceItem(definition)
    ? principal.regionCode
    : subject.regionCode
}

async function subjectOf(act: Act, { definition }: PublishedMatter, wanted: Wanted): Promise<Subject> {
  const { principal, platform } = act
  if (principal.kind === 'officer') {
    // Nobody is looked up for whom one may not file.
    await requireMayFile(act, principal, definition)
    if (!wanted.subject) {
      const unit = (definition.applicants as readonly string[]).includes('unit')
        ? await findUnit(platform.database.read, principal.unitId)
        : undefined
      if (unit) return unitSubject(unit)
      throw new Problem('filing.not-authorised', {
        detail: 'at a window the person is named by number and name',
      })
    }
    const found = await findSubject(platform.database.read, wanted.subject.identifier)
    // A wrong number and a wrong name are told apart by nobody who is guessing.
    if (!found || found.name !== wanted.subject.name.trim()) throw new Problem('filing.not-authorised')
    return found
  }
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  const found = await findSubject(platform.database.read, wanted.subjectId ?? principal.subjectId)
  if (!found) throw new Problem('filing.not-authorised')
  return found
}
