import { auditOperations } from './audit.ts'
import { calendarOperations } from './calendar.ts'
import { caseOperations } from './case.ts'
import { certificateOperations } from './certificate.ts'
import { cockpitOperations } from './cockpit.ts'
import { creditOperations } from './credit.ts'
import { deliveryOperations } from './delivery.ts'
import { designOperations } from './design.ts'
import { diagramOperations } from './diagram.ts'
import { enrolmentOperations } from './enrolment.ts'
import { filingOperations } from './filing.ts'
import { guideReportOperations } from './guide-report.ts'
import { hallOperations } from './hall.ts'
import { hallServeOperations } from './hall-serve.ts'
import { hallSettingsOperations } from './hall-settings.ts'
import { demoOperations, identityOperations } from './identity.ts'
import { lawOperations } from './law.ts'
import { licenceOperations } from './licence.ts'
import { ledgerOperations } from './ledger.ts'
import { materialOperations } from './material.ts'
import { matterKeepingOperations } from './matter-keeping.ts'
import { matterOperations } from './matter-catalogue.ts'
import { messageOperations } from './message.ts'
import { offerOperations } from './offer.ts'
import { organizationOperations } from './organization.ts'
import { paymentOperations } from './payment.ts'
import { processOperations } from './process.ts'
import { peerFileOperations } from './peer-files.ts'
import { peerOperations } from './peer.ts'
import { projectOperations } from './project.ts'
import { ratingOperations } from './rating.ts'
import { realtyOperations } from './realty.ts'
import { reductionOperations } from './reduction.ts'
import { regionOperations } from './region.ts'
import { rerunOperations } from './rerun.ts'
import { sampleOperations } from './sample.ts'
import { standardOperations } from './standard.ts'
import { serviceOperations } from './service.ts'
import { staffOperations } from './staff.ts'
import { supervisionOperations } from './supervision.ts'
import { takenInOperations } from './taken-in.ts'

/** Everything the platform promises, by module: what the web client may call. */
export const operations = {
  audit: auditOperations,
  calendar: calendarOperations,
  case: caseOperations,
  certificate: certificateOperations,
  cockpit: cockpitOperations,
  credit: creditOperations,
  demo: demoOperations,
  design: designOperations,
  diagram: diagramOperations,
  enrolment: enrolmentOperations,
  filing: filingOperations,
  guideReport: guideReportOperations,
  hall: hallOperations,
  hallServe: hallServeOperations,
  hallSettings: hallSettingsOperations,
  identity: identityOperations,
  law: lawOperations,
  ledger: ledgerOperations,
  licence: licenceOperations,
  material: materialOperations,
  matter: matterOperations,
  matterKeeping: matterKeepingOperations,
  standard: standardOperations,
  message: messageOperations,
  offer: offerOperations,
  organization: organizationOperations,
  delivery: deliveryOperations,
  payment: paymentOperations,
  process: processOperations,
  peer: peerOperations,
  peerFiles: peerFileOperations,
  project: projectOperations,
  rating: ratingOperations,
  realty: realtyOperations,
  reduction: reductionOperations,
  region: regionOperations,
  rerun: rerunOperations,
  sample: sampleOperations,
  service: serviceOperations,
  staff: staffOperations,
  supervision: supervisionOperations,
  takenIn: takenInOperations,
}

export type Operations = typeof operations
