import { questions, rate } from './operations/rate.ts'

/** The operations of this module. */
export const ratingHandlers = [questions, rate]
