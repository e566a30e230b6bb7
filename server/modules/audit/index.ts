import { own } from './operations/own.ts'
import { search } from './operations/search.ts'

export {
  auditEntry,
  ipPrefixOf,
  systemAuditEntry,
  type AuditAbout,
  type AuditDetail,
  type AuditedAct,
  type AuditEntry,
} from './audit.ts'
export { recordAudit } from './queries.ts'

/** The operations of this module. */
export const auditHandlers = [search, own]
