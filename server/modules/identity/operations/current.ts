import { identityOperations } from '#contract'
import { implement } from '#platform/http'
import { currentOf } from '../principal-of.ts'

export const current = implement(identityOperations.current, (act) =>
  currentOf(act.platform.database.read, act.principal, act.now),
)
