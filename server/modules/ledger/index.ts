import type { Handler } from '#platform/http'
import { checkpoint } from './operations/checkpoint.ts'
import { consistency } from './operations/consistency.ts'
import { entryProof } from './operations/entry-proof.ts'
import { keys } from './operations/keys.ts'
import { tile } from './operations/tile.ts'

export { makeBundle, signSubject, type BundleParts } from './bundle.ts'
export { checkLedger, type LedgerCheck } from './check-ledger.ts'
export { digestOf, newSalt } from './entry.ts'
export { createLedger, type Ledger } from './ledger.ts'
export { publishKeys } from './published-keys.ts'
export { findCheckpoint, sealedEntries, type StoredCheckpoint } from './queries.ts'
export { entriesOfCase, findConsistencyProof, findInclusionProof, findInclusionProofs } from './tree-proof.ts'
export { verifyBundle, type Step, type Verdict } from './proof.ts'
export { readSealedPdf, sealPdf, type SealedPdf } from './sealed-pdf.ts'
export { verifyFile, type FileReport } from './verify-file.ts'

/** Everything the ledger answers over HTTP; all of it public. */
export const ledgerHandlers: Handler[] = [checkpoint, entryProof, consistency, tile, keys]
