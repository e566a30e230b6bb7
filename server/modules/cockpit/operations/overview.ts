import { cockpitOperations } from '#contract'
import { reportScopeOf } from '#modules/indicator'
import { implement } from '#platform/http'
import { feedOf } from '../feed.ts'

export const overview = implement(
  cockpitOperations.overview,
  async ({ platform, principal, now }, { query }) =>
    feedOf(platform, await reportScopeOf(platform, principal, now, query.region)).current(),
)
