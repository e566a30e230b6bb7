import type { HistoryStep } from '#contract'
import { auditEntry, systemAuditEntry, type AuditedAct } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'

/** Who did something to a matter: an officer with the act, or the platform on the day that an officer had named. */
export interface Doer {
  readonly officerId: string | null
  readonly officerName: string
  readonly unitName: string
  readonly regionPath: string
  /** What the audit entry is made of; the platform itself where it is absent. */
  readonly act?: AuditedAct
}

export interface NewStep {
  readonly slug: string
  readonly step: HistoryStep['step']
  readonly version?: number
  readonly designId?: string
  readonly remarks?: string
  /** SM3 of the definition, hex. */
  readonly digest?: string
  /** Of what is withdrawn: the matter that takes its place. */
  readonly instead?: string
  readonly publishOn?: Temporal.PlainDate
  /** The operation under which it is audited. */
  readonly operation: string
}

/** Writes down a step, with its ledger entry and its audit entry, in one statement. */
export async function recordStep(
  tx: Transaction,
  step: NewStep,
  by: Doer,
  now: Temporal.Instant,
): Promise<void> {
  const id = uuidv7(now)
  const salt = newSalt()
  const row = {
    history_id: id,
    slug: step.slug,
    version: step.version ?? null,
    design_id: step.designId ?? null,
    step: step.step,
    at: now.toString(),
    officer_id: by.officerId,
    officer_name: by.officerName,
    unit_name: by.unitName,
    region_path: by.regionPath,
    remarks: step.remarks ?? null,
    digest: step.digest ?? null,
    publish_on: step.publishOn?.toString() ?? null,
  }
  const ledger = { id, kind: `matter.${step.step}`, digest: digestOf(salt, row), at: now.toString() }
  const about = {
    operation: step.operation,
    details: {
      slug: step.slug,
      version: step.version ?? null,
      design: step.designId ?? null,
      step: step.step,
    },
  }
  const audit = by.act ? auditEntry(by.act, about) : systemAuditEntry(now, about)
  await tx`
    with written as (
      insert into matter.history
      select row.*, ${Buffer.from(salt, 'hex')}::bytea, ${step.instead ?? null} from jsonb_to_record(${JSON.stringify(row)}::text::jsonb) as row (history_id uuid, slug text, version int,
        design_id uuid, step text, at timestamptz, officer_id uuid, officer_name text, unit_name text, region_path ltree, remarks text, digest text, publish_on date)
    )
    select ledger.append(${JSON.stringify([ledger])}::text::jsonb), audit.record(${JSON.stringify(audit)}::text::jsonb)`
}

/** What was done to a matter, the newest first; drafts of which nothing was published yet are told only within a region. */
export async function historyOf(read: Read, slug: string, regionPath: string): Promise<HistoryStep[]> {
  const rows = await read<
    (Omit<HistoryStep, 'at' | 'publishOn'> & { at: Temporal.Instant; publishOn: Temporal.PlainDate | null })[]
  >`
    select history_id as id, step, version, at, officer_name as by, unit_name as unit, remarks, publish_on as "publishOn", digest
    from matter.history
    where slug = ${slug} and (step in ('published', 'withdrawn') or region_path <@ ${regionPath}::ltree)
    order by at desc, history_id desc limit 200`
  return rows.map((row) => ({ ...row, at: row.at.toString(), publishOn: row.publishOn?.toString() ?? null }))
}
