import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { getOwnCase, type Found } from '../access.ts'
import { actorOf } from '../actor.ts'
import type { Actor } from '../case.ts'
import { perform } from '../perform.ts'
import type { CaseBase } from '../record.ts'

/** Rates a finished case as one act of it; `compose` gives the row for the rating's own table, written by the same statement. Throws rating.already, rating.not-finished, rating.of-whole, case.not-found. */
export async function rateCase(act: Act, caseId: string, grade: number, compose: (base: CaseBase) => object) {
  const found = await getOwnCase(act, caseId)
  return rateFound(act, found, grade, compose(found.base), actorOf(act.principal))
}

/** As `rateCase`, for whoever was found entitled by another way than signing in. */
export async function rateFound(act: Act, found: Found, grade: number, row: object, actor: Actor) {
  requireRateable(found)
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  const performer = { actor, act, operation: act.operation.id }
  await perform(act.platform, matter, found, { kind: 'rate', grade }, performer, { ratings: [row] })
  return { grade, at: act.now.toString() }
}

/** 一事一评: many matters handled as one are one to whoever filed them. Throws rating.of-whole. */
export function requireRateable({ base }: Found): void {
  if (base.parent) throw new Problem('rating.of-whole')
}
