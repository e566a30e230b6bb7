import { z } from 'zod'
import { checkCertificateIdentifier, localized, type ProofSubject, type TrustedKey } from '#contract'
import { verifyFile, type Step } from '#modules/ledger'

/** What a certificate of another platform says, as far as this one shows it. */
const subjectShape = z.looseObject({
  kind: z.enum(['certificate', 'document']),
  identifier: z.string().max(200),
  typeCode: z.string().max(40),
  name: localized,
  holder: z.object({ name: z.string().max(200), identifier: z.string().max(40) }),
  issuer: z.object({ name: z.string().max(200), region: z.string().max(200) }),
  issuedOn: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  faces: z.array(z.object({ label: localized, value: z.string().max(2000) })).max(100),
})
export type ForeignSubject = z.infer<typeof subjectShape>

/** Where a certificate failed: a step of its proof, or what it is beside that. */
export type CertificateFault = Step['name'] | 'unreadable' | 'identifier' | 'holder' | 'expired'

export type CertificateCheck =
  | { readonly subject: ForeignSubject; readonly steps: Step[] }
  | { readonly fault: CertificateFault; readonly steps: Step[] }

/**
 * Judges a sealed certificate of a peer: whole, signed by a key that the peer's own key vouches for, of this holder, and in force on a day.
 * The first step that does not hold is the fault.
 */
export function checkCertificate(
  bytes: Uint8Array,
  issuerKeys: readonly TrustedKey[],
  expected: { readonly holder: string; readonly identifier?: string; readonly on: string },
): CertificateCheck {
  const report = verifyFile(bytes, issuerKeys)
  const { steps } = report
  const failed = steps.find(({ ok }) => !ok)
  if (failed) return { fault: failed.name, steps }
  const subject = readSubject(report.subject)
  if (!subject) return { fault: 'unreadable', steps }
  const { identifier, holder, validUntil } = subject
  if (subject.kind === 'certificate' && !checkCertificateIdentifier(identifier).ok)
    return { fault: 'identifier', steps }
  if (expected.identifier !== undefined && expected.identifier !== identifier)
    return { fault: 'identifier', steps }
  if (holder.identifier !== expected.holder) return { fault: 'holder', steps }
  if (validUntil !== null && validUntil < expected.on) return { fault: 'expired', steps }
  return { subject, steps }
}

function readSubject(subject: ProofSubject | undefined): ForeignSubject | undefined {
  return subjectShape.safeParse(subject).data
}
