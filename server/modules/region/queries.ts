import type { RegionLevel } from '#contract'
import type { Read } from '#platform/database'

/** A region in one period of its life; both days included, undefined where open or not recorded. */
export interface Region {
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  readonly parentCode: string | undefined
  readonly path: string
  readonly fullName: string
  readonly localName: string
  readonly validFrom: Temporal.PlainDate | undefined
  readonly validTo: Temporal.PlainDate | undefined
  readonly replacedBy: readonly string[]
  readonly source: string
  readonly verified: boolean
}

/** The region of a canonical code as it was on a day; undefined when the code meant nothing then. */
export async function findRegion(
  read: Read,
  code: string,
  on: Temporal.PlainDate,
): Promise<Region | undefined> {
  const rows = await read<Row[]>`
    select ${columns(read)} from region.region
    where code = ${code} and ${heldOn(read, on)}`
  return rows.map(toRegion)[0]
}

/** The regions of these canonical codes as they were on a day, by code; who meant nothing then is left out. */
export async function findRegions(
  read: Read,
  codes: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Region>> {
  const rows = await read<Row[]>`
    select ${columns(read)} from region.region
    where code = any (${[...codes]}) and ${heldOn(read, on)}`
  return new Map(rows.map((row) => [row.code, toRegion(row)]))
}

/** The codes of every region of a level on a day, of the whole country. */
export async function codesOf(
  read: Read,
  level: RegionLevel,
  on: Temporal.PlainDate,
): Promise<ReadonlySet<string>> {
  const rows = await read<{ code: string }[]>`
    select code from region.region where level = ${level} and ${heldOn(read, on)}`
  return new Set(rows.map(({ code }) => code))
}

/** A region and those above it on a day, the province first; empty when the code meant nothing then. */
export async function lineageOn(read: Read, code: string, on: Temporal.PlainDate): Promise<Region[]> {
  const rows = await read<Row[]>`
    with asked as (select path from region.region where code = ${code} and ${heldOn(read, on)})
    select ${columns(read)} from region.region
    where path @> (select path from asked) and ${heldOn(read, on)}
    order by nlevel(path)`
  return rows.map(toRegion)
}

/** The regions directly inside one on a day, in the order of their codes. */
export async function childrenOf(read: Read, code: string, on: Temporal.PlainDate): Promise<Region[]> {
  const rows = await read<Row[]>`
    select ${columns(read)} from region.region
    where parent_code = ${code} and ${heldOn(read, on)}
    order by code`
  return rows.map(toRegion)
}

/** Everything inside one region on a day, itself included: the county tiles of a city, the villages of a township. */
export async function regionsWithin(
  read: Read,
  path: string,
  level: RegionLevel,
  on: Temporal.PlainDate,
): Promise<Region[]> {
  const rows = await read<Row[]>`
    select ${columns(read)} from region.region
    where path <@ ${path}::ltree and level = ${level} and ${heldOn(read, on)}
    order by code`
  return rows.map(toRegion)
}

export interface RegionSearch {
  readonly name: string | undefined
  readonly level: RegionLevel | undefined
  /** ltree of the region to look in. */
  readonly within: string | undefined
  readonly on: Temporal.PlainDate
  readonly limit: number
}

/** Regions whose name with everything above it contains the words; higher levels and shorter names first. */
export async function searchRegions(read: Read, search: RegionSearch): Promise<Region[]> {
  const pattern = search.name === undefined ? undefined : `%${search.name.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await read<Row[]>`
    select ${columns(read)} from region.region
    where ${heldOn(read, search.on)}
      ${pattern === undefined ? read`` : read`and full_name like ${pattern}`}
      ${search.level === undefined ? read`` : read`and level = ${search.level}`}
      ${search.within === undefined ? read`` : read`and path <@ ${search.within}::ltree`}
    order by ${pattern === undefined ? read`` : read`name like ${pattern} desc,`} nlevel(path), length(name), code
    limit ${search.limit}`
  return rows.map(toRegion)
}

interface Row {
  code: string
  name: string
  level: RegionLevel
  parent_code: string | null
  path: string
  full_name: string
  local_name: string
  valid_from: Temporal.PlainDate | null
  valid_to: Temporal.PlainDate | null
  replaced_by: string[]
  source: string
  verified: boolean
}

function columns(read: Read) {
  return read`code, name, level, parent_code, path::text, full_name, local_name, valid_from, valid_to, replaced_by, source, verified`
}

function heldOn(read: Read, on: Temporal.PlainDate) {
  return read`(valid_from is null or valid_from <= ${on.toString()}::date) and (valid_to is null or valid_to >= ${on.toString()}::date)`
}

function toRegion(row: Row): Region {
  return {
    code: row.code,
    name: row.name,
    level: row.level,
    parentCode: row.parent_code ?? undefined,
    path: row.path,
    fullName: row.full_name,
    localName: row.local_name,
    validFrom: row.valid_from ?? undefined,
    validTo: row.valid_to ?? undefined,
    replacedBy: row.replaced_by,
    source: row.source,
    verified: row.verified,
  }
}
