import { questions, rate } from './operations/rate.ts'

export { questionSet } from './questions.ts'
export { ratingRow, type Rating } from './row.ts'

/** The operations of this module. */
export const ratingHandlers = [questions, rate]
