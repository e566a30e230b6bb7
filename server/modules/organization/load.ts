import type { Transaction } from '#platform/database'
import { buildPosts } from './officers.ts'
import { buildUnits, type Township } from './units.ts'

/** Loads the units, posts and officers of the demo city; the same input again changes nothing. `townships` have nine-digit codes. */
export async function loadOrganization(
  transaction: Transaction,
  { townships }: { townships: readonly Township[] },
): Promise<{ units: number; posts: number }> {
  const units = buildUnits(townships)
  const { posts, officers, holdings } = buildPosts(units)
  await transaction`
    insert into organization.unit (id, code, name, short_name, kind, functions, region_code, region_name, region_path,
      parent_id, path, valid_from, valid_to)
    select id, code, name, short_name, kind, functions, region_code, region_name, region_path, parent_id, path,
      valid_from, valid_to
    from jsonb_to_recordset(${JSON.stringify(units)}::text::jsonb) as row (id uuid, code text, name text,
      short_name text, kind text, functions text[], region_code text, region_name text, region_path ltree,
      parent_id uuid, path ltree, valid_from date, valid_to date)
    on conflict (id) do nothing`
  await transaction`
    insert into organization.post (id, unit_id, name, role, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(posts)}::text::jsonb)
      as row (id uuid, unit_id uuid, name text, role text, valid_from date, valid_to date)
    on conflict (id) do nothing`
  await transaction`
    insert into organization.officer (id, staff_number, name, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(officers)}::text::jsonb)
      as row (id uuid, staff_number text, name text, valid_from date, valid_to date)
    on conflict (id) do nothing`
  await transaction`
    insert into organization.holding (id, officer_id, post_id, main, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(holdings)}::text::jsonb)
      as row (id uuid, officer_id uuid, post_id uuid, main boolean, valid_from date, valid_to date)
    on conflict (id) do nothing`
  return { units: units.length, posts: posts.length }
}
