import type { Principal } from '#contract'
import { uuidv7 } from '#platform/crypto'

/** One audit entry as `audit.record(jsonb)` takes it. */
export interface AuditEntry {
  readonly id: string
  readonly at: string
  readonly principal_kind: 'anonymous' | 'person' | 'officer' | 'system'
  readonly account_id?: string
  readonly officer_id?: string
  readonly officer_name?: string
  readonly unit_id?: string
  readonly unit_name?: string
  readonly region_path?: string
  readonly session_id?: string
  readonly person_subject_id?: string
  readonly operation: string
  readonly outcome: string
  readonly case_id?: string
  readonly subject_id?: string
  /** Whose data stood in a list that was read. */
  readonly subject_ids?: readonly string[]
  readonly purpose?: string
  readonly request_id?: string
  readonly ip_prefix?: string
  readonly details: Readonly<Record<string, AuditDetail>>
}

/** Particulars say which and how many, never what: ids, codes, counts, no values of personal data. */
export type AuditDetail = string | number | boolean | null | readonly string[]

/** What an act adds to who did it: the case, whose data, for what purpose. */
export interface AuditAbout {
  readonly operation: string
  /** `ok` or the problem code of a refusal. */
  readonly outcome?: string
  readonly caseId?: string
  readonly subjectId?: string
  readonly subjectIds?: readonly string[]
  readonly purpose?: string
  readonly details?: Readonly<Record<string, AuditDetail>>
}

/** The part of an act that an entry is made of; `Act` of the HTTP edge fits. */
export interface AuditedAct {
  readonly principal: Principal | { readonly kind: 'system' }
  readonly now: Temporal.Instant
  readonly requestId?: string
  readonly client?: { readonly ip: string }
}

/** The entry for an act, ready for `audit.record` inside the statement that performs it. */
export function auditEntry(act: AuditedAct, about: AuditAbout): AuditEntry {
  return {
    id: uuidv7(act.now),
    at: act.now.toString(),
    ...whoOf(act.principal),
    operation: about.operation,
    outcome: about.outcome ?? 'ok',
    case_id: about.caseId,
    subject_id: about.subjectId,
    subject_ids: about.subjectIds,
    purpose: about.purpose,
    request_id: act.requestId,
    ip_prefix: act.client ? ipPrefixOf(act.client.ip) : undefined,
    details: about.details ?? {},
  }
}

/** The entry for an act of the platform itself, such as an effect or a loaded record. */
export function systemAuditEntry(now: Temporal.Instant, about: AuditAbout): AuditEntry {
  return auditEntry({ principal: { kind: 'system' }, now }, about)
}

/** The network of an address, not the address: /24 of IPv4, /48 of IPv6. */
export function ipPrefixOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
  if (/^\d+\.\d+\.\d+\.\d+$/.test(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  const [head = '', tail] = mapped.toLowerCase().split('::')
  const groups = head ? head.split(':') : []
  // `::` stands for zero groups; only the first three matter here.
  while (tail !== undefined && groups.length < 3) groups.push('0')
  return `${groups.slice(0, 3).join(':')}::/48`
}

function whoOf(principal: AuditedAct['principal']) {
  switch (principal.kind) {
    case 'anonymous':
      return { principal_kind: 'anonymous' } as const
    case 'system':
      return { principal_kind: 'system' } as const
    case 'person':
      return {
        principal_kind: 'person',
        account_id: principal.accountId,
        session_id: principal.sessionId,
        person_subject_id: principal.subjectId,
      } as const
    case 'officer':
      return {
        principal_kind: 'officer',
        account_id: principal.accountId,
        session_id: principal.sessionId,
        officer_id: principal.officerId,
        officer_name: principal.name,
        unit_id: principal.unitId,
        unit_name: principal.unitName,
        region_path: principal.regionPath,
      } as const
  }
}
