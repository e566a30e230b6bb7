import { legsIn, type Localized } from '#contract'
import { missingIn, takesFiles } from '#modules/material'
import { currentDefinition, type PublishedMatter } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Database, Read } from '#platform/database'
import { evaluateExpression, ExpressionFailed } from '#platform/expression'

/** The materials an applicant must hand in a file for, whatever they pledge. */
export function requiredSlots({ definition }: PublishedMatter): string[] {
  return definition.materials
    .filter((material) => material.required === 'always' && !material.pledge && takesFiles(material))
    .map(({ id }) => id)
}

/** The materials of a whole that the legs it asks for cannot be filed without, beyond its own. */
export async function slotsForLegs(
  database: Database,
  { definition }: PublishedMatter,
  filed: { readonly form: Readonly<Record<string, unknown>>; readonly subject: object },
): Promise<string[]> {
  const legs = Object.values(legsIn(definition.flow)).filter(
    ({ when, materials }) => Object.keys(materials).length > 0 && holds(when, filed),
  )
  const slots = await Promise.all(
    legs.map(async ({ matter, materials }) => {
      const found = await currentDefinition(database, matter)
      return found ? requiredSlots(found).flatMap((slot) => materials[slot] ?? []) : []
    }),
  )
  return [...new Set(slots.flat())]
}

/** As the engine will judge it: what cannot be judged yet holds. */
function holds(condition: string | undefined, filed: object): boolean {
  if (condition === undefined) return true
  try {
    return evaluateExpression(condition, { outputs: {}, legs: {}, ...filed }) !== false
  } catch (cause) {
    if (cause instanceof ExpressionFailed) return true
    throw cause
  }
}

interface Missing {
  readonly id: string
  readonly name: Localized
}

/** What a filing lacks, of what its matter and `alsoRequired` ask for; nothing is read where that is nothing. */
export async function missingMaterials(
  read: Read,
  matter: PublishedMatter,
  caseId: string,
  alsoRequired: readonly string[] = [],
): Promise<Missing[]> {
  const required = [...new Set([...requiredSlots(matter), ...alsoRequired])]
  if (required.length === 0) return []
  const missing = new Set(await missingIn(read, caseId, required))
  return matter.definition.materials.flatMap(({ id, name }) => (missing.has(id) ? [{ id, name }] : []))
}

export function materialsMissing(materials: readonly Missing[]): Problem {
  return new Problem('filing.materials-missing', {
    detail: materials.map(({ name }) => name.en).join('; '),
    members: { materials },
  })
}
