import { z } from 'zod'
import { filingView } from './filing.ts'
import { operation } from './operation.ts'
import { citation, localized } from './text.ts'

/** How 证照分离 left a licence (优化营商环境条例第十九条第二款): dropped, a filing instead, by pledge, approved with less trouble. */
export const licenceReforms = ['drop', 'file', 'pledge', 'approve'] as const
export type LicenceReform = (typeof licenceReforms)[number]

const needed = z.strictObject({
  id: z.string(),
  title: localized,
  reform: z.enum(licenceReforms),
  says: localized,
  basis: z.array(citation),
  /** The matter by which it is filed; null where it was dropped, or is not offered here. */
  slug: z.string().nullable(),
  state: z.enum(['dropped', 'needed', 'open', 'held']),
  /** The case under way. */
  caseId: z.uuid().nullable(),
})
export type NeededLicence = z.infer<typeof needed>

export const licenceOperations = {
  needed: operation({
    id: 'licence.needed',
    method: 'GET',
    path: '/api/v1/licences/needed',
    access: 'licence.read',
    personal: true,
    summary:
      'What the firms of the signed-in person that were registered here need beside their registration',
    output: z.strictObject({
      firms: z.array(
        z.strictObject({
          subject: z.strictObject({ id: z.uuid(), name: z.string() }),
          registeredOn: z.iso.date(),
          licences: z.array(needed),
        }),
      ),
    }),
    errors: [],
  }),
  file: operation({
    id: 'licence.file',
    method: 'POST',
    path: '/api/v1/licences/:id/filings',
    access: 'licence.file',
    personal: true,
    summary: 'Opens the draft of a licence that a firm needs, with what follows from its scope filled in',
    params: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/) }),
    body: z.strictObject({ subjectId: z.uuid() }),
    output: filingView,
    errors: [
      'licence.not-found',
      'matter.not-found',
      'filing.not-authorised',
      'filing.no-item',
      'filing.wrong-applicant',
    ],
  }),
}
