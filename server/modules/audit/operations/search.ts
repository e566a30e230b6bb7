import { auditOperations } from '#contract'
import { holdsEveryUnit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { readCursor, writeCursor } from '../cursor.ts'
import { findAuditEntries } from '../queries.ts'

export const search = implement(auditOperations.search, async (act, { query }) => {
  const { principal } = act
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const { cursor, limit, ...filter } = query
  // Acts of persons and of the platform have no region: they are for the auditor and the administrator of the whole, and of no part of it.
  const all =
    principal.roles.some((role) => role === 'auditor' || role === 'administrator') &&
    (await holdsEveryUnit(act.platform.database.read, principal.regionPath, dateOf(act.now)))
  const scope = { regionPath: principal.regionPath, all }
  const page = { cursor: cursor ? readCursor(cursor) : undefined, limit: limit + 1 }
  const rows = await findAuditEntries(act.platform.database.read, scope, filter, page)
  const entries = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toString() }))
  const last = entries.at(-1)
  return { entries, next: rows.length > limit && last ? writeCursor(last) : null }
})
