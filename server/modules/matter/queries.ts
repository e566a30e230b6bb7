import { matterDefinition } from '#contract'
import type { Read, Transaction } from '#platform/database'
import type { MatterItem, StoredDefinition } from './matter.ts'

/** One version of a matter without its content. */
export interface VersionRow {
  readonly slug: string
  readonly version: number
  readonly basicCode: string
  readonly digest: string
  readonly publishedAt: Temporal.Instant
  readonly withdrawnAt: Temporal.Instant | null
  /** `pack`: from a folder at the start of a server. `design`: published here. */
  readonly origin: 'pack' | 'design'
  /** The region whose it is and in which alone it is offered; null is everywhere here. */
  readonly regionPath: string | null
}

/** What decides which units handle a matter that is offered. */
export interface OfferedMatter {
  readonly slug: string
  readonly basicCode: string
  readonly level: MatterItem['level']
  readonly department: string
  readonly regionPath: string | null
}

/** A version of a matter; undefined when there never was one. */
export async function findDefinition(
  read: Read,
  slug: string,
  version: number,
): Promise<StoredDefinition | undefined> {
  const [row] = await read<{ body: unknown; digest: string; publishedAt: Temporal.Instant }[]>`
    select body, digest, published_at as "publishedAt" from matter.definition where slug = ${slug} and version = ${version}`
  return (
    row && { definition: matterDefinition.parse(row.body), digest: row.digest, publishedAt: row.publishedAt }
  )
}

/** All versions of all matters, or of one, the newest first. */
export async function listVersions(read: Read, slug?: string): Promise<VersionRow[]> {
  const rows = await read<VersionRow[]>`
    select slug, version, basic_code as "basicCode", digest, published_at as "publishedAt", withdrawn_at as "withdrawnAt",
      origin, region_path::text as "regionPath"
    from matter.definition where ${slug ?? null}::text is null or slug = ${slug ?? null} order by slug, version desc`
  return [...rows]
}

/** Every item that is offered. */
export async function currentItems(read: Read): Promise<MatterItem[]> {
  const rows = await read<ItemRow[]>`
    select item_code as "itemCode", slug, level, region_code as "regionCode", region_name as "regionName", region_path::text as "regionPath",
      unit_id as "unitId", unit_code as "unitCode", unit_name as "unitName", unit_path::text as "unitPath"
    from matter.item where withdrawn_at is null order by item_code`
  return rows.map(({ itemCode, slug, level, ...row }) => ({
    itemCode,
    slug,
    level,
    region: { code: row.regionCode, path: row.regionPath, name: row.regionName },
    unit: { id: row.unitId, path: row.unitPath, name: row.unitName, code: row.unitCode },
  }))
}

/** The number of the last change to what is offered. */
export async function editionNumber(read: Read): Promise<number> {
  const [row] = await read<[{ number: number }]>`select number from matter.edition`
  return row.number
}

/** What is offered now, in the order of the slugs. */
export async function offeredMatters(read: Read): Promise<OfferedMatter[]> {
  const rows = await read<OfferedMatter[]>`
    select slug, basic_code as "basicCode", body ->> 'level' as level, body ->> 'department' as department, region_path::text as "regionPath"
    from matter.definition where withdrawn_at is null order by slug`
  return [...rows]
}

/** Adds versions; each takes the place of the version before it. */
export async function insertDefinitions(
  tx: Transaction,
  stored: readonly StoredDefinition[],
  { origin, regionPath }: Pick<VersionRow, 'origin' | 'regionPath'>,
): Promise<void> {
  if (stored.length === 0) return
  const rows = stored.map(({ definition, digest }) => ({
    slug: definition.slug,
    version: definition.version,
    basic_code: definition.basicCode,
    digest,
    body: definition,
  }))
  const now = stored[0]?.publishedAt ?? null
  await tx`
    update matter.definition set withdrawn_at = greatest(${now}, published_at)
    where slug = any (${rows.map(({ slug }) => slug)}) and withdrawn_at is null`
  await tx`
    insert into matter.definition (slug, version, basic_code, digest, body, published_at, origin, region_path)
    select slug, version, basic_code, digest, body, ${now}, ${origin}, ${regionPath}::ltree
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (slug text, version integer, basic_code text, digest text, body json)`
}

/** Withdraws every matter of a pack that is not in the list; what was published here is let be. Gives the number of changes. */
export async function withdrawOthers(
  tx: Transaction,
  slugs: readonly string[],
  now: Temporal.Instant,
): Promise<number> {
  const withdrawn = await tx`
    update matter.definition set withdrawn_at = greatest(${now}, published_at) 
    where withdrawn_at is null and origin = 'pack' and not (slug = any (${[...slugs]})) returning slug`
  return withdrawn.length
}

/** Makes exactly these items the ones offered. Gives the number of changes. */
export async function putItems(
  tx: Transaction,
  items: readonly MatterItem[],
  now: Temporal.Instant,
): Promise<number> {
  const rows = JSON.stringify(
    items.map(({ itemCode, slug, level, region, unit }) => ({
      item_code: itemCode,
      slug,
      level,
      region_code: region.code,
      region_name: region.name,
      region_path: region.path,
      unit_id: unit.id,
      unit_code: unit.code,
      unit_name: unit.name,
      unit_path: unit.path,
    })),
  )
  const ended = await tx`
    update matter.item set withdrawn_at = greatest(${now}, published_at)
    where withdrawn_at is null and not (item_code = any (${items.map(({ itemCode }) => itemCode)})) returning item_code`
  const put = await tx`
    insert into matter.item as item (item_code, slug, level, region_code, region_name, region_path, unit_id, unit_code, unit_name, unit_path, published_at)
    select row.*, ${now} from jsonb_to_recordset(${rows}::text::jsonb) as row (item_code text, slug text, level text, region_code text, region_name text,
      region_path ltree, unit_id uuid, unit_code text, unit_name text, unit_path ltree)
    on conflict (item_code) do update
    set slug = excluded.slug, level = excluded.level, region_code = excluded.region_code, region_name = excluded.region_name, region_path = excluded.region_path,
      unit_id = excluded.unit_id, unit_code = excluded.unit_code, unit_name = excluded.unit_name, unit_path = excluded.unit_path,
      published_at = excluded.published_at, withdrawn_at = null
    where (item.slug, item.region_code, item.region_name, item.unit_id, item.unit_name, item.unit_path)
      is distinct from (excluded.slug, excluded.region_code, excluded.region_name, excluded.unit_id, excluded.unit_name, excluded.unit_path)
      or item.withdrawn_at is not null
    returning item_code`
  return ended.length + put.length
}

/** Withdraws one version and, with the last version of a matter, its items; false when it was withdrawn before or never was. */
export async function withdraw(
  tx: Transaction,
  slug: string,
  version: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await tx`
    update matter.definition set withdrawn_at = greatest(${now}, published_at) where slug = ${slug} and version = ${version} and withdrawn_at is null returning slug`
  if (rows.length === 0) return false
  await tx`update matter.item set withdrawn_at = greatest(${now}, published_at) where slug = ${slug} and withdrawn_at is null`
  await countEdition(tx)
  return true
}

/** Tells every server that what is offered has changed. */
export async function countEdition(tx: Transaction): Promise<void> {
  await tx`update matter.edition set number = number + 1`
}

interface ItemRow {
  itemCode: string
  slug: string
  level: MatterItem['level']
  regionCode: string
  regionName: string
  regionPath: string
  unitId: string
  unitCode: string
  unitName: string
  unitPath: string
}
