import { matterDefinition, type DesignFinding, type MatterDefinition } from '#contract'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'
import { currentDefinitions } from '../catalogue.ts'
import { placesAmiss } from '../pack/check.ts'
import { citedLaw } from '../pack/check-citations.ts'
import type { FlowNames } from '../pack/check-flow.ts'
import type { Platform } from '#platform/runtime'
import { findStandards } from '../standard/kept.ts'
import type { DesignRow } from './design.ts'

/** What is judged: the draft as it stands, and as a definition where it has the shape of one. */
export interface Judged {
  readonly definition: MatterDefinition | undefined
  readonly findings: DesignFinding[]
}

/** Everything wrong with a draft: its shape first; with that right, its sense, and its place beside all that is offered. */
export async function judgeDesign(
  platform: Pick<Platform, 'database'>,
  row: Pick<DesignRow, 'slug' | 'baseVersion' | 'regionPath' | 'body'>,
  live: MatterDefinition | undefined,
  names: FlowNames,
  now: Temporal.Instant,
): Promise<Judged> {
  const parsed = matterDefinition.safeParse(row.body)
  if (!parsed.success)
    return {
      definition: undefined,
      findings: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    }
  const definition = parsed.data
  const others = (await currentDefinitions(platform.database))
    .map((matter) => matter.definition)
    .filter(({ slug }) => slug !== row.slug)
  const places = await placesAmiss(definition, {
    ...names,
    matters: new Map([definition, ...others].map((each) => [each.slug, each])),
    hasArticle: await articlesOf(platform.database.read, definition, now),
    standards: await findStandards(platform.database.read, definition.basicCode),
  })
  return {
    definition,
    findings: [
      ...places,
      ...besideLive(definition, live),
      ...besideOthers(definition, others),
      ...inRegion(definition, row.regionPath),
    ].map(([path, message]) => ({ path, message })),
  }
}

async function articlesOf(read: Read, definition: MatterDefinition, now: Temporal.Instant) {
  const resolved = await resolveAddresses(read, citedLaw(definition), dateOf(now))
  return (address: string) => resolved.has(address)
}

/** Cases, items and statistics know a matter by these; with another it would be another matter. */
function besideLive(definition: MatterDefinition, live: MatterDefinition | undefined): [string, string][] {
  if (!live) return []
  return (['kind', 'level', 'basicCode'] as const)
    .filter((part) => definition[part] !== live[part])
    .map((part) => [part, `cannot change once published: it was ${live[part]}`])
}

function besideOthers(definition: MatterDefinition, others: readonly MatterDefinition[]): [string, string][] {
  const same = others.find(({ basicCode }) => basicCode === definition.basicCode)
  const giving = new Set(
    [definition, ...others].filter(({ result }) => result?.certificate).map(({ slug }) => slug),
  )
  return [
    // Two matters of one unit under one code could not be told apart.
    ...(same ? [['basicCode', `is the code of ${same.slug} already`] as [string, string]] : []),
    ...definition.materials.flatMap(({ certificates = [] }, index) =>
      certificates
        .filter((slug) => !giving.has(slug))
        .map((slug): [string, string] => [`materials.${index}.certificates`, `${slug} gives no certificate`]),
    ),
  ]
}

/** A county has no matters of the city. */
function inRegion({ level }: MatterDefinition, regionPath: string): [string, string][] {
  return level === 'city' && regionPath.split('.').length > 2
    ? [['level', 'is the city, but the draft is a county’s']]
    : []
}
