import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { getOwnCase } from '../access.ts'
import { actorOf } from '../actor.ts'
import { perform } from '../perform.ts'
import type { CaseBase } from '../record.ts'

/** Rates a finished case as one act of it; `compose` gives the row for the rating's own table, written by the same statement. Throws rating.already, rating.not-finished, rating.of-whole, case.not-found. */
export async function rateCase(act: Act, caseId: string, grade: number, compose: (base: CaseBase) => object) {
  const found = await getOwnCase(act, caseId)
  // 一事一评: many matters handled as one are one to whoever filed them.
  if (found.base.parent) throw new Problem('rating.of-whole')
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  const actor = { actor: actorOf(act.principal), act, operation: act.operation.id }
  await perform(act.platform, matter, found, { kind: 'rate', grade }, actor, {
    ratings: [compose(found.base)],
  })
  return { grade, at: act.now.toString() }
}
