import type { Read, Transaction } from '#platform/database'
import type { AuditEntry } from './audit.ts'
import type { Cursor } from './cursor.ts'

export interface AuditRow {
  readonly id: string
  readonly at: Temporal.Instant
  readonly principalKind: 'anonymous' | 'person' | 'officer' | 'system'
  readonly accountId: string | null
  readonly officerId: string | null
  readonly officerName: string | null
  readonly unitId: string | null
  readonly unitName: string | null
  readonly personSubjectId: string | null
  readonly operation: string
  readonly outcome: string
  readonly caseId: string | null
  readonly subjectId: string | null
  readonly purpose: string | null
  readonly requestId: string | null
  readonly ipPrefix: string | null
  readonly details: Record<string, unknown>
}

export interface AuditFilter {
  readonly from?: string
  readonly to?: string
  readonly operation?: string
  readonly outcome?: string
  readonly officerId?: string
  readonly accountId?: string
  readonly unitId?: string
  readonly caseId?: string
  readonly subjectId?: string
}

/** Writes entries on their own; inside a business statement call `audit.record(jsonb)` in SQL instead. */
export async function recordAudit(
  transaction: Transaction | Read,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await transaction`select audit.record(${JSON.stringify(entries)}::text::jsonb)`
}

/** A page of entries within a scope, newest first; `regionPath` bounds acting officers, `all` adds those of nobody's region. */
export async function findAuditEntries(
  read: Read,
  scope: { regionPath: string; all: boolean },
  filter: AuditFilter,
  page: { cursor?: Cursor; limit: number },
): Promise<AuditRow[]> {
  const only = (column: string, value: string | undefined) =>
    value === undefined ? read`` : read`and ${read(column)} = ${value}`
  const rows = await read<AuditRow[]>`
    select ${columns(read)} from audit.entry
    where (region_path <@ ${scope.regionPath}::ltree ${scope.all ? read`or region_path is null` : read``})
      ${only('operation', filter.operation)} ${only('outcome', filter.outcome)}
      ${only('officer_id', filter.officerId)} ${only('account_id', filter.accountId)}
      ${only('unit_id', filter.unitId)} ${only('case_id', filter.caseId)}
      ${filter.subjectId ? read`and (subject_id = ${filter.subjectId} or id in (select entry_id from audit.seen where audit.seen.subject_id = ${filter.subjectId}))` : read``}
      ${filter.from ? read`and at >= ${filter.from}::timestamptz` : read``}
      ${filter.to ? read`and at < ${filter.to}::timestamptz` : read``}
      ${after(read, page.cursor)}
    order by at desc, id desc limit ${page.limit}`
  return [...rows]
}

/** A page of what was done to or with the data of one person, newest first. */
export async function findEntriesAbout(
  read: Read,
  subjectId: string,
  page: { cursor?: Cursor; limit: number },
): Promise<AuditRow[]> {
  const rows = await read<AuditRow[]>`
    select ${columns(read)} from audit.entry
    where (subject_id = ${subjectId} or id in (select entry_id from audit.seen where audit.seen.subject_id = ${subjectId}))
      ${after(read, page.cursor)}
    order by at desc, id desc limit ${page.limit}`
  return [...rows]
}

function after(read: Read, cursor: Cursor | undefined) {
  return cursor ? read`and (at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : read``
}

function columns(read: Read) {
  return read`id, at, principal_kind as "principalKind", account_id as "accountId", officer_id as "officerId",
    officer_name as "officerName", unit_id as "unitId", unit_name as "unitName", person_subject_id as "personSubjectId", operation, outcome, case_id as "caseId",
    subject_id as "subjectId", purpose, request_id as "requestId", ip_prefix as "ipPrefix", details`
}
