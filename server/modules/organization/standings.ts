import type { Role } from '#contract'
import type { Read } from '#platform/database'

/** An officer on a day. */
export interface OfficerDay {
  readonly officerId: string
  readonly on: Temporal.PlainDate
}

/** Where many officers stood on their days. */
export interface Standings {
  get(asked: OfficerDay): { readonly unitId: string; readonly roles: readonly Role[] } | undefined
}

/** Where officers stood on days, in one round trip; nothing of those who held no post then. */
export async function findStandings(read: Read, asked: readonly OfficerDay[]): Promise<Standings> {
  const wanted = new Map(asked.map((each) => [keyOf(each), { ...each, on: each.on.toString() }]))
  const rows =
    wanted.size === 0
      ? []
      : await read<{ officerId: string; on: Temporal.PlainDate; unitId: string; roles: Role[] }[]>`
          select a."officerId", a."on", s.unit_id as "unitId", s.roles
          from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::text::jsonb) as a ("officerId" uuid, "on" date),
            lateral organization.standing(a."officerId", a."on") s`
  const found = new Map(rows.map((row) => [keyOf(row), row]))
  return { get: (each) => found.get(keyOf(each)) }
}

function keyOf({ officerId, on }: OfficerDay): string {
  return `${officerId} ${on.toString()}`
}

export interface Holder {
  readonly officerId: string
  readonly role: Role
  readonly unitId: string
  readonly regionPath: string
}

/** Who hold a post on a day: of any role in these units, and supervisors of these regions (ltree of region codes). */
export async function findHolders(
  read: Read,
  { unitIds, regionPaths }: { unitIds: readonly string[]; regionPaths: readonly string[] },
  on: Temporal.PlainDate,
): Promise<Holder[]> {
  const day = on.toString()
  const rows = await read<Holder[]>`
    select h.officer_id as "officerId", p.role, u.id as "unitId", u.region_path::text as "regionPath"
    from organization.holding h
    join organization.post p on p.id = h.post_id
    join organization.unit u on u.id = p.unit_id
    join organization.officer o on o.id = h.officer_id
    where (u.id = any (${[...new Set(unitIds)]}::uuid[]) or (p.role = 'supervisor' and u.region_path = any (${[...new Set(regionPaths)]}::text[]::ltree[])))
      and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date)
      and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)
      and u.valid_from <= ${day}::date and (u.valid_to is null or u.valid_to >= ${day}::date)
      and o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date)`
  return [...rows]
}
