import type { CaseView } from '#contract'
import { definitionOf } from '#modules/matter'
import type { Act } from '#platform/http'
import { isWithinScope, type Found } from '../access.ts'
import { findCase } from '../queries.ts'

/** The cases it is linked with, of those the caller may see: an applicant the same subject's, an officer those within scope. */
export async function linksSeen(act: Act, { base, state }: Found): Promise<CaseView['links']> {
  const { database } = act.platform
  const found = await Promise.all(
    state.links.map(async ({ caseId, relation }) => {
      const other = await findCase(database.read, caseId)
      if (!other) return []
      const isSeen =
        act.principal.kind === 'officer'
          ? isWithinScope(act.principal, other.base)
          : other.base.subject.id === base.subject.id
      const matter = isSeen && (await definitionOf(database, other.base.slug, other.base.version))
      return matter ? [{ caseId, number: other.base.number, title: matter.definition.title, relation }] : []
    }),
  )
  return found.flat()
}
