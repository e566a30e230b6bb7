import type { Role } from '#contract'
import type { Read } from '#platform/database'
import type { PostedOfficer, Unit } from './organization.ts'

/** The unit that answers for a department kind in exactly this region on a day; undefined when there is none. */
export async function unitOf(
  read: Read,
  kind: string,
  regionCode: string,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  const rows = await read<UnitRecord[]>`
    select ${columns(read)} from organization.unit
    where region_code = ${regionCode} and functions @> array[${kind}] and ${validOn(read, on)}
    order by kind = ${kind} desc, id limit 1`
  return rows.map(toUnit)[0]
}

/** A unit by its id, whenever it existed; undefined when there is none. */
export async function findUnit(read: Read, unitId: string): Promise<Unit | undefined> {
  const rows = await read<UnitRecord[]>`select ${columns(read)} from organization.unit where id = ${unitId}`
  return rows.map(toUnit)[0]
}

/** A unit by its credit code, whenever it existed; undefined when there is none. */
export async function findUnitByCode(read: Read, code: string): Promise<Unit | undefined> {
  const rows = await read<UnitRecord[]>`select ${columns(read)} from organization.unit where code = ${code}`
  return rows.map(toUnit)[0]
}

/** What units are called, by their ids. */
export async function unitNames(
  read: Read,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read<
    { id: string; name: string }[]
  >`select id, name from organization.unit where id = any (${[...unitIds]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The units of a region and all below it that hold on a day, in the order of their paths. */
export async function unitsWithin(read: Read, regionPath: string, on: Temporal.PlainDate): Promise<Unit[]> {
  const rows = await read<UnitRecord[]>`
    select ${columns(read)} from organization.unit
    where region_path <@ ${regionPath}::ltree and ${validOn(read, on)}
    order by region_path, path`
  return rows.map(toUnit)
}

/** Whether a region is the whole: no unit of the day lies outside it. */
export async function holdsEveryUnit(
  read: Read,
  regionPath: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const rows = await read`
    select from organization.unit where not region_path <@ ${regionPath}::ltree and ${validOn(read, on)} limit 1`
  return rows.length === 0
}

/** Every unit that holds on a day by `unitKey(kind, regionCode)`, merged functions included: one read that resolves any matter's unit. */
export async function unitsByKind(read: Read, on: Temporal.PlainDate): Promise<ReadonlyMap<string, Unit>> {
  const rows = await read<UnitRecord[]>`
    select ${columns(read)} from organization.unit where ${validOn(read, on)} order by id`
  const map = new Map<string, Unit>()
  const units = rows.map(toUnit)
  for (const unit of units) map.set(unitKey(unit.kind, unit.regionCode), unit)
  for (const unit of units)
    for (const kind of unit.functions) {
      const key = unitKey(kind, unit.regionCode)
      if (!map.has(key)) map.set(key, unit)
    }
  return map
}

/** The key of `unitsByKind`: a department kind in a region. */
export function unitKey(kind: string, regionCode: string): string {
  return `${kind}@${regionCode}`
}

/** Who holds a post in a unit on a day, of one role when it is given, in the order of their staff numbers. */
export async function officersOf(
  read: Read,
  unitId: string,
  on: Temporal.PlainDate,
  role?: Role,
): Promise<PostedOfficer[]> {
  const rows = await read<PostedOfficer[]>`
    select officer.id as "officerId", officer.name, officer.staff_number as "staffNumber",
      post.id as "postId", post.name as "postName", post.role, post.unit_id as "unitId"
    from organization.post
    join organization.holding on holding.post_id = post.id
    join organization.officer on officer.id = holding.officer_id
    where post.unit_id = ${unitId} and (${role ?? null}::text is null or post.role = ${role ?? null})
      and ${validOn(read, on, 'post')} and ${validOn(read, on, 'holding')} and ${validOn(read, on, 'officer')}
    order by officer.staff_number`
  return [...rows]
}

interface UnitRecord extends Omit<Unit, 'parentId' | 'validTo'> {
  parentId: string | null
  validTo: Temporal.PlainDate | null
}

function columns(read: Read) {
  return read`id, code, name, short_name as "shortName", kind, functions, region_code as "regionCode",
    region_name as "regionName", region_path::text as "regionPath", parent_id as "parentId", path::text as path,
    valid_from as "validFrom", valid_to as "validTo"`
}

function validOn(
  read: Read,
  on: Temporal.PlainDate,
  table: 'unit' | 'post' | 'holding' | 'officer' = 'unit',
) {
  const day = String(on)
  return read`(${read(table)}.valid_from <= ${day}::date and (${read(table)}.valid_to is null or ${read(table)}.valid_to >= ${day}::date))`
}

function toUnit(row: UnitRecord): Unit {
  return { ...row, parentId: row.parentId ?? undefined, validTo: row.validTo ?? undefined }
}
