import { file, get, mine } from './operations/read.ts'
import { revoke } from './operations/revoke.ts'
import { verify, verifyFile } from './operations/verify.ts'

export {
  stateOn,
  type CertificateBody,
  type CertificateRequest,
  type CertificateState,
} from './certificate.ts'
export { endGiven } from './end.ts'
export { requirePrintable } from './font.ts'
export { dateText, drawDots, embedFonts, finished, GREY, INK, type Document } from './pdf-parts.ts'
export { makeDocument, seriesOf } from './document.ts'
export { makeCertificate, type MadeCertificate } from './make.ts'
export {
  certificatesIssuedIn,
  certificatesValidOn,
  findByIdentifier as findCertificateByIdentifier,
  freeNumber,
  heldOf,
  holdingsOf,
  type Held,
  type Holding,
  type StoredCertificate,
} from './queries.ts'
export { sealedPdf } from './sealed.ts'
export { certificatesOfCase, certificatesOfCases } from './view.ts'

/** The operations of this module. */
export const certificateHandlers = [mine, get, file, verify, verifyFile, revoke]
