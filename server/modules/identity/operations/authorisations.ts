import { identityOperations } from '#contract'
import { implement } from '#platform/http'
import { findAuthorisations } from '../authorisation.ts'
import { signedInPerson } from '../principal-of.ts'

export const authorisations = implement(identityOperations.authorisations, (act) =>
  findAuthorisations(act.platform.database.read, signedInPerson(act)),
)
