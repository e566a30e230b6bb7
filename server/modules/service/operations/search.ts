import { serviceOperations } from '#contract'
import { summaryView } from '#modules/matter'
import { implement } from '#platform/http'
import { offeredIndex } from '../offered.ts'
import { searchIndex } from '../search-index.ts'

export const search = implement(serviceOperations.search, async (act, { query: { q, applicant, limit } }) => {
  const hits = searchIndex(await offeredIndex(act.platform.database), q)
  const wanted = hits
    .filter(({ definition }) => !applicant || definition.applicants.includes(applicant))
    .slice(0, limit)
  return {
    hits: wanted.map(({ definition, score, because }) => ({
      matter: summaryView(definition),
      score: Math.round(score * 1000) / 1000,
      because,
    })),
  }
})
