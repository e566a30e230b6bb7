import { supervisionOperations } from '#contract'
import { implement } from '#platform/http'
import { rulesOf } from '../catalogue.ts'

export const rules = implement(supervisionOperations.rules, async ({ platform }) => ({
  rules: (await rulesOf(platform.database)).map(
    ({ id, version, colour, title, meaning, todo, within, objection, shown, basis }) => ({
      id,
      version,
      colour,
      title,
      meaning,
      todo,
      within,
      objection,
      shown,
      basis: [basis.licence, basis.other],
    }),
  ),
}))
