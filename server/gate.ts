import { authorise } from '#modules/access'
import { auditEntry, recordAudit } from '#modules/audit'
import { authenticate, checkOrigin } from '#modules/identity'
import type { Gate } from '#platform/http'

/** Who is asking, may they, and the record that they did: the order in which every operation passes them. */
export const gate: Gate = {
  authenticate,
  authorise,
  checkOrigin,
  record: async (act) => {
    const { operation, trail, platform } = act
    if (operation.audited === 'within' || (operation.method === 'GET' && !operation.personal)) return
    await recordAudit(platform.database.read, [auditEntry(act, { operation: operation.id, ...trail })])
  },
}
