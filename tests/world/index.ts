export { prepareTemplate } from './template.ts'
export { callersOf, type Answer, type Caller } from './callers.ts'
export { EICAR, simulateClamd, type ScannerMood, type SimulatedClamd } from './clamd.ts'
export { createWorld, MORNING, type World } from './world.ts'
