export { stateOn, type CertificateBody, type CertificateRequest, type CertificateState } from './certificate.ts'
export { requirePrintable } from './font.ts'
export { makeCertificate, type MadeCertificate } from './make.ts'
