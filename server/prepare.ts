import { fileURLToPath } from 'node:url'
import { loadCalendar } from '#modules/calendar'
import { loadNaming } from '#modules/enterprise'
import { loadIndicators } from '#modules/indicator'
import { loadStatutes } from '#modules/law'
import { publishPacks } from '#modules/matter'
import { loadLicences } from '#modules/licence'
import { loadOffers } from '#modules/offer'
import { loadOrganization } from '#modules/organization'
import { loadRatingPeriods } from '#modules/rating'
import { loadProjectCourses } from '#modules/project'
import { loadSampleRates } from '#modules/sample'
import { loadSupervision } from '#modules/supervision'
import { loadRegions, regionsWithin } from '#modules/region'
import { dateOf } from '#platform/clock'
import type { Database, Transaction } from '#platform/database'
import { registeredNames } from './registered.ts'

export const PACKS_FOLDER = fileURLToPath(new URL('../packs', import.meta.url))

/** Who loads the reference data. */
const LOCK = 7_140_703

/** The city this edition is set up for, as a path of regions: 山西省, 晋中市. */
export const CITY_PATH = '14.1407'

/**
 * Loads what an installation works with: places, calendars, statutes, published matters, indicators; in the demo also the invented
 * officers of the city's departments. Idempotent; quick when nothing changed.
 */
export async function prepareReference(
  database: Database,
  now: Temporal.Instant,
  { demo }: { demo: boolean },
): Promise<void> {
  await database.write(async (transaction) => {
    // Processes that start together load one after the other; the later ones find it done.
    await transaction`select pg_advisory_xact_lock(${LOCK})`
    await loadRegions(transaction)
    await loadCalendar(transaction, now)
    await loadStatutes(transaction)
    if (demo) await loadOrganization(transaction, { townships: await townshipsOn(transaction, now) })
    await publishServices(transaction, now)
    await loadIndicators(transaction, PACKS_FOLDER, now)
    await loadSupervision(transaction, PACKS_FOLDER, now)
    await loadLicences(transaction, PACKS_FOLDER, now)
    await loadOffers(transaction, PACKS_FOLDER, now)
    await loadRatingPeriods(transaction, PACKS_FOLDER)
    await loadSampleRates(transaction, PACKS_FOLDER)
    await loadNaming(transaction, PACKS_FOLDER)
    await loadProjectCourses(transaction, PACKS_FOLDER)
  })
}

/** Offers the services of the packs through the units that handle them; to be done again when units have changed. */
export function publishServices(transaction: Transaction, now: Temporal.Instant) {
  return publishPacks(transaction, PACKS_FOLDER, registeredNames(), now)
}

function townshipsOn(transaction: Parameters<typeof regionsWithin>[0], now: Temporal.Instant) {
  return regionsWithin(transaction, CITY_PATH, 'township', dateOf(now))
}
