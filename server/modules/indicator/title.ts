import type { Localized } from '#contract'
import { definitionOf } from '#modules/matter'
import type { Database } from '#platform/database'

/** A matter's title in the version that a case pins; its slug where the definition cannot be found. */
export async function titleOf(database: Database, slug: string, version: number): Promise<Localized> {
  return (await definitionOf(database, slug, version))?.definition.title ?? { zh: slug, en: slug }
}
