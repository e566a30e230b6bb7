import type { Role } from '#contract'
import type { Read } from '#platform/database'

export interface UnitState {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly functions: readonly string[]
  readonly regionCode: string
  readonly regionName: string
  readonly regionPath: string
  readonly parentId: string | null
  readonly path: string
  readonly validFrom: string
  readonly validTo: string | null
  /** Whether it has posts that handle or oversee cases: its place is then written into cases. */
  readonly isWorkedIn: boolean
}

export interface OfficerState {
  readonly id: string
  readonly staffNumber: string
  readonly idDigest: string | null
  readonly name: string
  readonly validFrom: string
  readonly validTo: string | null
}

export interface PostState {
  readonly id: string
  readonly unitId: string
  readonly name: string
  readonly role: Role
  readonly validFrom: string
  readonly validTo: string | null
}

export interface HoldingState {
  readonly id: string
  readonly officerId: string
  readonly postId: string
  readonly main: boolean
  /** Days as YYYY-MM-DD, so that they compare as texts. */
  readonly validFrom: string
  readonly validTo: string | null
}

/** What is known before an import: every unit, and of officers those the import may mean. */
export interface OrganizationState {
  readonly units: readonly UnitState[]
  readonly officers: readonly OfficerState[]
  readonly posts: readonly PostState[]
  readonly holdings: readonly HoldingState[]
}

/** Reads what an import meets: all units, and the officers of these numbers or ids with their posts. */
export async function readState(
  read: Read,
  asked: {
    readonly staffNumbers: readonly string[]
    readonly idDigests: readonly string[]
    readonly officerIds: readonly string[]
  },
): Promise<OrganizationState> {
  const units = await read<UnitState[]>`
    select id, code, name, short_name as "shortName", kind, functions, region_code as "regionCode",
      region_name as "regionName", region_path::text as "regionPath", parent_id as "parentId", path::text as path,
      valid_from::text as "validFrom", valid_to::text as "validTo",
      exists (select from organization.post where post.unit_id = unit.id and post.role <> 'administrator') as "isWorkedIn"
    from organization.unit order by path`
  const officers = await read<OfficerState[]>`
    select id, staff_number as "staffNumber", id_digest as "idDigest", name, valid_from::text as "validFrom",
      valid_to::text as "validTo"
    from organization.officer
    where staff_number = any (${[...asked.staffNumbers]}) or id_digest = any (${[...asked.idDigests]})
      or id = any (${[...asked.officerIds]}::uuid[])`
  const posts = await read<PostState[]>`
    select id, unit_id as "unitId", name, role, valid_from::text as "validFrom", valid_to::text as "validTo"
    from organization.post`
  const holdings = await read<HoldingState[]>`
    select id, officer_id as "officerId", post_id as "postId", main, valid_from::text as "validFrom",
      valid_to::text as "validTo"
    from organization.holding where officer_id = any (${officers.map(({ id }) => id)}::uuid[])`
  return { units, officers, posts, holdings }
}
