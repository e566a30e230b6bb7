import { isServiceItem, type OfficerPrincipal, type Principal } from '#contract'
import { coversRegion } from '#modules/access'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import type { PublishedMatter } from '../matter.ts'
import type { Doer } from './history.ts'
import { mayEdit, type DesignRow } from './design.ts'
import { findDesign } from './queries.ts'

export function officerOf(principal: Principal): OfficerPrincipal {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal
}

/** A draft of the officer's region or below; of anywhere else there is none. */
export async function getDesign(
  act: Act,
  id: string,
): Promise<{ row: DesignRow; officer: OfficerPrincipal }> {
  const officer = officerOf(act.principal)
  const row = await findDesign(act.platform.database.read, id)
  if (!row || !coversRegion(officer, row.regionPath)) throw new Problem('design.not-found')
  return { row, officer }
}

/** A draft that the officer may write in, in the state and at the revision it was seen. */
export async function getOwnDesign(
  act: Act,
  id: string,
  seen: { revision: number; states: readonly DesignRow['state'][] },
): Promise<{ row: DesignRow; officer: OfficerPrincipal }> {
  const { row, officer } = await getDesign(act, id)
  if (!mayEdit(officer, row)) throw new Problem('access.denied')
  requireState(row, seen)
  return { row, officer }
}

export function requireState(
  row: DesignRow,
  { revision, states }: { revision: number; states: readonly DesignRow['state'][] },
) {
  if (!states.includes(row.state)) throw new Problem('design.closed', { members: { state: row.state } })
  if (row.revision !== revision)
    throw new Problem('design.stale', {
      members: { revision: row.revision, savedBy: row.savedByName, savedAt: row.savedAt.toString() },
    })
}

export function doerOf(act: Act): Doer {
  const { officerId, name, unitName, regionPath } = officerOf(act.principal)
  return { officerId, officerName: name, unitName, regionPath, act }
}

/** A new matter made after another: everything is as there, save what names it. */
export function madeAfter(
  { definition }: PublishedMatter,
  as: { slug: string; basicCode: string; title: { zh: string; en: string } },
): Record<string, unknown> {
  return {
    ...definition,
    slug: as.slug,
    version: 1,
    basicCode: as.basicCode,
    codeVerified: false,
    title: as.title,
    name: as.title,
    ...(isServiceItem(definition) ? { keywords: [...definition.keywords, as.title.zh] } : {}),
    ...(definition.decision ? { decision: { ...definition.decision, id: as.slug, version: 1 } } : {}),
  }
}
