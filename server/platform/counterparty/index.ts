export { ask, CounterpartyFailure, type Question } from './ask.ts'
export { accept } from './accept.ts'
export { digestOf, isSignedBy, seal, type Signer } from './message.ts'
export type { Counterparty } from './party.ts'
