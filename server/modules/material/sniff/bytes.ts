import { Problem } from '#platform/errors'

/** A file that can be read at any place; what is asked for past its end is not there. */
export interface Bytes {
  readonly size: number
  read(position: number, length: number): Promise<Buffer>
}

/** As `read`, but all of it. Throws material.damaged where the file ends before. */
export async function readWhole(bytes: Bytes, position: number, length: number): Promise<Buffer> {
  const read = await bytes.read(position, length)
  if (read.length < length) throw damaged('it ends too early')
  return read
}

const BLOCK = 262_144

/** The first place at or after `from` where a byte pattern stands; it may cross a block, up to `longest` bytes long. */
export async function findIn(
  bytes: Bytes,
  pattern: RegExp,
  { from = 0, longest }: { from?: number; longest: number },
): Promise<number | undefined> {
  for (let at = from; at < bytes.size; at += BLOCK) {
    const block = (await bytes.read(at, BLOCK + longest)).toString('latin1')
    const found = block.search(pattern)
    if (found >= 0) return at + found
  }
  return undefined
}

export function damaged(detail: string): Problem {
  return new Problem('material.damaged', { detail })
}

/** `found` says what it seems to be: `program`, `markup`, `archive`, `macro`, `old-office`, `other-picture`, `unknown`. */
export function refusedType(found: string): Problem {
  return new Problem('material.type-refused', { members: { found } })
}

/** Larger pictures cost a browser hundreds of megabytes to show. */
const MOST_PIXELS = 120_000_000
const LONGEST_SIDE = 30_000

/** Judges by what the header claims; nothing is decoded here. */
export function requireShowable({ width, height }: { width: number; height: number }): void {
  if (width === 0 || height === 0) throw damaged('a picture without extent')
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw new Problem('material.picture-too-large', { members: { width, height } })
}
