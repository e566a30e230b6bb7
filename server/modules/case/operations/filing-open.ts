import { filingOperations } from '#contract'
import { implement } from '#platform/http'
import { openFiling } from '../filing/open.ts'

export const open = implement(filingOperations.open, (act, { body }) => openFiling(act, body))
