import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { digestSm3, randomToken } from '#platform/crypto'
import { TooLarge, type FileStore, type Received } from './storage.ts'

/** A store in a folder of this machine, readable by its owner alone. What an ended process was still taking in is cleared away. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const arriving = join(folder, 'arriving')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // A data folder is one process's at a time: whatever lies here was left by one that died.
  await rm(arriving, { recursive: true, force: true })
  await mkdir(arriving, { mode: 0o700 })
  const placeOf = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new TypeError('Not a digest')
    return { shelf: join(folder, digest.slice(0, 2)), path: join(folder, digest.slice(0, 2), digest) }
  }
  return {
    async receive(source, maxBytes) {
      const path = join(arriving, randomToken(18))
      try {
        const { digest, size } = await write(source, path, maxBytes)
        return received(path, digest, size, placeOf(digest))
      } catch (cause) {
        await rm(path, { force: true })
        throw cause
      }
    },
    async open(digest) {
      const file = await open(placeOf(digest).path, 'r').catch(unlessMissing)
      return file?.createReadStream()
    },
    remove: (digest) => rm(placeOf(digest).path, { force: true }),
  }
}

function received(
  path: string,
  digest: string,
  size: number,
  place: { shelf: string; path: string },
): Received {
  return {
    digest,
    size,
    async read(position, length) {
      const file = await open(path, 'r')
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    stream: () => createReadStream(path),
    async keep() {
      await mkdir(place.shelf, { recursive: true, mode: 0o700 })
      await rename(path, place.path)
      await syncFolder(place.shelf)
    },
    [Symbol.asyncDispose]: () => rm(path, { force: true }),
  }
}

async function write(source: AsyncIterable<Uint8Array>, path: string, maxBytes: number) {
  const file = await open(path, 'wx', 0o600)
  try {
    const digest = digestSm3()
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`)
      digest.update(chunk)
      await writeWhole(file, chunk)
    }
    await file.sync()
    return { digest: digest.hex(), size }
  } finally {
    await file.close()
  }
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0
  while (written < chunk.length)
    written += (await file.write(chunk, written, chunk.length - written)).bytesWritten
}

/** A name is on disk when its folder is; Windows keeps no handle of a folder and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function unlessMissing(cause: unknown): undefined {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
  throw cause
}
