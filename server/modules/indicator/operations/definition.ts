import { cockpitOperations } from '#contract'
import { implement } from '#platform/http'
import { getIndicator } from '../catalogue.ts'

export const definition = implement(cockpitOperations.definition, async (act, { params }) => {
  const { id, version, title, meaning, numerator, denominator, unit, basis, owner } = await getIndicator(
    act.platform.database,
    params.id,
  )
  return {
    id,
    version,
    title,
    meaning,
    numerator,
    denominator: denominator ?? null,
    unit,
    basis,
    owner,
    refreshed,
  }
})

const refreshed = {
  zh: '每一次办件行为之后2秒内重新计算',
  en: 'Computed again within 2 seconds of every act',
}
