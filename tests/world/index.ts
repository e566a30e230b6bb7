export { prepareTemplate } from './template.ts'
export { callersOf, type Answer, type Caller } from './callers.ts'
export { alteredFlow } from './altered-flow.ts'
export { anyFlow } from './any-flow.ts'
export {
  consultation,
  simulateDepartment,
  type DepartmentMood,
  type SimulatedDepartment,
} from './department.ts'
export { EICAR, simulateClamd, type ScannerMood, type SimulatedClamd } from './clamd.ts'
export { openLine, type Line } from './line.ts'
export { offer, type Offer } from './offer.ts'
export { openStreet, type Street } from './street.ts'
export { openParties, type Parties } from './parties.ts'
export { docxOf, pdfOf, pngOf, zipOf } from './files.ts'
export { handInRequired, upload } from './materials.ts'
export { startCluster, type Cluster } from './cluster.ts'
export { startSmsGateway, type GatewayMood, type SmsGateway } from './sms-gateway.ts'
export { projectCity } from './project-city.ts'
export { fileWork, seeCase, staffOf, takeAction, type Post } from './staff.ts'
export { createWorld, MORNING, type World } from './world.ts'
