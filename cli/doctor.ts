import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import postgres from 'postgres'
import { bundledCalendar } from '#modules/calendar'
import { readConfig, type Config } from '#platform/config'
import { dateOf, systemClock } from '#platform/clock'
import { schemaVersion } from '#platform/database'

export interface Finding {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

const LEAST_DISK_BYTES = 2 * 1024 ** 3
const LEAST_MEMORY_BYTES = 2 * 1024 ** 3

/** Looks at everything that commonly stops an installation; changes nothing. */
export async function examine(): Promise<Finding[]> {
  const config = readConfig('demo')
  return [
    node(),
    memory(),
    await folder(config),
    await disk(config),
    await port(config),
    await database(config),
    calendar(),
  ]
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return { name: 'Node', ok: major >= 26, detail: process.version }
}

function memory(): Finding {
  const bytes = totalmem()
  return { name: 'memory', ok: bytes >= LEAST_MEMORY_BYTES, detail: `${(bytes / 1024 ** 3).toFixed(1)} GiB` }
}

async function folder({ dataFolder }: Config): Promise<Finding> {
  const found = await stat(dataFolder).catch(() => undefined)
  const writable = await access(found ? dataFolder : dirname(dataFolder), constants.W_OK).then(
    () => true,
    () => false,
  )
  const closed = !found || (found.mode & 0o077) === 0
  return {
    name: 'data folder',
    ok: writable && closed,
    detail: `${dataFolder}${found ? '' : ' (not there yet)'}${writable ? '' : ', not writable'}${closed ? '' : ', readable by others'}`,
  }
}

async function disk({ dataFolder }: Config): Promise<Finding> {
  const space = await statfs(dataFolder).catch(() => statfs(dirname(dataFolder)))
  const bytes = space.bavail * space.bsize
  return { name: 'free disk', ok: bytes >= LEAST_DISK_BYTES, detail: `${(bytes / 1024 ** 3).toFixed(1)} GiB` }
}

async function port({ port: wanted, host }: Config): Promise<Finding> {
  const server = createServer()
  const free = await new Promise<boolean>((resolve) =>
    server.once('error', () => resolve(false)).listen(wanted, host, () => resolve(true)),
  )
  if (free) await new Promise((resolve) => server.close(resolve))
  return {
    name: 'port',
    ok: free,
    detail: free ? `${wanted} is free` : `${wanted} is taken (Yiwang itself may be running)`,
  }
}

async function database({ databaseUrl }: Config): Promise<Finding> {
  if (!databaseUrl) return { name: 'database', ok: true, detail: 'our own PostgreSQL' }
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const [row] = await sql<
      [{ version: string; number: number }]
    >`select current_setting('server_version') as version, current_setting('server_version_num')::int as number`
    return {
      name: 'database',
      ok: row.number >= 150_000,
      detail: `PostgreSQL ${row.version}; this release's schema ends at ${await schemaVersion()}`,
    }
  } catch (cause) {
    return {
      name: 'database',
      ok: false,
      detail: `DATABASE_URL does not answer (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'})`,
    }
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function calendar(): Finding {
  const year = dateOf(systemClock.now()).year
  const published = bundledCalendar().published.has(year)
  return {
    name: 'calendar',
    ok: published,
    detail: published
      ? `${year} is published`
      : `the working-day calendar of ${year} is not here: its deadlines are provisional`,
  }
}
