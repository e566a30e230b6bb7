import { mine } from './operations/mine.ts'

/** The operations of this module. */
export const realtyHandlers = [mine]
