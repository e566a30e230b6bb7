import type { Role } from '#contract'
import type { Read } from '#platform/database'

/** A post as somebody holds it, will, or did. */
export interface StaffRow {
  readonly holdingId: string
  readonly officerId: string
  readonly name: string
  readonly staffNumber: string
  readonly unitId: string
  readonly unitName: string
  readonly postId: string
  readonly postName: string
  readonly role: Role
  readonly main: boolean
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | null
  readonly givenBy: string | null
  readonly givenAt: Temporal.Instant | null
  readonly endedBy: string | null
  readonly endedAt: Temporal.Instant | null
  readonly endReason: string | null
}

/** Ended longer ago than this is history, and found in the audit trail. */
const ENDED_DAYS = 400

/** The posts of a region and below, those that are held or will be, or those that ended lately; one unit’s or everybody’s, by part of a name. */
export async function staffWithin(
  read: Read,
  regionPath: string,
  { unit, q, ended }: { unit?: string | undefined; q?: string | undefined; ended: boolean },
  on: Temporal.PlainDate,
  limit: number,
): Promise<StaffRow[]> {
  const day = on.toString()
  const since = on.subtract({ days: ENDED_DAYS }).toString()
  const words = q ? `%${q.replaceAll(/[%_\\]/g, String.raw`\$&`)}%` : null
  const rows = await read<StaffRow[]>`
    select h.id as "holdingId", o.id as "officerId", o.name, o.staff_number as "staffNumber", u.id as "unitId", u.name as "unitName",
      p.id as "postId", p.name as "postName", p.role, h.main, h.valid_from as "from", h.valid_to as "to", h.given_by as "givenBy",
      h.given_at as "givenAt", h.ended_by as "endedBy", h.ended_at as "endedAt", h.end_reason as "endReason"
    from organization.holding h join organization.officer o on o.id = h.officer_id
    join organization.post p on p.id = h.post_id join organization.unit u on u.id = p.unit_id
    where u.region_path <@ ${regionPath}::ltree
      and (${unit ?? null}::uuid is null or u.id = ${unit ?? null}::uuid)
      and (${words}::text is null or o.name like ${words} or o.staff_number like ${words} or p.name like ${words})
      and ${
        ended
          ? read`h.valid_to < ${day}::date and h.valid_to >= ${since}::date`
          : read`(h.valid_to is null or h.valid_to >= ${day}::date)`
      }
    order by ${ended ? read`h.valid_to desc,` : read``} u.path, u.name, o.name, o.id, h.valid_from, h.id limit ${limit}`
  return [...rows]
}
