import { maskName, type CaseView, type CertificateView, type Principal } from '#contract'
import { shown, type DataClass } from '#modules/access'
import type { Read } from '#platform/database'
import { stateOn } from './certificate.ts'
import { certificatesIssuedIn, type StoredCertificate } from './queries.ts'

/** A certificate as its holder and the handling officers see it; to other officers a person's data are masked. */
export function certificateView(
  row: StoredCertificate,
  context: { principal: Principal; on: Temporal.PlainDate; publicUrl: string; sealed: boolean },
): CertificateView {
  const mask = (dataClass: DataClass, value: string) =>
    row.holderKind === 'person' ? shown(context.principal, dataClass, value, { own: true }) : value
  return {
    id: row.id,
    identifier: row.identifier,
    state: stateOf(row, context.on),
    name: row.body.name,
    caseId: row.caseId,
    holderName: mask('person-name', row.holderName),
    holderIdentifier: mask('identity-number', row.holderIdentifier),
    issuerName: row.issuerName,
    regionName: row.regionName,
    issuedOn: row.issuedOn.toString(),
    validUntil: row.validUntil?.toString() ?? null,
    faces: row.body.faces.map((face) => ({ ...face, value: mask('address', face.value) })),
    verifyUrl: verifyUrl(context.publicUrl, row.identifier),
    revocation: row.revokedOn ? { on: row.revokedOn.toString(), reason: row.revocation ?? '' } : null,
    sealed: context.sealed,
  }
}

/** The certificates that a case gave, in short. */
export async function certificatesOfCase(read: Read, caseId: string): Promise<CaseView['certificates']> {
  return (await certificatesOfCases(read, [caseId])).get(caseId) ?? []
}

/** What each of these cases gave, in short; one select. */
export async function certificatesOfCases(
  read: Read,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseView['certificates']>> {
  const rows = await certificatesIssuedIn(read, caseIds)
  return new Map(
    [...Map.groupBy(rows, (row) => row.caseId)].map(([caseId, given]) => [
      caseId,
      given.map((row) => ({
        id: row.id,
        identifier: row.identifier,
        name: row.body.name,
        state: row.state,
        issuedOn: row.issuedOn.toString(),
        number: row.body.document?.number ?? null,
      })),
    ]),
  )
}

export function stateOf(row: StoredCertificate, on: Temporal.PlainDate) {
  return stateOn({ state: row.state, validUntil: row.validUntil?.toString() ?? null }, on)
}

/** What the QR code says: the address at which anyone can check. */
export function verifyUrl(publicUrl: string, identifier: string): string {
  return `${publicUrl}/verify/${identifier}`
}

/** The holder to strangers: a person's surname alone, a firm in full. */
export function holderMasked(row: StoredCertificate): string {
  return row.holderKind === 'person' ? maskName(row.holderName) : row.holderName
}
