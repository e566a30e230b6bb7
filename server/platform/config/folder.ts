import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartFailure } from '#platform/errors'

/** Makes the data folder (mode 0700) ours until the process ends; throws StartFailure when another instance runs on it or it cannot be written. */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock')
  await openFolder(folder)
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(lock, 'wx', 0o600)
      await file.writeFile(String(process.pid))
      await file.close()
      return () => rm(lock, { force: true })
    } catch (cause) {
      if (reason(cause) !== 'EEXIST')
        throw new StartFailure(`The data folder ${folder} cannot be written (${reason(cause)})`, { cause })
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''))
      if (isRunning(owner))
        throw new StartFailure(`Another Yiwang (process ${owner}) is running on ${folder}`)
      // Its owner was killed: the lock is only a trace.
      await rm(lock, { force: true })
    }
  }
  throw new StartFailure(`The data folder ${folder} is being claimed by another process`)
}

/** Makes the data folder (mode 0700) where there is none; for processes that share it. Throws StartFailure when it cannot be written. */
export async function openFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    await chmod(folder, 0o700)
  } catch (cause) {
    throw new StartFailure(`The data folder ${folder} cannot be written (${reason(cause)})`, { cause })
  }
}

/** The process that holds the data folder, while it runs. */
export async function holderOf(folder: string): Promise<number | undefined> {
  const holder = Number(await readFile(join(folder, 'lock'), 'utf8').catch(() => ''))
  return isRunning(holder) ? holder : undefined
}

/** One folder after the other: Node's recursive mkdir never ends where the system answers ENOENT below a folder that exists, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (cause) {
    if (reason(cause) === 'EEXIST') return
    const above = dirname(folder)
    if (reason(cause) !== 'ENOENT' || existsSync(above)) throw cause
    await makeFolder(above)
    await makeFolder(folder)
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return reason(cause) === 'EPERM'
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}
