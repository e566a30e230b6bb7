import type { Role } from '#contract'
import type { Read } from '#platform/database'

/** Where an officer stands on a day, by the posts held then. */
export interface Standing {
  readonly officerId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unitId: string
  readonly unitName: string
  /** ltree of units and of region codes. */
  readonly unitPath: string
  readonly regionPath: string
}

/** Where an officer stands on a day; undefined when no post is held. */
export async function findStanding(
  read: Read,
  officerId: string,
  on: Temporal.PlainDate,
): Promise<Standing | undefined> {
  const rows = await read<Standing[]>`
    select officer_id as "officerId", name, roles, unit_id as "unitId", unit_name as "unitName",
      unit_path::text as "unitPath", region_path::text as "regionPath"
    from organization.standing(${officerId}::uuid, ${String(on)}::date)`
  return rows[0]
}

/** From where one looks for colleagues: the own unit, and where `isWide` the units of the region, above it and below. */
export interface Near {
  readonly unitId: string
  readonly regionPath: string
  readonly isWide: boolean
  readonly roles: readonly Role[]
  /** Part of a name of a person, a post or a unit. */
  readonly q: string | undefined
  readonly limit: number
}

export interface Colleague {
  readonly officerId: string
  readonly name: string
  readonly post: string
  readonly role: Role
  readonly unitId: string
  readonly unitName: string
  readonly regionName: string
}

/** People on a main post of one of the roles on a day, the nearest first: own unit, own region, above, below. */
export async function findColleagues(read: Read, near: Near, on: Temporal.PlainDate): Promise<Colleague[]> {
  const rows = await read<Colleague[]>`
    select officer.id as "officerId", officer.name, post.name as post, post.role,
      unit.id as "unitId", unit.name as "unitName", unit.region_name as "regionName"
    from ${posted(read)}
    where ${isNear(read, near, on)} and holding.main
      ${near.q ? read`and (officer.name like ${likeOf(near.q)} or post.name like ${likeOf(near.q)} or unit.name like ${likeOf(near.q)})` : read``}
    order by ${nearest(read, near)}, officer.staff_number
    limit ${near.limit}`
  return [...rows]
}

export interface UnitRole {
  readonly unitId: string
  readonly unitName: string
  readonly regionName: string
  readonly role: Role
  /** How many hold it. */
  readonly holders: number
}

/** Roles that somebody holds in other units on a day, the nearest first. */
export async function findUnitRoles(read: Read, near: Near, on: Temporal.PlainDate): Promise<UnitRole[]> {
  const rows = await read<UnitRole[]>`
    select unit.id as "unitId", unit.name as "unitName", unit.region_name as "regionName", post.role,
      count(distinct officer.id)::int as holders
    from ${posted(read)}
    where ${isNear(read, near, on)} and unit.id <> ${near.unitId}
      ${near.q ? read`and unit.name like ${likeOf(near.q)}` : read``}
    group by unit.id, post.role
    order by ${nearest(read, near)}, post.role
    limit ${near.limit}`
  return [...rows]
}

function posted(read: Read) {
  return read`organization.post
    join organization.holding on holding.post_id = post.id
    join organization.officer on officer.id = holding.officer_id
    join organization.unit on unit.id = post.unit_id`
}

function isNear(read: Read, { unitId, regionPath, isWide, roles }: Near, on: Temporal.PlainDate) {
  const day = String(on)
  const holds = (['unit', 'post', 'holding', 'officer'] as const).map(
    (table) =>
      read`and ${read(table)}.valid_from <= ${day}::date and (${read(table)}.valid_to is null or ${read(table)}.valid_to >= ${day}::date)`,
  )
  const reach = isWide
    ? read`(unit.region_path @> ${regionPath}::ltree or unit.region_path <@ ${regionPath}::ltree)`
    : read`unit.id = ${unitId}`
  return read`post.role = any (${[...roles]}) and ${reach} ${holds}`
}

function nearest(read: Read, { unitId, regionPath }: Near) {
  return read`unit.id <> ${unitId}, unit.region_path <> ${regionPath}::ltree, unit.region_path, unit.path`
}

function likeOf(q: string): string {
  return `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
