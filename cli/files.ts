import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { StartFailure } from '#platform/errors'

/** Throws StartFailure where a file cannot be read. */
export async function checkReadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new StartFailure(`${path} cannot be read`, { cause })
  })
}

/** How many line ends a file has. */
export async function countLines(path: string): Promise<number> {
  let lines = 0
  for await (const chunk of createReadStream(path))
    for (const byte of chunk as Buffer) if (byte === 10) lines += 1
  return lines
}
