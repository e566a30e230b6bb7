import { pledgeBar } from '#modules/credit'
import { takesFiles, type Material } from '#modules/material'
import type { PublishedMatter } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Read } from '#platform/database'

type Answers = Readonly<Record<string, unknown>>

/** 告知承诺: materials that are pledged for with these answers instead of being brought. */
export function pledgedMaterials({ definition }: PublishedMatter, answers: Answers): Material[] {
  return definition.materials.filter(({ pledge }) => pledge && answers[pledge.field] === true)
}

/** Materials that could be pledged for and are not: they must be brought. */
export function unpledgedSlots({ definition }: PublishedMatter, answers: Answers): string[] {
  return definition.materials
    .filter(
      (material) =>
        material.required === 'always' &&
        material.pledge !== undefined &&
        answers[material.pledge.field] !== true &&
        takesFiles(material),
    )
    .map(({ id }) => id)
}

/** Whose pledge was untrue may not pledge again for a while (国办发〔2020〕42号: 不再适用告知承诺). Throws filing.pledge-barred. */
export async function requireMayPledge(
  read: Read,
  matter: PublishedMatter,
  subjectId: string,
  answers: Answers,
  on: Temporal.PlainDate,
): Promise<void> {
  if (pledgedMaterials(matter, answers).length === 0) return
  const until = await pledgeBar(read, subjectId, on)
  if (until) throw new Problem('filing.pledge-barred', { members: { until: until.toString() } })
}
