import { organizationOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findUnit } from '../queries.ts'
import { unitView } from '../view.ts'

export const unit = implement(organizationOperations.unit, async (act, { params }) => {
  const found = await findUnit(act.platform.database.read, params.unitId)
  if (!found) throw new Problem('organization.unit-not-found')
  return unitView(found)
})
