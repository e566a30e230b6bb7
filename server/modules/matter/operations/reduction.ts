import { reductionOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { currentDefinition, currentServices, definitionOf } from '../catalogue.ts'
import { isService, type PublishedService } from '../matter.ts'
import { listVersions, type VersionRow } from '../queries.ts'
import { burdenOf, reductionOf, sumOf } from '../reduction.ts'
import { departmentName } from '../view.ts'

async function versionOf(act: Act, { slug, version }: VersionRow): Promise<PublishedService | undefined> {
  const found = await definitionOf(act.platform.database, slug, version)
  return found && isService(found) ? found : undefined
}

export const reduction = implement(reductionOperations.ofMatter, async (act, { params: { slug } }) => {
  const { database } = act.platform
  const current = await currentDefinition(database, slug)
  if (!current || !isService(current)) throw new Problem('matter.not-found')
  const rows = (await listVersions(database.read, slug)).filter(
    ({ version }) => version <= current.definition.version,
  )
  const versions = (await Promise.all(rows.map((row) => versionOf(act, row)))).flatMap((each) => each ?? [])
  return {
    ...reductionOf(current.definition, versions.at(-1)?.definition),
    versions: versions.map(({ definition, publishedAt }) => ({
      version: definition.version,
      publishedAt: publishedAt.toString(),
      ...burdenOf(definition),
    })),
  }
})

export const reductions = implement(reductionOperations.byDepartment, async (act) => {
  const { database } = act.platform
  const [services, rows] = await Promise.all([currentServices(database), listVersions(database.read)])
  // The newest first: the last of each is the first.
  const firsts = new Map(rows.map((row) => [row.slug, row]))
  const compared = await Promise.all(
    services.map(async ({ definition }) => {
      const row = firsts.get(definition.slug)
      const first = row && (await versionOf(act, row))
      return { definition, ...reductionOf(definition, first?.definition) }
    }),
  )
  const byDepartment = Map.groupBy(compared, ({ definition }) => definition.department)
  return {
    departments: [...byDepartment]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([department, of]) => ({
        department,
        name: departmentName(department),
        steps: sumOf(of, 'steps'),
        materials: sumOf(of, 'materials'),
        days: sumOf(of, 'days'),
        matters: of.map(({ definition: { slug, title, version }, before, after }) => ({
          slug,
          title,
          version,
          before,
          after,
        })),
      })),
  }
})
