import { hashNode } from './merkle.ts'

/** Hashes of 256 neighbouring subtrees of height 8·level (C2SP tlog-tiles); the last tile of a level may hold fewer. */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly hashes: Buffer[]
}

export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
export const HASH_BYTES = 32

/** The tree's right border: the incomplete tile of each level, from which it grows. */
export interface Edge {
  readonly size: number
  readonly tiles: readonly Tile[]
}

/** The edge after more leaves, and every tile that changed on the way. */
export function growTree(edge: Edge, leafHashes: readonly Buffer[]): { edge: Edge; changed: Tile[] } {
  const open = new Map(edge.tiles.map((tile) => [tile.level, { ...tile, hashes: [...tile.hashes] }]))
  const full: Tile[] = []
  const touched = new Set<number>()
  const push = (level: number, hash: Buffer) => {
    const tile = open.get(level) ?? { level, index: 0, hashes: [] }
    open.set(level, tile)
    tile.hashes.push(hash)
    touched.add(level)
    if (tile.hashes.length < TILE_WIDTH) return
    full.push(tile)
    open.set(level, { level, index: tile.index + 1, hashes: [] })
    push(level + 1, hashPerfect(tile.hashes))
  }
  for (const hash of leafHashes) push(0, hash)
  const tiles = [...open.values()]
  const partial = tiles.filter((tile) => touched.has(tile.level) && tile.hashes.length > 0)
  return { edge: { size: edge.size + leafHashes.length, tiles }, changed: [...full, ...partial] }
}

/** The root of a tree that is not empty. */
export function rootOfEdge(edge: Edge): Buffer {
  const levels = edge.tiles.toSorted((left, right) => right.level - left.level)
  const subtrees = levels.flatMap((tile) => perfectParts(tile.hashes))
  return subtrees.reduceRight((right, left) => hashNode(left, right))
}

/** The address of the tile that holds a node, and which of its hashes lie under the node. */
export function placeOfNode(
  height: number,
  index: number,
): { level: number; index: number; begin: number; end: number } {
  const level = Math.floor(height / TILE_HEIGHT)
  const width = 2 ** (height % TILE_HEIGHT)
  const first = index * width
  return {
    level,
    index: Math.floor(first / TILE_WIDTH),
    begin: first % TILE_WIDTH,
    end: (first % TILE_WIDTH) + width,
  }
}

/** The hash over a power of two of neighbouring subtrees. */
export function hashPerfect(hashes: readonly Buffer[]): Buffer {
  const [left, right] = hashes
  if (!left) throw new RangeError('No hashes')
  if (!right) return left
  const middle = hashes.length / 2
  return hashNode(hashPerfect(hashes.slice(0, middle)), hashPerfect(hashes.slice(middle)))
}

export function splitHashes(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  )
}

/** The complete subtrees that a row of hashes makes, largest first. */
function perfectParts(hashes: readonly Buffer[]): Buffer[] {
  const parts: Buffer[] = []
  let begin = 0
  for (let width = TILE_WIDTH; width >= 1; width /= 2) {
    if (hashes.length - begin < width) continue
    parts.push(hashPerfect(hashes.slice(begin, begin + width)))
    begin += width
  }
  return parts
}
