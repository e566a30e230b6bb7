import type { TrustedKey } from '#contract'
import { readSm2PublicKey, verifySm2 } from '#platform/crypto'
import type { Read } from '#platform/database'
import { parseCheckpoint } from './checkpoint.ts'
import { hashLeaf } from './merkle.ts'
import { findCheckpoint, findLeavesFrom, findTiles } from './queries.ts'
import { growTree, rootOfEdge, type Edge, type Tile } from './tile.ts'

/** What a full check of the log found; `problem` names the first thing that does not fit. */
export type LedgerCheck = { ok: true; size: number } | { ok: false; size: number; problem: string }

/** Rebuilds the whole tree from the stored entries and compares it with every tile and with the newest signed checkpoint. */
export async function checkLedger(read: Read, trustedKeys: readonly TrustedKey[]): Promise<LedgerCheck> {
  const checkpoint = await findCheckpoint(read)
  if (!checkpoint) return { ok: true, size: 0 }
  const { size } = checkpoint
  const wrong = (problem: string): LedgerCheck => ({ ok: false, size, problem })
  let edge: Edge = { size: 0, tiles: [] }
  while (edge.size < size) {
    const leaves = await findLeavesFrom(read, edge.size, Math.min(LEAVES_AT_ONCE, size - edge.size))
    const missing = leaves.findIndex(({ index }, offset) => index !== edge.size + offset)
    if (leaves.length === 0 || missing !== -1)
      return wrong(`Entry ${edge.size + Math.max(missing, 0)} is missing`)
    const grown = growTree(
      edge,
      leaves.map(({ entry }) => hashLeaf(entry)),
    )
    const stored = await findTiles(read, grown.changed)
    const problem = grown.changed.map((tile) => differenceOf(tile, stored)).find(Boolean)
    if (problem) return wrong(problem)
    edge = grown.edge
  }
  const parsed = parseCheckpoint(checkpoint.note)
  if (parsed?.size !== size || !parsed.root.equals(rootOfEdge(edge)))
    return wrong('The checkpoint is not that of these entries')
  const keys = trustedKeys.filter(({ use }) => use === 'ledger').map(({ pem }) => readSm2PublicKey(pem))
  const isSigned = keys.some(
    (key) => key.id.startsWith(parsed.keyHash) && verifySm2(key, parsed.signed, parsed.signature),
  )
  return isSigned ? { ok: true, size } : wrong('The checkpoint is not signed by a trusted key')
}

const LEAVES_AT_ONCE = 4_096

/** Stored tiles may have grown beyond the rebuilt ones; what both have must be the same. */
function differenceOf(tile: Tile, stored: readonly Tile[]): string | undefined {
  const found = stored.find(({ level, index }) => level === tile.level && index === tile.index)
  const place = tile.hashes.findIndex((hash, offset) => !found?.hashes[offset]?.equals(hash))
  if (place === -1) return undefined
  const node = tile.index * 256 + place
  return tile.level === 0
    ? `Entry ${node} is not the one that was entered`
    : `Node ${node} of tile level ${tile.level} is wrong`
}
