import { z } from 'zod'
import { operation } from './operation.ts'
import { ledgerEntry, publishedKeys } from './proof.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const checkpoint = z.strictObject({
  size: z.int(),
  root: hash,
  at: z.string(),
  keyId: z.string(),
  /** The signed text: origin, size, root in base64, time, an empty line, the signature line. */
  note: z.string(),
})

export const ledgerOperations = {
  checkpoint: operation({
    id: 'ledger.checkpoint',
    method: 'GET',
    path: '/api/v1/ledger/checkpoint',
    access: 'ledger.read',
    summary: 'The newest signed checkpoint of the proof ledger',
    output: checkpoint,
    errors: ['ledger.empty'],
  }),
  entryProof: operation({
    id: 'ledger.entry-proof',
    method: 'GET',
    path: '/api/v1/ledger/entries/:id/proof',
    access: 'ledger.read',
    summary: 'An entry of the proof ledger and the proof that the newest checkpoint holds it',
    params: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({
      entry: ledgerEntry,
      index: z.int(),
      path: z.array(hash),
      checkpoint: z.string(),
    }),
    errors: ['ledger.entry-not-found'],
  }),
  consistency: operation({
    id: 'ledger.consistency',
    method: 'GET',
    path: '/api/v1/ledger/consistency',
    access: 'ledger.read',
    summary: 'The proof that the ledger of one size is the beginning of the ledger of a later size',
    query: z.strictObject({ from: position, to: position }),
    output: z.strictObject({ from: z.int(), to: z.int(), path: z.array(hash) }),
    errors: ['ledger.range-invalid'],
  }),
  tile: operation({
    id: 'ledger.tile',
    method: 'GET',
    path: '/api/v1/ledger/tiles/:level/:index',
    access: 'ledger.read',
    summary: 'Up to 256 neighbouring hashes of the ledger, from which anyone rebuilds its tree',
    params: z.strictObject({ level: z.coerce.number().int().min(0).max(7), index: position }),
    output: z.strictObject({ level: z.int(), index: z.int(), hashes: z.array(hash) }),
    errors: ['ledger.tile-not-found'],
  }),
  keys: operation({
    id: 'ledger.keys',
    method: 'GET',
    path: '/.well-known/yiwang-keys.json',
    access: 'ledger.read',
    summary: 'The public keys that verify certificates, receipts and checkpoints',
    output: publishedKeys,
    errors: [],
  }),
}
