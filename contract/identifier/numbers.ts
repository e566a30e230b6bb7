/** The checks of numbers that people type, without the schemas: small enough for a page. */
export { checkCreditCode } from './organisation.ts'
export { checkIdNumber } from './person.ts'
