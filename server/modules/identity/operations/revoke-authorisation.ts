import { identityOperations } from '#contract'
import { auditEntry } from '#modules/audit'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { endAuthorisation } from '../authorisation.ts'
import { signedInPerson } from '../principal-of.ts'

/** Either side may end it at any time (民法典第一百七十三条). */
export const revokeAuthorisation = implement(
  identityOperations.revokeAuthorisation,
  async (act, { params }) => {
    const { authorisationId } = params
    const entry = auditEntry(act, {
      operation: act.operation.id,
      details: { authorisation: authorisationId },
    })
    const { read } = act.platform.database
    const view = await endAuthorisation(read, authorisationId, signedInPerson(act), act.now, entry)
    if (!view) throw new Problem('identity.authorisation-not-found')
    return view
  },
)
