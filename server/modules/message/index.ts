import { markAllRead } from './operations/mark-all-read.ts'
import { markOneRead } from './operations/mark-read.ts'
import { notices } from './operations/notices.ts'

export type { NewNotice } from './notice.ts'
export { markReadBefore, notify } from './queries.ts'

/** The operations of this module. */
export const messageHandlers = [notices, markOneRead, markAllRead]
