import { cockpitOperations } from '#contract'
import { implement } from '#platform/http'
import { figuresOf } from '../figures.ts'
import { frameOf, reportScopeOf } from '../frame.ts'

export const figures = implement(
  cockpitOperations.figures,
  async ({ platform, principal, now }, { query }) => {
    const scope = await reportScopeOf(platform, principal, now, query.region)
    const frame = await frameOf(platform, scope, now)
    return {
      scope: { code: scope.code, name: scope.name },
      figures: await figuresOf(platform.database, frame, query.place),
    }
  },
)
