import { ledgerEntry, type InclusionProof, type LedgerEntry } from '#contract'
import type { Read } from '#platform/database'
import { consistencyRanges, hashRange, inclusionRanges, type Range } from './merkle.ts'
import { findLeaves, findLeavesOfCase, findTiles } from './queries.ts'
import { hashPerfect, placeOfNode, type Tile } from './tile.ts'

/** The proof that the newest checkpoint holds an entry; undefined while no checkpoint does. */
export async function findInclusionProof(read: Read, entryId: string): Promise<InclusionProof | undefined> {
  const [proof] = await findInclusionProofs(read, [entryId])
  return proof
}

/** Proofs for several entries in two round trips, in the order of the log; entries that no checkpoint holds yet are missing. */
export async function findInclusionProofs(
  read: Read,
  entryIds: readonly string[],
): Promise<InclusionProof[]> {
  const leaves = (await findLeaves(read, entryIds)).toSorted((left, right) => left.index - right.index)
  const rangesOf = leaves.map(({ index, size }) => inclusionRanges(index, size))
  const nodeAt = await readNodes(read, rangesOf.flat())
  return leaves.map(({ index, entry, note }, place) => ({
    entry: readEntry(entry),
    index,
    path: (rangesOf[place] ?? []).map((range) => hashRange(range, nodeAt).toString('hex')),
    checkpoint: note,
  }))
}

/** Hashes (hexadecimal) that prove the log of size `from` to be the beginning of the log of size `to`; throws a RangeError unless 0 ≤ from ≤ to. The log must have reached `to`. */
export async function findConsistencyProof(read: Read, from: number, to: number): Promise<string[]> {
  const ranges = consistencyRanges(from, to)
  const nodeAt = await readNodes(read, ranges)
  return ranges.map((range) => hashRange(range, nodeAt).toString('hex'))
}

/** What the log holds of a case, in its order. */
export async function entriesOfCase(
  read: Read,
  caseId: string,
): Promise<{ index: number; entry: LedgerEntry }[]> {
  const leaves = await findLeavesOfCase(read, caseId)
  return leaves.map(({ index, entry }) => ({ index, entry: readEntry(entry) }))
}

type NodeAt = (height: number, index: number) => Buffer

/** Finds out which nodes the ranges are made of, then reads only the tiles that hold them. */
async function readNodes(read: Read, ranges: readonly Range[]): Promise<NodeAt> {
  const wanted = new Map<string, { level: number; index: number }>()
  const note: NodeAt = (height, index) => {
    const place = placeOfNode(height, index)
    wanted.set(`${place.level}/${place.index}`, place)
    return Buffer.alloc(0)
  }
  for (const range of ranges) hashRange(range, note)
  const tiles = wanted.size === 0 ? [] : await findTiles(read, [...wanted.values()])
  const found = new Map<string, Tile>(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile]))
  return (height, index) => {
    const place = placeOfNode(height, index)
    const hashes = found.get(`${place.level}/${place.index}`)?.hashes.slice(place.begin, place.end) ?? []
    if (hashes.length !== place.end - place.begin)
      throw new RangeError(`The ledger has no node ${index} of height ${height}`)
    return hashPerfect(hashes)
  }
}

function readEntry(bytes: Buffer): LedgerEntry {
  return ledgerEntry.parse(JSON.parse(bytes.toString('utf8')))
}
