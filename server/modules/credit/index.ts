import { list, object, own, review } from './operations/records.ts'

export { pledgeBar, putRecord, type NewRecord } from './records.ts'

/** The operations of this module. */
export const creditHandlers = [own, object, list, review]
