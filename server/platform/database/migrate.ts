import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { StartFailure } from '#platform/errors'

const folder = new URL('../../migrations/', import.meta.url)
const MINIMUM_POSTGRES = 150_000

/**
 * Brings the database to this release's schema; safe to run from two processes at once.
 * Throws StartFailure when PostgreSQL is older than 15, the schema is of a newer release, or the role may not build it.
 */
export async function migrate(url: string, progress: (name: string) => void = () => {}): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [server] = await sql<
      [{ version: number }]
    >`select current_setting('server_version_num')::int as version`
    if (server.version < MINIMUM_POSTGRES)
      throw new StartFailure(`PostgreSQL is ${Math.floor(server.version / 10_000)}; Yiwang needs 15 or newer`)
    const names = await migrationNames()
    return await sql.begin(async (transaction) => {
      // One migrator at a time; the others find the work done.
      await transaction`select pg_advisory_xact_lock(7140700)`
      await transaction`create table if not exists public.migration (name text primary key, applied_at timestamptz not null default now())`
      const applied = new Set(
        (await transaction<{ name: string }[]>`select name from public.migration`).map((row) => row.name),
      )
      const unknown = [...applied].filter((name) => !names.includes(name))
      if (unknown.length > 0)
        throw new StartFailure(
          `The database is of a newer release (it has ${unknown.join(', ')}): start that release`,
        )
      const missing = names.filter((name) => !applied.has(name))
      for (const name of missing) {
        progress(name)
        await transaction.unsafe(await readFile(new URL(`${name}.sql`, folder), 'utf8')).simple()
        await transaction`insert into public.migration (name) values (${name})`
      }
      return missing.length
    })
  } catch (cause) {
    // 42501 insufficient privilege
    if (cause instanceof postgres.PostgresError && cause.code === '42501')
      throw new StartFailure(
        `The role of DATABASE_URL may not build the schema (${cause.message}): it must own the database and may create roles`,
        { cause },
      )
    throw cause
  } finally {
    await sql.end()
  }
}

/** How a database stands to this release's schema. */
export async function schemaStanding(url: string): Promise<'empty' | 'current' | 'older' | 'newer'> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [table] = await sql<[{ name: string | null }]>`select to_regclass('public.migration')::text as name`
    if (table.name === null) return 'empty'
    const rows = await sql<{ name: string }[]>`select name from public.migration`
    const applied = new Set(rows.map(({ name }) => name))
    const names = await migrationNames()
    if ([...applied].some((name) => !names.includes(name))) return 'newer'
    if (applied.size === 0) return 'empty'
    return names.every((name) => applied.has(name)) ? 'current' : 'older'
  } finally {
    await sql.end()
  }
}

/** The name of the newest migration this release knows. */
export async function schemaVersion(): Promise<string> {
  return (await migrationNames()).at(-1) ?? ''
}

async function migrationNames(): Promise<string[]> {
  const list = await readFile(new URL('LIST.txt', folder), 'utf8')
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
