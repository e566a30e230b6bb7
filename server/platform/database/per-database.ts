import type { Database } from './database.ts'

/** A cache that lives as long as its database handle, so that two platforms in one process share nothing. */
export function perDatabase<T>(make: (database: Database) => T): (database: Database) => T {
  const made = new WeakMap<Database, T>()
  return (database) => {
    const found = made.get(database)
    if (found !== undefined) return found
    const value = make(database)
    made.set(database, value)
    return value
  }
}
