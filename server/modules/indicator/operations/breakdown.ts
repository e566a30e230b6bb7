import { cockpitOperations } from '#contract'
import { implement } from '#platform/http'
import { breakDown } from '../breakdown.ts'
import { getIndicator } from '../catalogue.ts'
import { frameOf, reportScopeOf } from '../frame.ts'
import { titleOf } from '../title.ts'

export const breakdown = implement(
  cockpitOperations.breakdown,
  async ({ platform, principal, now }, { params, query }) => {
    const { database } = platform
    const { measure, target } = await getIndicator(database, params.id)
    const scope = await reportScopeOf(platform, principal, now, query.region)
    const frame = await frameOf(platform, scope, now)
    const rows = (await breakDown(database.read, measure, query.by, frame)) ?? []
    const factor = 'share' in measure ? 100 : 1
    const atLeast = target?.atLeast ?? null
    return {
      target: atLeast,
      parts: await Promise.all(
        rows.map(async ({ key, version, numerator, denominator }) => {
          const value = (factor * numerator) / denominator
          return {
            key,
            title: query.by === 'matter' ? await titleOf(database, key, version) : { zh: key, en: key },
            numerator,
            denominator,
            value,
            meets: atLeast === null ? null : value >= atLeast,
          }
        }),
      ),
    }
  },
)
