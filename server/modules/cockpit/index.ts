import { overview } from './operations/overview.ts'
import { stream } from './operations/stream.ts'

/** The operations of this module: the figures of a scope, once or for as long as somebody looks. */
export const cockpitHandlers = [overview, stream]
