import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartFailure } from '#platform/errors'

/** The system user PostgreSQL runs as: ourselves, or `postgres` when we are root, which PostgreSQL refuses. */
export interface PostgresUser {
  spawn(command: string, args: string[]): ChildProcess
  own(path: string): Promise<void>
  signal(child: ChildProcess, signal: NodeJS.Signals): Promise<void>
}

export async function postgresUser(folder: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return ourselves
  const ids = findIds() ?? createUser()
  const throughClosedFolders = !(await isReachable(folder, import.meta.filename))
  return {
    spawn: (command, args) =>
      throughClosedFolders
        ? // Its folder lies below one that only root may enter (/root, say): the right to pass is lent to this process alone.
          spawn(
            'setpriv',
            [
              '--reuid',
              `${ids.uid}`,
              '--regid',
              `${ids.gid}`,
              '--clear-groups',
              '--inh-caps',
              '+dac_override',
              '--ambient-caps',
              '+dac_override',
              command,
              ...args,
            ],
            { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
          )
        : spawn(command, args, {
            uid: ids.uid,
            gid: ids.gid,
            cwd: '/',
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: true,
          }),
    own: (path) => chown(path, ids.uid, ids.gid),
    signal: async (child, signal) => void child.kill(signal),
  }
}

// Detached: Ctrl-C reaches the whole foreground group, and PostgreSQL has to outlive the server's last statements.
const ourselves: PostgresUser = {
  spawn: (command, args) => spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true }),
  own: async () => {},
  signal: async (child, signal) => void child.kill(signal),
}

function findIds(): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

function createUser() {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres'], { stdio: 'ignore' })
  } catch (cause) {
    throw new StartFailure(
      'PostgreSQL cannot run as root and no user "postgres" could be made: start as an ordinary user',
      { cause },
    )
  }
  const ids = findIds()
  if (!ids) throw new StartFailure('The system user "postgres" was made but cannot be found')
  return ids
}

async function isReachable(...paths: string[]): Promise<boolean> {
  for (const path of paths)
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const mode = (await stat(folder).catch(() => undefined))?.mode
      if (mode !== undefined && (mode & 0o001) === 0) return false
      if (folder === dirname(folder)) break
    }
  return true
}
