import type { ActsForView, AuthorisationKind, AuthorisationView } from '#contract'
import type { Read } from '#platform/database'

/** By what right a person acts for a subject: as themself, or by an authorisation on record. */
export type Authority =
  | { readonly kind: 'self' }
  | { readonly kind: AuthorisationKind; readonly authorisationId: string }

/** By what right a person may act for a subject in a matter on a day; undefined when by none. */
export async function findAuthority(
  read: Read,
  personSubjectId: string,
  subjectId: string,
  matterCode: string,
  on: Temporal.PlainDate,
): Promise<Authority | undefined> {
  if (personSubjectId === subjectId) return { kind: 'self' }
  const rows = await read<{ kind: AuthorisationKind; authorisationId: string }[]>`
    select kind, id as "authorisationId" from identity.authorisation
    where grantee_subject_id = ${personSubjectId} and grantor_subject_id = ${subjectId} and ${inForce(read, on)}
      and (matter_codes is null or ${matterCode} = any (matter_codes))
    order by granted_at limit 1`
  return rows[0]
}

/** Whether a person may act for a subject in a matter on a day: themself, or whoever authorised them on record. */
export async function mayActFor(
  read: Read,
  personSubjectId: string,
  subjectId: string,
  matterCode: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  return (await findAuthority(read, personSubjectId, subjectId, matterCode, on)) !== undefined
}

/** For whom a person may act on a day, by name; the person themself is not listed. */
export async function findActsFor(
  read: Read,
  personSubjectId: string,
  on: Temporal.PlainDate,
): Promise<ActsForView[]> {
  const rows = await read<(Omit<ActsForView, 'validTo'> & { validTo: Temporal.PlainDate | null })[]>`
    select grantor_subject_id as "subjectId", grantor_name as name, kind, matter_codes as "matterCodes",
      valid_to as "validTo"
    from identity.authorisation
    where grantee_subject_id = ${personSubjectId} and ${inForce(read, on)}
    order by grantor_name, granted_at`
  return rows.map((row) => ({ ...row, validTo: row.validTo ? String(row.validTo) : null }))
}

export interface NewAuthorisation {
  readonly id: string
  readonly grantor: { subjectId: string; name: string }
  readonly grantee: { subjectId: string; name: string }
  readonly kind: AuthorisationKind
  readonly matterCodes: readonly string[] | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly basis: string
  readonly grantedAt: Temporal.Instant
  readonly grantedByAccountId: string | null
}

/** Records an authorisation and its audit entry in one statement; an id that exists already gives nothing. */
export async function recordAuthorisation(
  read: Read,
  given: NewAuthorisation,
  auditEntry: object,
): Promise<AuthorisationView | undefined> {
  const rows = await read<AuthorisationRow[]>`
    with given as (
      insert into identity.authorisation (id, grantor_subject_id, grantor_name, grantee_subject_id, grantee_name, kind,
        matter_codes, valid_from, valid_to, basis, granted_at, granted_by_account_id)
      values (${given.id}, ${given.grantor.subjectId}, ${given.grantor.name}, ${given.grantee.subjectId},
        ${given.grantee.name}, ${given.kind}, ${given.matterCodes as string[] | null}, ${given.validFrom}::text::date,
        ${given.validTo}::text::date, ${given.basis}, ${given.grantedAt.toString()}::timestamptz,
        ${given.grantedByAccountId})
      on conflict (id) do nothing
      returning *)
    select ${columns(read)}, audit.record(${JSON.stringify(auditEntry)}::text::jsonb) from given`
  return rows.map(toView)[0]
}

/** What a person gave (themself, or for a firm) and received, the newest first. */
export async function findAuthorisations(
  read: Read,
  person: { subjectId: string; accountId: string },
): Promise<{ given: AuthorisationView[]; received: AuthorisationView[] }> {
  const rows = await read<AuthorisationRow[]>`
    select ${columns(read)} from identity.authorisation
    where grantor_subject_id = ${person.subjectId} or grantee_subject_id = ${person.subjectId}
      or granted_by_account_id = ${person.accountId}
    order by granted_at desc, id desc`
  const all = rows.map(toView)
  const isReceived = (one: AuthorisationView) => one.granteeSubjectId === person.subjectId
  return { given: all.filter((one) => !isReceived(one)), received: all.filter(isReceived) }
}

/** Ends an authorisation that the person gave or received; undefined when there is none such in force. */
export async function endAuthorisation(
  read: Read,
  authorisationId: string,
  person: { subjectId: string; accountId: string },
  now: Temporal.Instant,
  auditEntry: object,
): Promise<AuthorisationView | undefined> {
  const rows = await read<AuthorisationRow[]>`
    with ended as (
      update identity.authorisation
      set revoked_at = ${now.toString()}::timestamptz, revoked_by_account_id = ${person.accountId}
      where id = ${authorisationId} and revoked_at is null and (grantor_subject_id = ${person.subjectId}
        or grantee_subject_id = ${person.subjectId} or granted_by_account_id = ${person.accountId})
      returning *)
    select ${columns(read)},
      audit.record(${JSON.stringify(auditEntry)}::text::jsonb || jsonb_build_object('subject_id', grantor_subject_id))
    from ended`
  return rows.map(toView)[0]
}

interface AuthorisationRow extends Omit<
  AuthorisationView,
  'validFrom' | 'validTo' | 'grantedAt' | 'revokedAt'
> {
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
  grantedAt: Temporal.Instant
  revokedAt: Temporal.Instant | null
}

function inForce(read: Read, on: Temporal.PlainDate) {
  const day = String(on)
  return read`revoked_at is null and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)`
}

function columns(read: Read) {
  return read`id, grantor_subject_id as "grantorSubjectId", grantor_name as "grantorName",
    grantee_subject_id as "granteeSubjectId", grantee_name as "granteeName", kind, matter_codes as "matterCodes",
    valid_from as "validFrom", valid_to as "validTo", basis, granted_at as "grantedAt", revoked_at as "revokedAt"`
}

function toView(row: AuthorisationRow): AuthorisationView {
  return {
    id: row.id,
    grantorSubjectId: row.grantorSubjectId,
    grantorName: row.grantorName,
    granteeSubjectId: row.granteeSubjectId,
    granteeName: row.granteeName,
    kind: row.kind,
    matterCodes: row.matterCodes,
    validFrom: String(row.validFrom),
    validTo: row.validTo ? String(row.validTo) : null,
    basis: row.basis,
    grantedAt: row.grantedAt.toString(),
    revokedAt: row.revokedAt ? row.revokedAt.toString() : null,
  }
}
