import type { OfficerPrincipal, PersonPrincipal } from '#contract'
import { isInScope, maySeeWhole, scopeOf } from '#modules/access'
import { findActsFor } from '#modules/identity'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { findItem, type FoundItem, type Item } from './queries.ts'

/** Whose libraries a person may see: themself and whom they act for, there only of the matters they may act in. */
export interface Library {
  readonly ownerId: string
  readonly ownerName: string
  /** Slugs; null for all. */
  readonly matters: readonly string[] | null
}

export async function librariesOf(act: Act, person: PersonPrincipal): Promise<Library[]> {
  const actsFor = await findActsFor(act.platform.database.read, person.subjectId, dateOf(act.now))
  return [
    { ownerId: person.subjectId, ownerName: person.name, matters: null },
    ...actsFor.map(({ subjectId, name, matterCodes }) => ({
      ownerId: subjectId,
      ownerName: name,
      matters: matterCodes,
    })),
  ]
}

/** The library an item may be seen in; undefined where none of these. */
export function libraryWith(libraries: readonly Library[], item: Pick<Item, 'ownerId' | 'kind'>) {
  return libraries.find(
    ({ ownerId, matters }) =>
      ownerId === item.ownerId && (matters === null || matters.includes(item.kind.split('/')[0] ?? '')),
  )
}

/** An item whose file the caller may open: its owner, who acts for them, officers who handle a case it was handed in with, and the clerk who is putting a filing together. To all others it does not exist. */
export async function getOpenItem(act: Act, itemId: string): Promise<FoundItem> {
  const { principal } = act
  const found = await findItem(act.platform.database.read, itemId)
  if (!found || principal.kind === 'anonymous') throw new Problem('material.not-found')
  const caseId =
    principal.kind === 'officer'
      ? throughCase(principal, found)
      : libraryWith(await librariesOf(act, principal), found) && null
  if (caseId === undefined) throw new Problem('material.not-found')
  Object.assign(act.trail, { subjectId: found.ownerId, ...(caseId ? { caseId } : {}) })
  return found
}

/** The filing through which an officer sees an item. */
function throughCase(officer: OfficerPrincipal, { filings }: FoundItem): string | undefined {
  const own = filings.find(({ accountId, handedIn }) => accountId === officer.accountId && !handedIn)
  if (own) return own.caseId
  const seen = filings.find((filing) => filing.handedIn && isInScope(scopeOf(officer), filing))
  // A file cannot be masked.
  if (seen && !maySeeWhole(officer)) throw new Problem('access.denied')
  return seen?.caseId
}
