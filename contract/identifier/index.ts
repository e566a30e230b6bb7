export {
  CERTIFICATE_ROOT,
  checkCertificateIdentifier,
  composeCertificateIdentifier,
  type CertificateParts,
  type CertificateReason,
} from './certificate.ts'
export { checkIdentifier, identifierKinds, type IdentifierKind } from './check.ts'
export {
  checkCaseNumber,
  checkMatterCode,
  composeCaseNumber,
  composeCatalogueCode,
  composeMatterCode,
  type CaseNumberParts,
  type MatterParts,
  type MatterReason,
} from './matter.ts'
export { creditCode, idNumber } from './input.ts'
export { matterTypes, useLevels } from './matter-types.ts'
export {
  checkCreditCode,
  composeCreditCode,
  CREDIT_CODE_ALPHABET,
  type OrganisationParts,
  type OrganisationReason,
} from './organisation.ts'
export { checkRealtyUnit, type RealtyUnitParts, type RealtyUnitReason } from './realty-unit.ts'
export { checkIdNumber, composeIdNumber, type PersonParts, type PersonReason } from './person.ts'
export type { Checked, Message, Refused, Warning } from './result.ts'
