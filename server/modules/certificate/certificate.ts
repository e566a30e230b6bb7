import { composeCertificateIdentifier, type CertificateType } from '#contract'
import { fillTemplate } from '#platform/expression'

/** The data of a certificate: what is signed, and what a verifier is shown. */
export interface CertificateBody {
  readonly kind: 'certificate' | 'document'
  readonly identifier: string
  readonly typeCode: string
  readonly name: { zh: string; en: string }
  readonly holder: { name: string; identifier: string }
  readonly issuer: { name: string; code: string; region: string }
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly faces: { label: { zh: string; en: string }; value: string }[]
  readonly basis: unknown
  readonly case: { number: string; matter: string }
  /** Of an official document: what its pages say. */
  readonly document?: DocumentText
}

/** An official document as it is set (GB/T 9704-2012). */
export interface DocumentText {
  readonly mark: string
  /** 发文字号. */
  readonly number: string
  readonly title: string
  /** 主送 and 抄送, by name. */
  readonly to: string[]
  readonly copyTo: string[]
  readonly paragraphs: string[]
  readonly signedBy: string
}

export interface CertificateRequest {
  readonly caseId: string
  readonly caseNumber: string
  readonly matter: string
  readonly type: CertificateType
  readonly basis: unknown
  readonly holder: { id: string; kind: 'person' | 'entity'; name: string; identifier: string }
  readonly issuer: { name: string; code: string; region: string }
  readonly issuedOn: Temporal.PlainDate
  /** What the templates of the faces read: { subject, form, outputs, case }. */
  readonly context: Record<string, unknown>
}

/** Composes what is certified; no reading, no signing. */
export function composeBody(request: CertificateRequest): CertificateBody {
  const { type, issuedOn } = request
  return {
    kind: 'certificate',
    identifier: composeCertificateIdentifier({
      type: type.typeCode,
      issuer: request.issuer.code,
      serial: serialOf(request.caseId, issuedOn),
      version: 1,
    }),
    typeCode: type.typeCode,
    name: type.name,
    holder: { name: request.holder.name, identifier: request.holder.identifier },
    issuer: request.issuer,
    issuedOn: issuedOn.toString(),
    validUntil: lastDay(request),
    faces: type.faces.map((face) => ({
      label: face.label,
      value: fillTemplate({ zh: face.value, en: face.value }, request.context).zh,
    })),
    basis: request.basis,
    case: { number: request.caseNumber, matter: request.matter },
  }
}

function lastDay({ type, issuedOn, context }: CertificateRequest): string | null {
  const until = type.until && fillTemplate({ zh: type.until, en: type.until }, context).zh
  if (until && /^\d{4}-\d\d-\d\d$/.test(until)) return until
  // Valid for years: to the day before the same date.
  return type.years === undefined
    ? null
    : issuedOn.add({ years: type.years }).subtract({ days: 1 }).toString()
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 流水号 (GB/T 36904-2018 leaves its length to the issuer): the day, and 80 bits of the case's own id, so that no counter is shared and none can collide. */
export function serialOf(caseId: string, on: Temporal.PlainDate): string {
  const bits = BigInt(`0x${caseId.replaceAll('-', '').slice(-20)}`)
  const text = Array.from(
    { length: 16 },
    (_, place) => ALPHABET[Number((bits >> BigInt(5 * (15 - place))) & 31n)],
  ).join('')
  return on.toString().replaceAll('-', '') + text
}

export type CertificateState = 'valid' | 'revoked' | 'superseded' | 'expired'

/** The state a certificate is in on a day: expiry needs no act. */
export function stateOn(
  row: { state: string; validUntil: string | null },
  on: Temporal.PlainDate,
): CertificateState {
  if (row.state === 'valid' && row.validUntil !== null && Temporal.PlainDate.compare(on, row.validUntil) > 0)
    return 'expired'
  return row.state as CertificateState
}

/** What the ledger's digest of a revocation stands for; rebuilt from the stored row when its entry is opened. */
export function revocationContent(row: {
  id: string
  identifier: string
  revokedOn: Temporal.PlainDate
  revocation: string
}) {
  return {
    certificate: row.id,
    identifier: row.identifier,
    revokedOn: row.revokedOn.toString(),
    reason: row.revocation,
  }
}
