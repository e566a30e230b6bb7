import type { Read } from '#platform/database'
import type { CertificateBody } from './certificate.ts'

export interface StoredCertificate {
  readonly id: string
  readonly caseId: string
  readonly identifier: string
  readonly slug: string
  readonly issuerName: string
  readonly regionName: string
  readonly regionPath: string
  readonly unitId: string
  readonly unitPath: string
  readonly holderId: string
  readonly holderKind: 'person' | 'entity'
  readonly holderName: string
  readonly holderIdentifier: string
  readonly issuedOn: Temporal.PlainDate
  readonly validUntil: Temporal.PlainDate | null
  readonly state: 'valid' | 'revoked' | 'superseded'
  readonly revokedOn: Temporal.PlainDate | null
  readonly revocation: string | null
  readonly body: CertificateBody
  /** Units it is addressed to. */
  readonly sentTo: string[] | null
  readonly signature: string
  readonly keyId: string
  readonly entryId: string
  readonly salt: Uint8Array
}

const columns = (read: Read) => read`
  certificate_id as id, case_id as "caseId", identifier, slug, issuer_name as "issuerName", region_name as "regionName", region_path as "regionPath", unit_id as "unitId", unit_path as "unitPath",
  holder_id as "holderId", holder_kind as "holderKind", holder_name as "holderName", holder_identifier as "holderIdentifier", issued_on as "issuedOn", valid_until as "validUntil",
  state, revoked_on as "revokedOn", revocation, body, sent_to as "sentTo", signature, key_id as "keyId", entry_id as "entryId", salt`

export async function findCertificate(read: Read, id: string): Promise<StoredCertificate | undefined> {
  const [row] = await read<
    StoredCertificate[]
  >`select ${columns(read)} from certificate.certificate where certificate_id = ${id}`
  return row
}

export async function findByIdentifier(
  read: Read,
  identifier: string,
): Promise<StoredCertificate | undefined> {
  const [row] = await read<
    StoredCertificate[]
  >`select ${columns(read)} from certificate.certificate where identifier = ${identifier}`
  return row
}

/** What these subjects hold, newest first. */
export function certificatesHeldBy(
  read: Read,
  subjectIds: readonly string[],
): PromiseLike<StoredCertificate[]> {
  return read<
    StoredCertificate[]
  >`select ${columns(read)} from certificate.certificate where holder_id = any (${[...subjectIds]}::uuid[]) order by certificate_id desc limit 200`
}

/** What of one matter a subject holds and has not been taken back; `validUntil` may have passed. */
export interface Holding {
  readonly identifier: string
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string
  readonly validUntil: string | null
}

export function holdingsOf(read: Read, subjectId: string, slug: string): PromiseLike<Holding[]> {
  return read<Holding[]>`
    select identifier, issued_on::text as "issuedOn", valid_until::text as "validUntil" from certificate.certificate
    where holder_id = ${subjectId} and slug = ${slug} and state = 'valid' order by issued_on desc, identifier`
}

/** What a subject holds of some matters that is valid on a day. */
export function certificatesValidOn(
  read: Read,
  holderId: string,
  slugs: readonly string[],
  on: Temporal.PlainDate,
): PromiseLike<StoredCertificate[]> {
  return read<StoredCertificate[]>`
    select ${columns(read)} from certificate.certificate
    where holder_id = ${holderId} and slug = any (${[...slugs]}) and state = 'valid' and (valid_until is null or valid_until >= ${on})
    order by issued_on desc, certificate_id desc`
}

/** A certificate in force as a form offers it: `says` is its first face, `adds` its second. */
export interface Held {
  readonly slug: string
  readonly identifier: string
  readonly name: string
  readonly says: string
  readonly adds: string
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string
}

/** What of these matters a subject holds that is valid on a day, the newest first; one select. */
export function heldOf(
  read: Read,
  subjectId: string,
  slugs: readonly string[],
  on: string,
): PromiseLike<Held[]> {
  return read<Held[]>`
    select slug, identifier, body #>> '{name,zh}' as name, coalesce(body #>> '{faces,0,value}', '') as says,
      coalesce(body #>> '{faces,1,value}', '') as adds, issued_on::text as "issuedOn"
    from certificate.certificate
    where holder_id = ${subjectId} and slug = any (${[...slugs]}) and state = 'valid' and (valid_until is null or valid_until >= ${on}::text::date)
    order by issued_on desc, identifier`
}

export function certificatesIssuedIn(
  read: Read,
  caseIds: readonly string[],
): PromiseLike<StoredCertificate[]> {
  return read<
    StoredCertificate[]
  >`select ${columns(read)} from certificate.certificate where case_id = any (${[...caseIds]}::uuid[]) order by certificate_id`
}

/** Ends a valid certificate with its ledger and audit entries in one statement; undefined when it was not valid any more. */
export async function revokeCertificate(
  read: Read,
  input: {
    id: string
    on: string
    reason: string
    entryId: string
    salt: Uint8Array
    ledger: object
    audit: object
  },
): Promise<StoredCertificate | undefined> {
  const [row] = await read<(StoredCertificate & { written?: unknown })[]>`
    with ended as (
      update certificate.certificate set state = 'revoked', revoked_on = ${input.on}::text::date, revocation = ${input.reason},
        revocation_entry_id = ${input.entryId}, revocation_salt = ${input.salt}
      where certificate_id = ${input.id} and state = 'valid' returning *
    )
    select ${columns(read)}, (ledger.append(${JSON.stringify([input.ledger])}::text::jsonb), audit.record(${JSON.stringify(input.audit)}::text::jsonb)) is not null as written from ended`
  return row
}

/** The number that is free in a series; another may take it before it is used. */
export async function freeNumber(read: Read, series: string, year: number): Promise<number> {
  const [row] = await read<
    { used: number }[]
  >`select used from certificate.series where name = ${series} and year = ${year}`
  return (row?.used ?? 0) + 1
}
