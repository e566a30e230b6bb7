import { isServiceItem, type MatterDefinition, type OfficerPrincipal } from '#contract'
import { AT_THE_WINDOW, mayFile } from '#modules/access'
import { contactOf, findAuthority } from '#modules/identity'
import {
  definitionOf,
  isWithdrawn,
  itemFor,
  refusalOfEnded,
  type MatterItem,
  type PublishedMatter,
} from '#modules/matter'
import { findUnit } from '#modules/organization'
import type { Facts, Subject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { findDraft, findDraftOf, type Draft, type DraftKeeper, type FilerRelation } from './draft.ts'
import type { Filer } from './gather.ts'
import { findFilingSubject } from './subject.ts'

/** Who files, as the form and the case name them. */
export function filerOf(
  { principal }: Pick<Act, 'principal'>,
  subject: Subject,
  relation: FilerRelation,
): Filer & { name: string; caseFilerId: string } {
  if (principal.kind === 'person')
    return {
      accountId: principal.accountId,
      subjectId: principal.subjectId,
      name: principal.name,
      caseFilerId: principal.subjectId,
      contact: contactOf(principal),
    }
  if (principal.kind === 'officer')
    return {
      accountId: principal.accountId,
      subjectId: undefined,
      post: {
        unitId: principal.unitId,
        unit: principal.unitName,
        officer: principal.name,
      },
      ...(relation === 'unit'
        ? { name: principal.name, caseFilerId: principal.officerId }
        : { name: subject.name, caseFilerId: subject.id }),
    }
  throw new Problem('access.sign-in-required')
}

/** Lets an officer go on whose post may file the matter; throws access.denied. */
export async function requireMayFile(
  { platform }: Act,
  officer: OfficerPrincipal,
  definition: MatterDefinition,
): Promise<void> {
  const rule = isServiceItem(definition) ? AT_THE_WINDOW : definition.filedBy
  const unit = 'departments' in rule ? await findUnit(platform.database.read, officer.unitId) : undefined
  if (!mayFile(officer, rule, unit?.functions ?? [])) throw new Problem('access.denied')
}

/** How the one who files stands to whom it is for. Throws filing.not-authorised, or access.denied where an officer's post may not file it. */
export async function relationTo(
  act: Act,
  subjectId: string,
  { definition }: PublishedMatter,
): Promise<FilerRelation> {
  const { principal } = act
  const { slug } = definition
  if (principal.kind === 'officer') {
    await requireMayFile(act, principal, definition)
    return subjectId === principal.unitId ? 'unit' : 'window'
  }
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  if (!isServiceItem(definition)) throw new Problem('filing.not-authorised')
  const authority = await findAuthority(
    act.platform.database.read,
    principal.subjectId,
    subjectId,
    slug,
    dateOf(act.now),
  )
  if (!authority) throw new Problem('filing.not-authorised')
  return authority.kind
}

export interface FilingContext {
  readonly draft: Draft
  readonly matter: PublishedMatter
  readonly item: MatterItem
  readonly subject: Subject
  /** What the matter's libraries say of whom it is for. */
  readonly facts: Facts
  readonly filer: ReturnType<typeof filerOf>
  /** How whoever goes on with it now stands to whom it is for. */
  readonly relation: FilerRelation
}

/** As whom the caller keeps drafts. */
export function keeperOf({ principal }: Pick<Act, 'principal'>): DraftKeeper {
  if (principal.kind === 'anonymous') throw new Problem('access.sign-in-required')
  return {
    accountId: principal.accountId,
    subjectId: principal.kind === 'person' ? principal.subjectId : undefined,
  }
}

/** A draft that the caller keeps, submitted or not. */
export async function getDraft(act: Act, draftId: string): Promise<Draft> {
  const draft = await findDraft(act.platform.database.read, draftId, keeperOf(act))
  if (!draft) throw new Problem('filing.not-found')
  return draft
}

/** The open draft of somebody who brings it to a window. */
export async function getDraftOf({ platform }: Act, draftId: string, subjectId: string): Promise<Draft> {
  const draft = await findDraftOf(platform.database.read, draftId, subjectId)
  if (!draft) throw new Problem('filing.not-found')
  return draft
}

/** All that belongs to a draft; authority to act for another is asked again, for it may have ended. */
export async function filingContext(act: Act, draft: Draft): Promise<FilingContext> {
  const { platform } = act
  const matter = await definitionOf(platform.database, draft.slug, draft.version)
  if (!matter) throw new Problem('filing.not-found')
  const [found, relation] = await Promise.all([
    findFilingSubject(platform.database.read, draft, matter.libraries.subject),
    relationTo(act, draft.subjectId, matter),
  ])
  if (!found) throw new Problem('filing.not-found')
  const { subject, facts } = found
  Object.assign(act.trail, { caseId: draft.id, subjectId: subject.id })
  const item = await itemFor(platform.database, draft.slug, draft.regionCode)
  if (!item)
    throw (
      (await refusalOfEnded(platform.database, draft.slug)) ??
      new Problem(
        (await isWithdrawn(platform.database, draft.slug, draft.version))
          ? 'matter.withdrawn'
          : 'filing.no-item',
      )
    )
  return { draft, matter, item, subject, facts, filer: filerOf(act, subject, relation), relation }
}
