import type { Database } from '#platform/database'
import { loadRegions } from '#modules/region'

/** Loads what every installation has: places, calendars, statutes, published matters. Idempotent; quick when nothing changed. */
export async function prepareReference(database: Database): Promise<void> {
  await database.write(async (transaction) => {
    await loadRegions(transaction)
  })
}
