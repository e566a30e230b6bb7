import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashLeaf, hashRange } from './merkle.ts'
import { growTree, hashPerfect, placeOfNode, rootOfEdge, splitHashes, type Edge, type Tile } from './tile.ts'

const TOTAL = 70_000
const leaves = Array.from({ length: TOTAL }, (_, index) => hashLeaf(Buffer.from(`entry ${index}`)))

function grow(batches: readonly number[]) {
  let edge: Edge = { size: 0, tiles: [] }
  const stored = new Map<string, Tile>()
  for (const count of batches) {
    const grown = growTree(edge, leaves.slice(edge.size, edge.size + count))
    for (const tile of grown.changed) stored.set(`${tile.level}/${tile.index}`, tile)
    edge = grown.edge
  }
  return { edge, stored }
}

const nodeIn = (stored: Map<string, Tile>) => (height: number, index: number) => {
  const place = placeOfNode(height, index)
  return hashPerfect(stored.get(`${place.level}/${place.index}`)?.hashes.slice(place.begin, place.end) ?? [])
}

test('however the leaves are cut into batches, tiles and root are the same', () => {
  const whole = grow([2_000])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 6 }), (cuts) => {
      const sum = cuts.reduce((total, count) => total + count, 0)
      const parts = sum > 2_000 ? [2_000] : [...cuts, 2_000 - sum]
      const cut = grow(parts)
      expect(rootOfEdge(cut.edge)).toEqual(rootOfEdge(whole.edge))
      expect(cut.stored).toEqual(whole.stored)
    }),
    { numRuns: 20 },
  )
})

test('the root of the edge is the root over the tiles, on three levels', () => {
  const { edge, stored } = grow([65_536, 1, TOTAL - 65_537])
  expect(stored.get('2/0')?.hashes).toHaveLength(1)
  expect(rootOfEdge(edge)).toEqual(hashRange({ begin: 0, end: TOTAL }, nodeIn(stored)))
  const small = grow([65_536])
  expect(rootOfEdge(small.edge)).toEqual(hashRange({ begin: 0, end: 65_536 }, nodeIn(stored)))
})

test('a node lies in one tile', () => {
  expect(placeOfNode(0, 300)).toEqual({ level: 0, index: 1, begin: 44, end: 45 })
  expect(placeOfNode(7, 3)).toEqual({ level: 0, index: 1, begin: 128, end: 256 })
  expect(placeOfNode(8, 255)).toEqual({ level: 1, index: 0, begin: 255, end: 256 })
})

test('stored bytes split into the hashes they were joined from', () => {
  const some = leaves.slice(0, 3)
  expect(splitHashes(Buffer.concat(some))).toEqual(some)
})
