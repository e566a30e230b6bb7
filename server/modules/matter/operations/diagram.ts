import { diagramOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { exportBpmn } from '../bpmn/export.ts'
import { definitionOf } from '../catalogue.ts'
import { flowDiagram } from '../diagram/flow-diagram.ts'

export const diagram = implement(diagramOperations.flow, async (act, { params }) => {
  const matter = await definitionOf(act.platform.database, params.slug, params.version)
  if (!matter) throw new Problem('matter.not-found')
  return flowDiagram(matter.definition.flow)
})

export const bpmn = implement(diagramOperations.bpmn, async (act, { params }) => {
  const matter = await definitionOf(act.platform.database, params.slug, params.version)
  if (!matter) throw new Problem('matter.not-found')
  return {
    bytes: Buffer.from(await exportBpmn(matter.definition.flow), 'utf8'),
    fileName: `${params.slug}-v${params.version}.bpmn`,
  }
})
