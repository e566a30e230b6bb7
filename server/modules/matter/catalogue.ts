import type { Database } from '#platform/database'
import { perDatabase } from '#platform/database'
import {
  handlingRegion,
  isService,
  publish,
  type MatterItem,
  type PublishedMatter,
  type PublishedService,
} from './matter.ts'
import { currentItems, editionNumber, findDefinition, listVersions, withdraw } from './queries.ts'

/** What is offered now: rebuilt when the edition in the database has another number. */
interface Offer {
  readonly edition: number
  readonly current: ReadonlyMap<string, number>
  readonly items: ReadonlyMap<string, MatterItem>
  readonly byCode: ReadonlyMap<string, MatterItem>
  /** Items of each matter, in the order of their codes. */
  readonly ofMatter: ReadonlyMap<string, readonly MatterItem[]>
}

/** Another server's publication is seen within this time; this server's own at once. */
const LOOK_AGAIN_MS = 1_000

class Catalogue {
  readonly #database: Database
  /** A version never changes, so what is compiled once holds for ever. */
  readonly #compiled = new Map<string, Promise<PublishedMatter | undefined>>()
  #offer: Promise<Offer> | undefined
  #lookedAtMs = 0

  constructor(database: Database) {
    this.#database = database
  }

  definition(slug: string, version: number): Promise<PublishedMatter | undefined> {
    const key = `${slug}@${version}`
    const known = this.#compiled.get(key)
    if (known) return known
    const compiling = findDefinition(this.#database.read, slug, version).then(
      (stored) => stored && publish(stored),
    )
    this.#compiled.set(key, compiling)
    // Neither a failure nor an absence is kept: the version may be published the next moment.
    const forget = () => void this.#compiled.delete(key)
    compiling.then((found) => found ?? forget(), forget)
    return compiling
  }

  offer(): Promise<Offer> {
    if (this.#offer && performance.now() - this.#lookedAtMs < LOOK_AGAIN_MS) return this.#offer
    this.#lookedAtMs = performance.now()
    const looking = this.#look(this.#offer)
    this.#offer = looking
    looking.catch(() => this.forget())
    return looking
  }

  forget() {
    this.#offer = undefined
  }

  async #look(known: Promise<Offer> | undefined): Promise<Offer> {
    const edition = await editionNumber(this.#database.read)
    const before = await known?.catch(() => undefined)
    if (before?.edition === edition) return before
    const [versions, items] = await Promise.all([
      listVersions(this.#database.read),
      currentItems(this.#database.read),
    ])
    return {
      edition,
      current: new Map(
        versions
          .filter(({ withdrawnAt }) => withdrawnAt === null)
          .map(({ slug, version }) => [slug, version]),
      ),
      items: new Map(items.map((item) => [`${item.slug}@${item.region.code}`, item])),
      byCode: new Map(items.map((item) => [item.itemCode, item])),
      ofMatter: Map.groupBy(items, ({ slug }) => slug),
    }
  }
}

const catalogueOf = perDatabase((database) => new Catalogue(database))

/** A version of a matter, compiled and kept; the version offered now when none is named. Undefined when there is none. */
export async function definitionOf(
  database: Database,
  slug: string,
  version?: number,
): Promise<PublishedMatter | undefined> {
  return version === undefined
    ? currentDefinition(database, slug)
    : catalogueOf(database).definition(slug, version)
}

/** The version of a matter that is offered now; undefined when it is not offered. */
export async function currentVersion(database: Database, slug: string): Promise<number | undefined> {
  return (await catalogueOf(database).offer()).current.get(slug)
}

/** The version of every matter that is offered now, by slug. */
export async function offeredVersions(database: Database): Promise<ReadonlyMap<string, number>> {
  return (await catalogueOf(database).offer()).current
}

/** The matter as it is offered now; undefined when it is not offered. */
export async function currentDefinition(
  database: Database,
  slug: string,
): Promise<PublishedMatter | undefined> {
  const version = await currentVersion(database, slug)
  return version === undefined ? undefined : catalogueOf(database).definition(slug, version)
}

/** Everything that is offered now, in the order of the slugs. */
export async function currentDefinitions(database: Database): Promise<PublishedMatter[]> {
  const catalogue = catalogueOf(database)
  const { current } = await catalogue.offer()
  const found = await Promise.all(
    [...current]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([slug, version]) => catalogue.definition(slug, version)),
  )
  return found.filter((matter) => matter !== undefined)
}

/** What people and firms may apply for now, in the order of the slugs. */
export async function currentServices(database: Database): Promise<PublishedService[]> {
  return (await currentDefinitions(database)).filter(isService)
}

/** Whether a version may no longer be filed: another has taken its place, or the matter is not offered any more. */
export async function isWithdrawn(database: Database, slug: string, version: number): Promise<boolean> {
  return (await currentVersion(database, slug)) !== version
}

/** Who handles a matter for somebody of a region (6, 9 or 12 digits): the unit of that county or city. Undefined when nobody does. */
export async function itemFor(
  database: Database,
  slug: string,
  regionCode: string,
): Promise<MatterItem | undefined> {
  const { items } = await catalogueOf(database).offer()
  return (
    items.get(`${slug}@${handlingRegion('county', regionCode)}`) ??
    items.get(`${slug}@${handlingRegion('city', regionCode)}`)
  )
}

/** The item of a 31-character code, or of the first 31 of 33; undefined when no offered item has it. */
export async function findItem(database: Database, code: string): Promise<MatterItem | undefined> {
  return (await catalogueOf(database).offer()).byCode.get(code.slice(0, 31))
}

/** All items of a matter that are offered now, in the order of their codes. */
export async function itemsOf(database: Database, slug: string): Promise<readonly MatterItem[]> {
  return (await catalogueOf(database).offer()).ofMatter.get(slug) ?? []
}

/** Ends a version: what is filed under it from now on is refused with `matter.withdrawn`. False when it was not offered. */
export async function withdrawVersion(
  database: Database,
  slug: string,
  version: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const withdrawn = await database.write((tx) => withdraw(tx, slug, version, now))
  catalogueOf(database).forget()
  return withdrawn
}

/** Makes this server look again at what is offered, after a publication of its own. */
export function lookAgain(database: Database): void {
  catalogueOf(database).forget()
}

/** The number of the edition on which everything that is offered now rests. */
export async function offeredEdition(database: Database): Promise<number> {
  return (await catalogueOf(database).offer()).edition
}
