import type { Citation, creditStates } from '#contract'
import { inScope, type Scope } from '#modules/access'
import { auditEntry, recordAudit, type AuditedAct } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'

export interface CreditRecord {
  readonly id: string
  readonly subjectId: string
  readonly subjectName: string
  readonly kind: string
  readonly finding: string
  readonly basis: Citation
  readonly caseId: string
  readonly regionPath: string
  readonly unitPath: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly barsPledges: boolean
  /** The officers who took part in finding it. */
  readonly foundBy: readonly string[]
  readonly state: (typeof creditStates)[number]
  readonly objection: string | null
  readonly review: string | null
}

export type NewRecord = Omit<CreditRecord, 'id' | 'state' | 'objection' | 'review'>

/** Makes a record, with its proof and its entry in the audit trail; once for a case, however often it is told. */
export async function putRecord(
  transaction: Transaction,
  record: NewRecord,
  now: Temporal.Instant,
): Promise<void> {
  const id = uuidv7(now)
  const entryId = uuidv7(now)
  const salt = newSalt()
  const at = now.toString()
  const inserted = await transaction`
    insert into credit.record (record_id, subject_id, subject_name, kind, finding, basis, case_id, region_path, unit_path, valid_from, valid_to,
      bars_pledges, found_by, state, recorded_at, entry_id, salt)
    values (${id}, ${record.subjectId}, ${record.subjectName}, ${record.kind}, ${record.finding}, ${JSON.stringify(record.basis)}::text::jsonb,
      ${record.caseId}, ${record.regionPath}::ltree, ${record.unitPath}::ltree, ${record.validFrom.toString()}::date, ${record.validTo.toString()}::date,
      ${record.barsPledges}, ${[...record.foundBy]}::uuid[], 'valid', ${now}, ${entryId}, ${Buffer.from(salt, 'hex')})
    on conflict (case_id) do nothing returning record_id`
  if (inserted.length === 0) return
  const content = { recordId: id, kind: record.kind, finding: record.finding, basis: record.basis, at }
  const entry = {
    caseId: record.caseId,
    id: entryId,
    kind: 'credit.recorded',
    digest: digestOf(salt, content),
    at,
  }
  await transaction`select ledger.append(${JSON.stringify([entry])}::text::jsonb)`
  await recordAudit(transaction, [
    auditEntry(
      { principal: { kind: 'system' }, now },
      { operation: 'credit.recorded', caseId: record.caseId, subjectId: record.subjectId },
    ),
  ])
}

/** The last day on which somebody may not pledge; undefined where they may. */
export async function pledgeBar(
  read: Read,
  subjectId: string,
  on: Temporal.PlainDate,
): Promise<Temporal.PlainDate | undefined> {
  const [row] = await read<{ until: Temporal.PlainDate | null }[]>`
    select max(valid_to) as until from credit.record
    where subject_id = ${subjectId} and bars_pledges and state <> 'cancelled' and valid_to >= ${on.toString()}::date`
  return row?.until ?? undefined
}

export async function recordsAbout(read: Read, subjectIds: readonly string[]): Promise<CreditRecord[]> {
  return [
    ...(await read<CreditRecord[]>`
      select ${columns(read)} from credit.record where subject_id = any (${[...subjectIds]}::uuid[]) order by record_id desc`),
  ]
}

export async function recordsWithin(
  read: Read,
  scope: Scope,
  { state, limit }: { state?: CreditRecord['state'] | undefined; limit: number },
): Promise<CreditRecord[]> {
  return [
    ...(await read<CreditRecord[]>`
      select ${columns(read)} from credit.record
      where ${inScope(read, scope, { region: 'region_path', unit: 'unit_path' })} and ${state ? read`state = ${state}` : read`true`}
      order by record_id desc limit ${limit}`),
  ]
}

export async function findRecord(read: Read, id: string): Promise<CreditRecord | undefined> {
  const [row] = await read<CreditRecord[]>`select ${columns(read)} from credit.record where record_id = ${id}`
  return row
}

/** Takes a record a step on; undefined where it had moved on already. */
export function moveRecord(
  transaction: Transaction,
  { id, state, caseId, subjectId }: CreditRecord,
  step: { readonly state: CreditRecord['state']; readonly objection?: string; readonly review?: string },
  { act, operation }: { readonly act: AuditedAct; readonly operation: string },
): Promise<CreditRecord | undefined> {
  return (async () => {
    const [row] = await transaction<CreditRecord[]>`
      update credit.record set state = ${step.state}, objection = coalesce(${step.objection ?? null}, objection), review = coalesce(${step.review ?? null}, review)
      where record_id = ${id} and state = ${state} returning ${columns(transaction)}`
    if (row) await recordAudit(transaction, [auditEntry(act, { operation, caseId, subjectId })])
    return row
  })()
}

function columns(read: Read | Transaction) {
  return read`record_id as id, subject_id as "subjectId", subject_name as "subjectName", kind, finding, basis, case_id as "caseId",
    region_path::text as "regionPath", unit_path::text as "unitPath", valid_from as "validFrom", valid_to as "validTo",
    bars_pledges as "barsPledges", found_by as "foundBy", state, objection, review`
}
