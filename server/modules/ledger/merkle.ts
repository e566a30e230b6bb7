import { sm3 } from '#platform/crypto'

/** Leaves `begin` (included) to `end` (excluded). */
export interface Range {
  readonly begin: number
  readonly end: number
}

/** RFC 6962 §2.1: a leaf is hashed behind the byte 0, so that no node passes for a leaf. */
export function hashLeaf(entry: Uint8Array): Buffer {
  return sm3(LEAF, entry)
}

/** RFC 6962 §2.1: an inner node is hashed behind the byte 1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return sm3(NODE, left, right)
}

/** The subtrees whose hashes prove leaf `index` in a tree of `size`, from the leaf up (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    throw new RangeError('No such leaf')
  const ranges: Range[] = []
  let [begin, end] = [0, size]
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin)
    ranges.push(index < middle ? { begin: middle, end } : { begin, end: middle })
    if (index < middle) end = middle
    else begin = middle
  }
  return ranges.toReversed()
}

/** The subtrees whose hashes prove that a tree of size `from` is the beginning of one of size `to` (RFC 6962 §2.1.2). */
export function consistencyRanges(from: number, to: number): Range[] {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to)
    throw new RangeError('No such trees')
  if (from === 0 || from === to) return []
  const ranges: Range[] = []
  let [begin, end] = [0, to]
  while (from < end) {
    const middle = begin + splitOf(end - begin)
    ranges.push(from <= middle ? { begin: middle, end } : { begin, end: middle })
    if (from <= middle) end = middle
    else begin = middle
  }
  // The old tree itself is known to who asks; any lower part of it is not.
  if (begin > 0) ranges.push({ begin, end })
  return ranges.toReversed()
}

/** The hash over a range, from the hashes of complete subtrees: `nodeAt(height, index)` covers the leaves index·2^height onward. */
export function hashRange(range: Range, nodeAt: (height: number, index: number) => Buffer): Buffer {
  const width = range.end - range.begin
  if (width === 0) return sm3('')
  const height = Math.round(Math.log2(width))
  if (2 ** height === width) return nodeAt(height, range.begin / width)
  const middle = range.begin + splitOf(width)
  return hashNode(
    hashRange({ begin: range.begin, end: middle }, nodeAt),
    hashRange({ begin: middle, end: range.end }, nodeAt),
  )
}

/** Whether the path leads from the leaf at `index` to the root of a tree of `size` (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isPosition(index) || !isPosition(size) || index >= size) return false
  let [first, last] = [index, size - 1]
  let hash: Buffer = Buffer.from(leaf)
  for (const sibling of path) {
    if (last === 0) return false
    if (first % 2 === 1 || first === last) {
      hash = hashNode(sibling, hash)
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)]
    } else {
      hash = hashNode(hash, sibling)
    }
    ;[first, last] = [half(first), half(last)]
  }
  return last === 0 && hash.equals(root)
}

/** Whether the tree of size `from` with its root is the beginning of the one of size `to` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  from: number,
  to: number,
  path: readonly Uint8Array[],
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
): boolean {
  if (!isPosition(from) || !isPosition(to) || from > to) return false
  if (from === to) return path.length === 0 && Buffer.from(fromRoot).equals(toRoot)
  if (from === 0) return path.length === 0 && sm3('').equals(fromRoot)
  let [first, last] = [from - 1, to - 1]
  while (first % 2 === 1) [first, last] = [half(first), half(last)]
  const [start, ...rest] = first === 0 ? [fromRoot, ...path] : path
  if (!start) return false
  let [old, whole]: [Buffer, Buffer] = [Buffer.from(start), Buffer.from(start)]
  for (const sibling of rest) {
    if (last === 0) return false
    if (first % 2 === 1 || first === last) {
      ;[old, whole] = [hashNode(sibling, old), hashNode(sibling, whole)]
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)]
    } else {
      whole = hashNode(whole, sibling)
    }
    ;[first, last] = [half(first), half(last)]
  }
  return last === 0 && old.equals(fromRoot) && whole.equals(toRoot)
}

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

/** The largest power of two smaller than `count`: where RFC 6962 §2.1 splits a list. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/** Not a shift: those cut numbers to 32 bits. */
function half(value: number): number {
  return Math.floor(value / 2)
}

function isPosition(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
