import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sm3 } from '#platform/crypto'
import {
  consistencyRanges,
  hashLeaf,
  hashNode,
  hashRange,
  inclusionRanges,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

/** RFC 6962 §2.1 word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [first, second] = leaves
  if (!first) return sm3('')
  if (!second) return first
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return hashNode(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}

const leaves = Array.from({ length: 300 }, (_, index) => hashLeaf(Buffer.from(`entry ${index}`)))
const rootOf = (size: number) => naiveRoot(leaves.slice(0, size))
const nodeAt = (height: number, index: number) =>
  naiveRoot(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))
const sizes = fc.integer({ min: 1, max: leaves.length })
const indexAndSize = sizes.chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)))
const twoSizes = sizes.chain((to) => fc.tuple(fc.integer({ min: 0, max: to }), fc.constant(to)))

const spoil = (hash: Buffer, position: number) => {
  const copy = Buffer.from(hash)
  copy[position % copy.length] = (copy[position % copy.length] ?? 0) ^ 1
  return copy
}

test('the hash of a range of complete subtrees is the hash of its leaves', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      expect(hashRange({ begin: 0, end: size }, nodeAt)).toEqual(rootOf(size))
    }),
  )
  expect(hashRange({ begin: 0, end: 0 }, nodeAt)).toEqual(rootOf(0))
})

test('every leaf is proved, and one wrong byte, place or size fails', () => {
  fc.assert(
    fc.property(indexAndSize, fc.nat(), fc.nat(), ([index, size], step, position) => {
      const path = inclusionRanges(index, size).map((range) => hashRange(range, nodeAt))
      const [leaf, root] = [leaves[index] ?? sm3(''), rootOf(size)]
      expect(verifyInclusion(leaf, index, size, path, root)).toBe(true)
      expect(verifyInclusion(spoil(leaf, position), index, size, path, root)).toBe(false)
      expect(verifyInclusion(leaf, index, size, path, spoil(root, position))).toBe(false)
      expect(verifyInclusion(leaf, index, size, [...path, leaf], root)).toBe(false)
      expect(verifyInclusion(leaf, size, size, path, root)).toBe(false)
      const places = leaves.slice(0, size).map((_leaf, place) => place)
      expect(places.filter((place) => verifyInclusion(leaf, place, size, path, root))).toEqual([index])
      if (path.length === 0) return
      const spoilt = path.with(step % path.length, spoil(path[step % path.length] ?? leaf, position))
      expect(verifyInclusion(leaf, index, size, spoilt, root)).toBe(false)
      expect(verifyInclusion(leaf, index, size, path.slice(1), root)).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('every earlier tree is proved to be the beginning of every later, and one wrong byte fails', () => {
  fc.assert(
    fc.property(twoSizes, fc.nat(), fc.nat(), ([from, to], step, position) => {
      const path = consistencyRanges(from, to).map((range) => hashRange(range, nodeAt))
      expect(verifyConsistency(from, to, path, rootOf(from), rootOf(to))).toBe(true)
      expect(verifyConsistency(from, to, path, spoil(rootOf(from), position), rootOf(to))).toBe(false)
      expect(verifyConsistency(from, to, [...path, rootOf(to)], rootOf(from), rootOf(to))).toBe(false)
      // Anything grows from the empty tree.
      const isAnother = verifyConsistency(from, to, path, rootOf(from), spoil(rootOf(to), position))
      expect(isAnother).toBe(from === 0)
      if (path.length === 0) return
      const spoilt = path.with(step % path.length, spoil(path[step % path.length] ?? rootOf(0), position))
      expect(verifyConsistency(from, to, spoilt, rootOf(from), rootOf(to))).toBe(false)
    }),
    { numRuns: 100 },
  )
})

test('places beyond 32 bits keep their digits', () => {
  const size = 2 ** 40 + 3
  expect(inclusionRanges(2 ** 40 + 1, size)).toEqual([
    { begin: 2 ** 40, end: 2 ** 40 + 1 },
    { begin: 2 ** 40 + 2, end: 2 ** 40 + 3 },
    { begin: 0, end: 2 ** 40 },
  ])
  const [leaf, left, right, rest] = [sm3('leaf'), sm3('left'), sm3('right'), sm3('rest')]
  const root = hashNode(rest, hashNode(hashNode(left, leaf), right))
  expect(verifyInclusion(leaf, 2 ** 40 + 1, size, [left, right, rest], root)).toBe(true)
})

test.each([
  [-1, 3],
  [3, 3],
  [0.5, 3],
])('there is no leaf %d of %d', (index, size) => {
  expect(() => inclusionRanges(index, size)).toThrow(RangeError)
})
