export { operation, type InputOf, type Method, type Operation, type OutputOf } from './operation.ts'
export { problems, type ProblemCode } from './problem.ts'
export {
  principal,
  roles,
  type OfficerPrincipal,
  type PersonPrincipal,
  type Principal,
  type Role,
} from './principal.ts'
export * from './decision.ts'
export { exitsOf, forkAround, stagesAfter, type Exit } from './flow-routes.ts'
export * from './flow.ts'
export * from './form.ts'
export * from './matter.ts'
export * from './matter-catalogue.ts'
export * from './service.ts'
export * from './text.ts'
export * from './region.ts'
export * from './calendar.ts'
export * from './law.ts'
export * from './identifier/index.ts'
export { maskIdNumber, maskName, maskPhone } from './mask.ts'
export * from './filing.ts'
export * from './case-view.ts'
export * from './case.ts'
export * from './certificate.ts'
export * from './rating.ts'
export * from './cockpit.ts'
export * from './organization.ts'
export * from './audit.ts'
export * from './identity.ts'
export * from './message.ts'
export * from './ledger.ts'
export * from './proof.ts'
export { operations, type Operations } from './operations.ts'
