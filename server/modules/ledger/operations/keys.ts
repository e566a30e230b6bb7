import { ledgerOperations } from '#contract'
import { implement } from '#platform/http'
import { publishKeys } from '../published-keys.ts'

export const keys = implement(ledgerOperations.keys, ({ platform }) => publishKeys(platform.keyStore))
