import { checkCertificateIdentifier } from './certificate.ts'
import { checkCaseNumber, checkMatterCode } from './matter.ts'
import { checkCreditCode } from './organisation.ts'
import { checkIdNumber } from './person.ts'
import { checkRealtyUnit } from './realty-unit.ts'
import type { Checked } from './result.ts'

export const identifierKinds = ['person', 'organisation', 'matter', 'certificate', 'realty-unit'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** Reads an identifier of the named kind; `matter` takes matter codes (12, 31, 33) and case numbers (43 or more). */
export function checkIdentifier(
  kind: IdentifierKind,
  input: string,
  options: { today?: Temporal.PlainDate | string } = {},
): Checked<object> {
  switch (kind) {
    case 'person':
      return checkIdNumber(input, options)
    case 'organisation':
      return checkCreditCode(input)
    case 'matter':
      return input.trim().length > 33 ? checkCaseNumber(input, options) : checkMatterCode(input)
    case 'certificate':
      return checkCertificateIdentifier(input)
    case 'realty-unit':
      return checkRealtyUnit(input)
  }
}
