import type postgres from 'postgres'

/** Values that PostgreSQL types carry beyond postgres.js's own: `timestamptz` ⇄ Instant, `date` ⇄ PlainDate, `int8` ⇄ number. */
export type SqlTypes = { instant: Temporal.Instant; date: Temporal.PlainDate; integer: number }

declare const transactional: unique symbol

/** A handle that may only read: inside or outside a transaction. */
export interface Read extends postgres.ISql<SqlTypes> {}

/** A handle inside a transaction: what it writes is kept whole or not at all. */
export interface Transaction extends Read {
  readonly [transactional]: true
}

/** The database as an operation sees it; `write` runs its callback in one transaction and gives its value. */
export interface Database {
  readonly read: Read
  write<T>(body: (transaction: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}
