import { digestOf, newSalt } from '#modules/ledger'
import { canonicalJson, uuidv7, type KeyStore } from '#platform/crypto'
import { composeBody, type CertificateBody, type CertificateRequest } from './certificate.ts'
import { requirePrintable } from './font.ts'

export interface MadeCertificate {
  readonly certificateId: string
  readonly identifier: string
  /** The row that certificate.issue writes inside the granting act. */
  readonly row: object
  readonly entry: { caseId: string; id: string; kind: string; digest: string; at: string }
}

/** Where what is made belongs. */
export interface Place {
  readonly regionPath: string
  readonly unitId: string
  readonly unitPath: string
  readonly slug: string
}

/** Composes and signs a certificate; nothing is written. `sentTo` are units that hand it out beside the one that issues it. Throws certificate.unprintable. */
export async function makeCertificate(
  keyStore: KeyStore,
  request: CertificateRequest & Place,
  now: Temporal.Instant,
  sentTo: readonly string[] = [],
): Promise<MadeCertificate> {
  const body = composeBody(request)
  await requirePrintable([
    body.name.zh,
    body.holder.name,
    body.issuer.name,
    ...body.faces.flatMap((face) => [face.label.zh, face.value]),
  ])
  return signed(keyStore, body, request, now, sentTo.length > 0 ? { sent_to: sentTo } : {})
}

/** Signs what was composed and gives the row and the ledger entry that an act writes; `more` are columns of its own. */
export async function signed(
  keyStore: KeyStore,
  body: CertificateBody,
  request: Pick<CertificateRequest, 'caseId' | 'holder' | 'issuer'> & Place,
  now: Temporal.Instant,
  more: object = {},
): Promise<MadeCertificate> {
  const signature = await keyStore.sign('certificate', Buffer.from(canonicalJson(body), 'utf8'))
  const salt = newSalt()
  const entryId = uuidv7(now)
  const certificateId = uuidv7(now)
  return {
    certificateId,
    identifier: body.identifier,
    row: {
      case_id: request.caseId,
      certificate_id: certificateId,
      identifier: body.identifier,
      slug: request.slug,
      type_code: body.typeCode,
      issuer_code: request.issuer.code,
      issuer_name: request.issuer.name,
      region_name: request.issuer.region,
      region_path: request.regionPath,
      unit_id: request.unitId,
      unit_path: request.unitPath,
      holder_id: request.holder.id,
      holder_kind: request.holder.kind,
      holder_name: request.holder.name,
      holder_identifier: request.holder.identifier,
      issued_on: body.issuedOn,
      valid_until: body.validUntil,
      state: 'valid',
      revoked_on: null,
      revocation: null,
      body,
      signature: signature.value.toString('base64'),
      key_id: signature.keyId,
      entry_id: entryId,
      salt: `\\x${salt}`,
      ...more,
    },
    entry: {
      caseId: request.caseId,
      id: entryId,
      kind: `${body.kind}.issue`,
      digest: digestOf(salt, body),
      at: now.toString(),
    },
  }
}
