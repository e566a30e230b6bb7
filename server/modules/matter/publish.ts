import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { composeMatterCode, type MatterDefinition } from '#contract'
import { storeModels } from '#modules/decision'
import { resolveAddresses } from '#modules/law'
import { unitsByKind, type Unit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { checkDefinition, type PackNames } from './pack/check.ts'
import { citedLaw } from './pack/check-citations.ts'
import type { FlowNames } from './pack/check-flow.ts'
import { PackRefused } from './pack/finding.ts'
import { digestOf, readPack, type Pack } from './pack/read.ts'
import { levelDigits, type MatterItem } from './matter.ts'
import { readStandards, storeStandards } from './standard/kept.ts'
import {
  countEdition,
  findDefinition,
  insertDefinitions,
  listVersions,
  offeredMatters,
  putItems,
  withdrawOthers,
  type OfferedMatter,
} from './queries.ts'

export interface Publication {
  /** Versions that were not there before. */
  readonly published: number
  readonly matters: number
  readonly items: number
}

/**
 * Offers the packs of a folder (`<packs>/services/*`, `<packs>/work/*`) and nothing else: new versions are checked and published, known ones left alone, and each gets an item
 * for every unit that handles it. Doing it again changes nothing. Throws PackRefused, or a StartFailure that names the pack, and then nothing is changed.
 */
export async function publishPacks(
  tx: Transaction,
  packsFolder: string,
  names: FlowNames,
  now: Temporal.Instant,
): Promise<Publication> {
  const packs = await readPacks(packsFolder)
  checkBasicCodes(packs)
  checkCertificates(packs)
  const standards = await readStandards(packsFolder)
  await storeStandards(tx, standards)
  const fresh = await newPacks(tx, packs)
  await checkNew(tx, fresh, { ...names, matters: bySlug(packs), standards }, now)
  await storeModels(
    tx,
    fresh.flatMap(({ definition }) => definition.decision ?? []),
    now,
  )
  await insertDefinitions(
    tx,
    fresh.map(({ definition, digest }) => ({ definition, digest, publishedAt: now })),
    { origin: 'pack', regionPath: null },
  )
  const slugs = packs.map(({ definition }) => definition.slug)
  const withdrawn = await withdrawOthers(tx, slugs, now)
  const { matters, items, changes } = await offerItems(tx, now)
  if (fresh.length + withdrawn + changes > 0) await countEdition(tx)
  return { published: fresh.length, matters, items }
}

/**
 * Gives every matter that is offered an item for every unit that handles it, and ends all others. What was withdrawn stays so until
 * it has a new version: starting the server is no publication.
 */
export async function offerItems(
  tx: Transaction,
  now: Temporal.Instant,
): Promise<{ matters: number; items: number; changes: number }> {
  const offered = await offeredMatters(tx)
  const items = itemsFor(offered, await unitsByKind(tx, dateOf(now)))
  return { matters: offered.length, items: items.length, changes: await putItems(tx, items, now) }
}

/** The packs of a folder, services before work, in the order of their names; throws a StartFailure when there is no service, PackRefused when one cannot be read. */
export async function readPacks(packsFolder: string): Promise<Pack[]> {
  const services = join(packsFolder, 'services')
  const [offered, work] = await Promise.all([foldersIn(services), foldersIn(join(packsFolder, 'work'))])
  if (offered.length === 0) throw new StartFailure(`There are no packs in ${services}`)
  return Promise.all([...offered, ...work].map((folder) => readPack(folder, join(packsFolder, 'flows'))))
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .toSorted()
}

/** What the legs of many matters may name: everything that is offered together. */
export function bySlug(packs: readonly Pack[]): ReadonlyMap<string, MatterDefinition> {
  return new Map(packs.map(({ definition }) => [definition.slug, definition]))
}

/** Every unit that handles a matter where it is offered, under a code composed of the unit's, the level's and the matter's (GB/T 39554.1-2020). */
export function itemsFor(offered: readonly OfferedMatter[], units: ReadonlyMap<string, Unit>): MatterItem[] {
  return offered.flatMap(({ slug, level, department, basicCode, regionPath }) =>
    [...units]
      .filter(
        ([key, unit]) =>
          key === `${department}@${unit.regionCode}` &&
          levelOf(unit.regionCode) === level &&
          (regionPath === null || `${unit.regionPath}.`.startsWith(`${regionPath}.`)),
      )
      .map(([, unit]) => ({
        itemCode: composeMatterCode({
          creditCode: unit.code,
          level: levelDigits[level],
          catalogueCode: basicCode,
        }),
        slug,
        level,
        region: { code: unit.regionCode, path: unit.regionPath, name: unit.regionName },
        unit: { id: unit.id, path: unit.path, name: unit.name, code: unit.code },
      })),
  )
}

/** GB/T 2260: six digits, of which a city's last two are 00; longer codes lie below the county. */
function levelOf(regionCode: string): MatterDefinition['level'] | undefined {
  if (regionCode.length !== 6 || regionCode.endsWith('0000')) return undefined
  return regionCode.endsWith('00') ? 'city' : 'county'
}

async function newPacks(tx: Transaction, packs: readonly Pack[]): Promise<Pack[]> {
  const versions = await listVersions(tx)
  const fresh: Pack[] = []
  for (const pack of packs) {
    const { slug, version } = pack.definition
    const known = versions.filter((row) => row.slug === slug)
    const newest = known.find((row) => row.version === Math.max(...known.map((each) => each.version)))
    // What was published here goes on from the pack: the folder takes its place only with a higher version.
    if (newest?.origin === 'design' && version <= newest.version) continue
    const same = known.find((row) => row.version === version)
    if (same && same.digest !== pack.digest && (await isChanged(tx, pack)))
      throw new StartFailure(
        `The pack ${basename(pack.folder)} was changed, but its version ${version} is already published: give it version ${version + 1}`,
      )
    if (newest && version < newest.version)
      throw new StartFailure(
        `The pack ${basename(pack.folder)} has version ${version}, but version ${newest.version} is already published`,
      )
    if (!same) fresh.push(pack)
  }
  return fresh
}

/** What is kept is read as this release reads it: a contract that has grown a default since changes no pack. */
async function isChanged(tx: Transaction, { definition, digest }: Pack): Promise<boolean> {
  const kept = await findDefinition(tx, definition.slug, definition.version)
  return !kept || digestOf(kept.definition) !== digest
}

/** Two matters of one unit under one code could not be told apart. */
function checkBasicCodes(packs: readonly Pack[]) {
  for (const [code, same] of Map.groupBy(packs, ({ definition }) => definition.basicCode))
    if (same.length > 1)
      throw new StartFailure(
        `The packs ${same.map(({ folder }) => basename(folder)).join(' and ')} have the same basic code ${code}`,
      )
}

/** A certificate that answers for a material is one that some matter here gives. */
function checkCertificates(packs: readonly Pack[]) {
  const giving = new Set(
    packs.flatMap(({ definition }) => (definition.result?.certificate ? [definition.slug] : [])),
  )
  for (const { folder, definition } of packs)
    for (const { id, certificates = [] } of definition.materials)
      for (const slug of certificates)
        if (!giving.has(slug))
          throw new StartFailure(
            `The pack ${basename(folder)} takes certificates of ${slug} for ${id}, but that gives none`,
          )
}

async function checkNew(
  tx: Transaction,
  packs: readonly Pack[],
  names: Omit<PackNames, 'hasArticle'>,
  now: Temporal.Instant,
) {
  const cited = [...new Set(packs.flatMap(({ definition }) => citedLaw(definition)))]
  const resolved = await resolveAddresses(tx, cited, dateOf(now))
  for (const { folder, definition, flowFile } of packs) {
    const findings = await checkDefinition(
      definition,
      { ...names, hasArticle: (address) => resolved.has(address) },
      flowFile,
    )
    if (findings.length > 0) throw new PackRefused(basename(folder), findings)
  }
}
