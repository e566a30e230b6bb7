import { auditOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { readCursor, writeCursor } from '../cursor.ts'
import { findEntriesAbout, type AuditRow } from '../queries.ts'

export const own = implement(auditOperations.own, async (act, { query }) => {
  const { principal } = act
  if (principal.kind !== 'person') throw new Problem('access.denied')
  const { subjectId } = principal
  const page = { cursor: query.cursor ? readCursor(query.cursor) : undefined, limit: query.limit + 1 }
  const rows = await findEntriesAbout(act.platform.database.read, subjectId, page)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    entries: shown.map((row) => ({
      id: row.id,
      at: row.at.toString(),
      by: byWhom(row, subjectId),
      unitName: row.unitName,
      operation: row.operation,
      outcome: row.outcome,
      purpose: row.purpose,
      caseId: row.caseId,
    })),
    next: rows.length > query.limit && last ? writeCursor({ at: last.at.toString(), id: last.id }) : null,
  }
})

/** A person is told the office that looked, not which officer: that is for the auditor (个人信息保护法第四十五条 gives access to one's own data). */
function byWhom(row: AuditRow, subjectId: string): 'officer' | 'system' | 'self' | 'person' {
  if (row.principalKind === 'officer') return 'officer'
  if (row.principalKind !== 'person') return 'system'
  return row.personSubjectId === subjectId ? 'self' : 'person'
}
