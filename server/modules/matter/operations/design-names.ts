import { matterKeepingOperations, type Flow, type Localized } from '#contract'
import { unitKinds } from '#modules/organization'
import { libraries, libraryFields, libraryKeys } from '#modules/registry'
import { implement, type Handler } from '#platform/http'
import { libraryName } from '#modules/form'
import { currentDefinitions } from '../catalogue.ts'
import type { PublishedMatter } from '../matter.ts'
import type { FlowNames } from '../pack/check-flow.ts'

export function namesHandlers(names: FlowNames): Handler[] {
  return [
    implement(matterKeepingOperations.names, async (act) => {
      const matters = await currentDefinitions(act.platform.database)
      return {
        departments: Object.entries(unitKinds).map(([id, { zh, en }]) => ({ id, name: { zh, en } })),
        sources: libraryFields().map(({ path, label, of }) => ({
          source: `registry:${path}`,
          label,
          of: [...of],
        })),
        libraries: libraryKeys.map((id) => ({
          id,
          name: { zh: libraries[id].label, en: libraryName(id) },
        })),
        assignees: [...names.assignees],
        results: [...names.results],
        services: [...(names.services ?? [])],
        matters: matters.map(({ definition: { slug, title } }) => ({ slug, title })),
        flows: flowsInUse(matters),
      }
    }),
  ]
}

/** Every flow once, in its newest version, with the matters that go by it. */
function flowsInUse(matters: readonly PublishedMatter[]): { flow: Flow; usedBy: Localized[] }[] {
  const byId = Map.groupBy(matters, ({ definition }) => definition.flow.id)
  return [...byId.values()].flatMap((same) => {
    const [newest] = same
      .map(({ definition }) => definition.flow)
      .toSorted((one, other) => other.version - one.version)
    return newest ? [{ flow: newest, usedBy: same.map(({ definition }) => definition.title) }] : []
  })
}
