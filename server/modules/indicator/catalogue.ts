import {
  compressionOf,
  currentServices,
  definitionOf,
  isService,
  listVersions,
  offeredEdition,
} from '#modules/matter'
import { perDatabase, type Database } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Frame } from './compile.ts'
import { indicator, type Indicator } from './measure.ts'

/** Indicators change with a release only; another server's release is seen within this time. */
const LOOK_AGAIN_MS = 60_000

interface Remembered {
  indicators?: { at: number; list: Promise<Indicator[]> }
  minutes?: { edition: number; list: Promise<Frame['minutes']> }
  periods?: { edition: number; list: Promise<Frame['periods']> }
}

const rememberedOf = perDatabase((): Remembered => ({}))

/** The indicators in force, in the order of their figures. */
export function indicatorsOf(database: Database): Promise<Indicator[]> {
  const remembered = rememberedOf(database)
  const known = remembered.indicators
  if (known && performance.now() - known.at < LOOK_AGAIN_MS) return known.list
  const list = currentIndicators(database)
  remembered.indicators = { at: performance.now(), list }
  list.catch(() => delete remembered.indicators)
  return list
}

/** The indicator in force under an id; throws indicator.not-found. */
export async function getIndicator(database: Database, id: string): Promise<Indicator> {
  const found = (await indicatorsOf(database)).find((each) => each.id === id)
  if (!found) throw new Problem('indicator.not-found', { detail: id })
  return found
}

/** Minutes of a window visit that each version of each matter replaces; read again when what is offered has changed. */
export async function replacedMinutesOf(database: Database): Promise<Frame['minutes']> {
  const remembered = rememberedOf(database)
  const edition = await offeredEdition(database)
  if (remembered.minutes?.edition === edition) return remembered.minutes.list
  const list = minutesOfVersions(database)
  remembered.minutes = { edition, list }
  list.catch(() => delete remembered.minutes)
  return list
}

/** The periods of the items on offer; read again when what is offered has changed. */
export async function itemPeriodsOf(database: Database): Promise<Frame['periods']> {
  const remembered = rememberedOf(database)
  const edition = await offeredEdition(database)
  if (remembered.periods?.edition === edition) return remembered.periods.list
  const list = periodsOnOffer(database)
  remembered.periods = { edition, list }
  list.catch(() => delete remembered.periods)
  return list
}

async function periodsOnOffer(database: Database): Promise<Frame['periods']> {
  const offered = await currentServices(database)
  return offered.flatMap(({ definition: { slug, version, periods } }) => {
    const { statutoryDays, sparedDays } = compressionOf(periods) ?? {}
    return statutoryDays === undefined || sparedDays === undefined
      ? []
      : [{ slug, version, statutoryDays, sparedDays }]
  })
}

async function currentIndicators({ read }: Database): Promise<Indicator[]> {
  const rows = await read<
    { body: unknown }[]
  >`select body from indicator.definition where withdrawn_at is null`
  return rows
    .map(({ body }) => indicator.parse(body))
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id))
}

async function minutesOfVersions(database: Database) {
  const versions = await listVersions(database.read)
  const found = await Promise.all(versions.map(({ slug, version }) => definitionOf(database, slug, version)))
  return found.flatMap((matter) =>
    matter && isService(matter)
      ? [
          {
            slug: matter.definition.slug,
            version: matter.definition.version,
            minutes: matter.definition.replacedMinutes.count,
          },
        ]
      : [],
  )
}
