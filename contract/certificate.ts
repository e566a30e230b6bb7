import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** States of a certificate. */
export const certificateStates = ['valid', 'revoked', 'superseded', 'expired'] as const

export const certificateView = z.object({
  id: z.uuid(),
  identifier: z.string(),
  state: z.enum(certificateStates),
  name: localized,
  caseId: z.uuid(),
  holderName: z.string(),
  holderIdentifier: z.string(),
  issuerName: z.string(),
  regionName: z.string(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  faces: z.array(z.object({ label: localized, value: z.string() })),
  verifyUrl: z.string(),
  revocation: z.object({ on: z.string(), reason: z.string() }).nullable(),
  /** Whether a signed ledger checkpoint covers its issue. */
  sealed: z.boolean(),
})
export type CertificateView = z.infer<typeof certificateView>

const id = z.strictObject({ id: z.uuid() })

/** What anybody may learn by scanning: the state, and faces with personal data masked. */
export const verification = z.object({
  verdict: z.enum(['valid', 'altered', 'revoked', 'expired', 'superseded', 'unknown']),
  identifier: z.string().optional(),
  name: localized.optional(),
  holderMasked: z.string().optional(),
  issuerName: z.string().optional(),
  issuedOn: z.string().optional(),
  validUntil: z.string().nullable().optional(),
  revokedOn: z.string().optional(),
  steps: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: localized })),
})

export const certificateOperations = {
  mine: operation({
    id: 'certificate.mine',
    method: 'GET',
    path: '/api/v1/my/certificates',
    access: 'certificate.read-own',
    personal: true,
    summary: 'My certificates and those of whom I act for',
    output: z.object({ certificates: z.array(certificateView) }),
    errors: [],
  }),
  get: operation({
    id: 'certificate.get',
    method: 'GET',
    path: '/api/v1/certificates/:id',
    access: 'certificate.read',
    personal: true,
    summary: 'One certificate, to its holder or the handling officers',
    params: id,
    output: certificateView,
    errors: ['certificate.not-found'],
  }),
  file: operation({
    id: 'certificate.file',
    method: 'GET',
    path: '/api/v1/certificates/:id/file',
    access: 'certificate.read',
    personal: true,
    summary: 'The certificate as a PDF that carries its own proof',
    params: id,
    output: z.unknown(),
    media: 'application/pdf',
    errors: ['certificate.not-found', 'certificate.unprintable', 'ledger.not-integrated'],
  }),
  verify: operation({
    id: 'certificate.verify',
    method: 'GET',
    path: '/api/v1/verify/:identifier',
    access: 'certificate.verify',
    summary: 'Anyone: is this certificate valid',
    params: z.strictObject({ identifier: z.string().max(200) }),
    output: verification,
    errors: [],
  }),
  verifyFile: operation({
    id: 'certificate.verify-file',
    method: 'POST',
    path: '/api/v1/verify',
    access: 'certificate.verify',
    summary: 'Anyone: is this file what we issued, and does it still hold',
    body: z.strictObject({ file: z.base64() }),
    bodyLimitBytes: 8_000_000,
    output: verification,
    errors: [],
  }),
  revoke: operation({
    id: 'certificate.revoke',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/certificates/:id/revoke',
    access: 'certificate.revoke',
    personal: true,
    summary: 'End a certificate for cause (行政许可法第六十九条)',
    params: id,
    body: z.strictObject({ reason: z.string().min(2).max(500) }),
    output: certificateView,
    errors: ['certificate.not-found', 'certificate.not-valid'],
  }),
}
