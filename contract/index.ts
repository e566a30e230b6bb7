export { operation, type InputOf, type Method, type Operation, type OutputOf } from './operation.ts'
export { problems, type ProblemCode } from './problem.ts'
export { principal, roles, type OfficerPrincipal, type PersonPrincipal, type Principal, type Role } from './principal.ts'
