import type { Database } from '#platform/database'
import { loadCalendar } from '#modules/calendar'
import { loadStatutes } from '#modules/law'
import { loadOrganization } from '#modules/organization'
import { loadRegions, regionsWithin } from '#modules/region'
import { dateOf, systemClock } from '#platform/clock'

/** Loads what every installation has: places, calendars, statutes, published matters. Idempotent; quick when nothing changed. */
export async function prepareReference(database: Database): Promise<void> {
  await database.write(async (transaction) => {
    await loadRegions(transaction)
    const townships = await regionsWithin(transaction, '14.1407', 'township', dateOf(systemClock.now()))
    await loadOrganization(transaction, { townships })
    await loadCalendar(transaction)
    await loadStatutes(transaction)
  })
}
