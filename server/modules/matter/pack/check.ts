import { isServiceItem, type MatterDefinition } from '#contract'
import { runExamples } from '#modules/decision'
import { requiredLibraries } from '#modules/form'
import { checkCitations, type HasArticle } from './check-citations.ts'
import { checkCodes } from './check-codes.ts'
import { checkDecision } from './check-decision.ts'
import { checkFlow, type FlowNames } from './check-flow.ts'
import { checkForm } from './check-form.ts'
import { checkResult } from './check-result.ts'
import { findingAt, PackRefused, type Finding } from './finding.ts'
import type { Place } from './place.ts'
import { checkStandards } from '../standard/compare.ts'
import type { StandardsByCode } from '../standard/kept.ts'
import { readPack } from './read.ts'

/** What a pack may name: articles of the law library, and the names modules have registered. */
export interface PackNames extends FlowNames {
  readonly hasArticle: HasArticle
  /** Items as the levels above set them; unknown where a pack lies alone. */
  readonly standards?: StandardsByCode
}

/** Everything wrong with the pack in a folder; an empty list means that it may be published. */
export async function checkPack(folder: string, names: PackNames, flowsFolder?: string): Promise<Finding[]> {
  try {
    const { definition, flowFile } = await readPack(folder, flowsFolder)
    return await checkDefinition(definition, names, flowFile)
  } catch (cause) {
    if (cause instanceof PackRefused) return [...cause.findings]
    throw cause
  }
}

/** Everything wrong with a definition that already has the right shape, named as in the files of its pack. */
export async function checkDefinition(
  definition: MatterDefinition,
  names: PackNames,
  flowFile?: string,
): Promise<Finding[]> {
  const places = await placesAmiss(definition, names)
  return places.map(([path, message]) => findingAt(path, message, flowFile))
}

/** Everything wrong with a definition that already has the right shape, by its place there. */
export async function placesAmiss(definition: MatterDefinition, names: PackNames): Promise<Place[]> {
  const places = [
    ...checkCodes(definition),
    ...checkForm(definition),
    ...checkFlow(definition, names),
    ...checkDecision(definition),
    ...checkResult(definition),
    ...checkCitations(definition, names.hasArticle),
    ...checkHoldings(definition, names.matters),
    ...(isServiceItem(definition)
      ? checkStandards(definition, names.standards?.get(definition.basicCode) ?? [])
      : []),
  ]
  // Examples of a model that is already known to be wrong would say the same again, less clearly.
  const examples = places.some(([path]) => path.startsWith('decision')) ? [] : await checkExamples(definition)
  return [...places, ...examples]
}

/** Certificates that a form offers to choose from are of matters that there are. */
function checkHoldings({ form, decision }: MatterDefinition, matters: FlowNames['matters']): Place[] {
  return requiredLibraries(form, decision)
    .certificates.filter((slug) => matters !== undefined && !matters.has(slug))
    .map((slug) => ['form.fields', `certificate:${slug} is of no matter`])
}

async function checkExamples({ decision }: MatterDefinition): Promise<Place[]> {
  if (!decision) return []
  const results = await runExamples(decision)
  return results.flatMap(({ name, differences }) =>
    differences.map((difference): Place => [`decision.examples.${name}`, difference]),
  )
}
