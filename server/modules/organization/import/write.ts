import type { Transaction } from '#platform/database'
import type { OrganizationPlan } from './planned.ts'

/** Writes what was planned; nothing is ever deleted. A plan with faults is refused. */
export async function writeOrganization(transaction: Transaction, plan: OrganizationPlan): Promise<void> {
  if (plan.faults.length > 0) throw new RangeError('A plan with faults is not written')
  await transaction`
    insert into organization.unit as known (id, code, name, short_name, kind, functions, region_code, region_name,
      region_path, parent_id, path, valid_from, valid_to)
    select id, code, name, "shortName", kind, functions, "regionCode", "regionName", "regionPath", "parentId", path,
      "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(plan.units)}::text::jsonb) as row (id uuid, code text, name text,
      "shortName" text, kind text, functions text[], "regionCode" text, "regionName" text, "regionPath" ltree,
      "parentId" uuid, path ltree, "validFrom" date, "validTo" date)
    on conflict (id) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      functions = excluded.functions, region_code = excluded.region_code, region_name = excluded.region_name,
      region_path = excluded.region_path, parent_id = excluded.parent_id, path = excluded.path,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to`
  await transaction`
    insert into organization.post as known (id, unit_id, name, role, valid_from, valid_to)
    select id, "unitId", name, role, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(plan.posts)}::text::jsonb)
      as row (id uuid, "unitId" uuid, name text, role text, "validFrom" date, "validTo" date)
    on conflict (id) do update set valid_from = excluded.valid_from`
  await transaction`
    insert into organization.officer as known (id, staff_number, id_digest, name, valid_from, valid_to)
    select id, "staffNumber", "idDigest", name, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(plan.officers)}::text::jsonb)
      as row (id uuid, "staffNumber" text, "idDigest" text, name text, "validFrom" date, "validTo" date)
    on conflict (id) do update set staff_number = excluded.staff_number, id_digest = excluded.id_digest,
      name = excluded.name, valid_from = excluded.valid_from`
  await transaction`
    insert into organization.holding as known (id, officer_id, post_id, main, valid_from, valid_to)
    select id, "officerId", "postId", main, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(plan.holdings)}::text::jsonb)
      as row (id uuid, "officerId" uuid, "postId" uuid, main boolean, "validFrom" date, "validTo" date)
    on conflict (id) do update set main = excluded.main, valid_from = excluded.valid_from, valid_to = excluded.valid_to`
}
