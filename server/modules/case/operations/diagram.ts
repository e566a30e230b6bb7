import { diagramOperations } from '#contract'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCase } from '../access.ts'
import { actsOf } from '../queries.ts'
import { caseDiagram } from '../view/diagram.ts'

export const diagram = implement(diagramOperations.case, async (act, { params }) => {
  const { database } = act.platform
  const [found, acts] = await Promise.all([getVisibleCase(act, params.id), actsOf(database.read, params.id)])
  const matter = await definitionOf(database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  const asked = { principal: act.principal, deciding: found.base.unit.name, now: act.now }
  return caseDiagram(matter.definition.flow, found.state, acts, asked)
})
