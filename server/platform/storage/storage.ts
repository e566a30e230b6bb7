import type { Readable } from 'node:stream'

/** Keeps files under the SM3 digest of their bytes (64 lower-case hexadecimal digits): the same content is kept once, and no name of a caller's becomes a path. */
export interface FileStore {
  /** Takes bytes in as they come, aside from what is kept. Throws TooLarge past the limit, and whatever the source throws; then nothing is left. */
  receive(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Received>
  /** A kept file from its first byte; undefined where there is none of that digest. */
  open(digest: string): Promise<Readable | undefined>
  /** Forgets a kept file; it may be gone already. */
  remove(digest: string): Promise<void>
}

/** Bytes that were taken in and are looked at before they are kept; let go, they are gone unless kept. */
export interface Received extends AsyncDisposable {
  readonly digest: string
  /** In bytes. */
  readonly size: number
  /** Up to `length` bytes from a place; fewer at the end. */
  read(position: number, length: number): Promise<Buffer>
  stream(): Readable
  /** Makes it a kept file, whole and on disk, or nothing of it. */
  keep(): Promise<void>
}

/** More bytes came than were allowed. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}
