import { isServiceItem, matterOperations } from '#contract'
import { findUnit } from '#modules/organization'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { currentDefinitions } from '../catalogue.ts'
import { workView } from '../view.ts'

export const work = implement(matterOperations.work, async ({ platform, principal }) => {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const { database } = platform
  const [matters, unit] = await Promise.all([
    currentDefinitions(database),
    findUnit(database.read, principal.unitId),
  ])
  return {
    matters: matters.flatMap(({ definition }) =>
      isServiceItem(definition) ? [] : [workView(definition, principal, unit?.functions ?? [])],
    ),
  }
})
