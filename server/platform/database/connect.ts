import postgres from 'postgres'
import type { Database, SqlTypes, Transaction } from './database.ts'

export interface ConnectOptions {
  url: string
  /** Role taken on every connection, so that the server cannot alter what it may only append to. */
  role?: string
  maxConnections?: number
}

/** Opens a pool; throws nothing by itself: the first query tells whether the server answers. */
export function connect({ url, role, maxConnections = 10 }: ConnectOptions): Database {
  const sql = postgres(url, {
    max: maxConnections,
    onnotice: () => {},
    connection: { application_name: 'yiwang', TimeZone: 'Asia/Shanghai', ...(role ? { role } : {}) },
    types: sqlTypes,
  })
  return {
    // A pool reads and writes alike; the narrower types are what the rest of the house is given.
    read: sql as unknown as Database['read'],
    write: (body) => sql.begin((transaction) => body(transaction as unknown as Transaction)) as ReturnType<typeof body>,
    close: () => sql.end({ timeout: 5 }),
  }
}

const sqlTypes: { [K in keyof SqlTypes]: postgres.PostgresType<SqlTypes[K]> } = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (value: Temporal.Instant | Date | string) => (value instanceof Date ? value.toISOString() : String(value)),
    parse: (raw: string) => Temporal.Instant.from(raw.replace(' ', 'T')),
  },
  date: {
    to: 1082,
    from: [1082],
    serialize: (value: Temporal.PlainDate | string) => String(value),
    parse: (raw: string) => Temporal.PlainDate.from(raw),
  },
  integer: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (raw: string) => Number(raw) },
}
