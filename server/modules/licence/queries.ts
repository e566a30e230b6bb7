import type { Read, Transaction } from '#platform/database'

export interface NewFirm {
  readonly subjectId: string
  readonly name: string
  readonly scope: readonly string[]
  readonly registeredAt: Temporal.Instant
  /** Matters of which it holds a certificate that is valid on the day. */
  readonly held: readonly string[]
  /** Open cases by their matter. */
  readonly open: Readonly<Record<string, string>>
}

/** Of these firms those that were registered here since a moment, the newest first, with what they hold and have under way. */
export function newFirms(
  read: Read,
  subjectIds: readonly string[],
  since: Temporal.Instant,
  on: Temporal.PlainDate,
): PromiseLike<NewFirm[]> {
  return read<NewFirm[]>`
    select f.subject_id as "subjectId", e.name, e.scope, f.registered_at as "registeredAt",
      array(select distinct h.slug from licence.holding h
        where h.holder_id = f.subject_id and (h.valid_until is null or h.valid_until >= ${on.toString()}::date)) as held,
      coalesce((select jsonb_object_agg(c.slug, c.case_id) from licence.filed c where c.subject_id = f.subject_id), '{}') as open
    from licence.firm f join licence.entity e using (subject_id)
    where f.subject_id = any (${[...subjectIds]}::uuid[]) and f.registered_at >= ${since}
    order by f.registered_at desc, f.case_id limit 20`
}

export interface FirmNotice {
  readonly id: string
  /** The kind of department that hears of the firm. */
  readonly department: string
}

/** Notes a firm; false where its case has been noted before. */
export async function noteFirm(
  transaction: Transaction,
  firm: { readonly caseId: string; readonly subjectId: string; readonly registeredAt: Temporal.Instant },
): Promise<boolean> {
  const added = await transaction`
    insert into licence.firm (case_id, subject_id, registered_at)
    values (${firm.caseId}, ${firm.subjectId}, ${firm.registeredAt})
    on conflict do nothing returning case_id`
  return added.length > 0
}

/** The firm that a case registered. */
export async function firmOf(
  read: Read,
  caseId: string,
): Promise<{ subjectId: string; registeredAt: Temporal.Instant } | undefined> {
  const [row] = await read<{ subjectId: string; registeredAt: Temporal.Instant }[]>`
    select subject_id as "subjectId", registered_at as "registeredAt" from licence.firm where case_id = ${caseId}`
  return row
}

export async function noteNotices(
  transaction: Transaction,
  caseId: string,
  notices: readonly FirmNotice[],
): Promise<void> {
  await transaction`
    insert into licence.notice (notice_id, case_id, department)
    select n.id, ${caseId}, n.department
    from jsonb_to_recordset(${JSON.stringify(notices)}::text::jsonb) as n (id uuid, department text)`
}

export function noticesOf(read: Read, caseId: string): PromiseLike<FirmNotice[]> {
  return read<FirmNotice[]>`
    select notice_id as id, department from licence.notice where case_id = ${caseId} order by department`
}
