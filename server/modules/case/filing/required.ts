import type { Localized } from '#contract'
import { missingIn, takesFiles } from '#modules/material'
import type { PublishedMatter } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Read } from '#platform/database'

/** The materials an applicant must hand in a file for. */
export function requiredSlots({ definition }: PublishedMatter): string[] {
  return definition.materials
    .filter((material) => material.required === 'always' && takesFiles(material))
    .map(({ id }) => id)
}

interface Missing {
  readonly id: string
  readonly name: Localized
}

/** What a filing lacks; nothing is read where a matter requires nothing. */
export async function missingMaterials(
  read: Read,
  matter: PublishedMatter,
  caseId: string,
): Promise<Missing[]> {
  const required = requiredSlots(matter)
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
