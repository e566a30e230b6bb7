import { cockpitOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getIndicator } from '../catalogue.ts'
import { frameOf, reportScopeOf } from '../frame.ts'
import { quantityOf } from '../measure.ts'
import { countedRows, countRows, isKeyOf } from '../records.ts'
import { titleOf } from '../title.ts'

export const records = implement(
  cockpitOperations.records,
  async ({ platform, principal, now }, { params, query }) => {
    const { database } = platform
    const { measure } = await getIndicator(database, params.id)
    const scope = await reportScopeOf(platform, principal, now, query.region)
    const quantity = quantityOf(measure, query.part)
    if (!quantity) return { cases: [], next: null, total: 0 }
    if (query.before !== undefined && !isKeyOf(quantity, query.before))
      throw new Problem('request.invalid', { members: { fields: [{ path: '/before', code: 'cursor' }] } })
    const frame = await frameOf(platform, scope, now)
    const [rows, total] = await Promise.all([
      countedRows(database.read, quantity, frame, { before: query.before, limit: query.limit }),
      countRows(database.read, quantity, frame),
    ])
    const cases = await Promise.all(
      rows.map(async ({ version, at, ...row }) => ({
        ...row,
        title: await titleOf(database, row.slug, version),
        at: at.toString(),
      })),
    )
    return { cases, next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null, total }
  },
)
