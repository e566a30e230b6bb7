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
export { matterTypes, useLevels } from './matter-types.ts'
export {
  checkCreditCode,
  composeCreditCode,
  CREDIT_CODE_ALPHABET,
  creditCode,
  type OrganisationParts,
  type OrganisationReason,
} from './organisation.ts'
export { checkIdNumber, composeIdNumber, idNumber, type PersonParts, type PersonReason } from './person.ts'
export type { Checked, Message, Refused, Warning } from './result.ts'
