import { loadSyntheticRegistry, type Township } from '#modules/registry'
import { regionsWithin } from '#modules/region'
import { dateOf } from '#platform/clock'
import type { Database } from '#platform/database'
import { CITY_PATH } from '../prepare.ts'
import { loadPersonaAccounts } from './accounts.ts'

/** The day the demo's people are invented for: their ages and records do not change with the day of installation. */
const INVENTED_ON = Temporal.PlainDate.from('2026-11-20')
const SEED = 20_261_120
const PERSONS = 20_000
const ENTITIES = 2_000

/** Invents the demo city's people, firms and accounts, once. `size` is the share of the full city; with a password the accounts can also sign in as production's do. True when it was done now. */
export async function buildDemoBase(
  owner: Database,
  now: Temporal.Instant,
  { size = 1, password }: { size?: number; password?: string } = {},
): Promise<boolean> {
  return owner.write(async (transaction) => {
    const [row] = await transaction<
      [{ built: boolean }]
    >`select exists (select from registry.subject) as built`
    if (row.built) return false
    const townships = await regionsWithin(transaction, CITY_PATH, 'township', dateOf(now))
    const byCounty = Map.groupBy(townships, (township) => township.code.slice(0, 6))
    const townshipsOf = (county: string): readonly Township[] => byCounty.get(county) ?? []
    await loadSyntheticRegistry(transaction, {
      seed: SEED,
      on: INVENTED_ON,
      townshipsOf,
      persons: Math.round(PERSONS * size),
      entities: Math.round(ENTITIES * size),
    })
    await loadPersonaAccounts(transaction, now, password)
    return true
  })
}
