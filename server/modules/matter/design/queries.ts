import type { DesignState } from '#contract'
import type { Read, Transaction } from '#platform/database'
import type { DesignRow } from './design.ts'

const columns = (read: Read) => read`
  design_id as id, slug, base_version as "baseVersion", region_path::text as "regionPath", region_name as "regionName", state, revision, body,
  saved_at as "savedAt", saved_by as "savedBy", saved_by_name as "savedByName", editors, publish_on as "publishOn", approved_by_name as "approvedByName"`

/** A draft that is still one; undefined when there is none of that id. */
export async function findDesign(read: Read, id: string): Promise<DesignRow | undefined> {
  const [row] = await read<DesignRow[]>`select ${columns(read)} from matter.design where design_id = ${id}`
  return row
}

/** The draft of a matter that is under way. */
export async function findOpenDesign(read: Read, slug: string): Promise<DesignRow | undefined> {
  const [row] = await read<DesignRow[]>`
    select ${columns(read)} from matter.design where slug = ${slug} and state in ('draft', 'submitted', 'approved')`
  return row
}

/** Drafts under way in a region and below, those last saved first. */
export async function openDesigns(read: Read, regionPath: string): Promise<DesignRow[]> {
  const rows = await read<DesignRow[]>`
    select ${columns(read)} from matter.design
    where region_path <@ ${regionPath}::ltree and state in ('draft', 'submitted', 'approved') order by saved_at desc limit 500`
  return [...rows]
}

/** Approved drafts whose day has come. */
export async function dueDesigns(read: Read, on: Temporal.PlainDate): Promise<{ id: string }[]> {
  const rows = await read<{ id: string }[]>`
    select design_id as id from matter.design where state = 'approved' and publish_on <= ${on.toString()}::text::date
    order by publish_on, design_id limit 100`
  return [...rows]
}

export interface NewDesign {
  readonly id: string
  readonly slug: string
  readonly baseVersion: number | null
  readonly regionPath: string
  readonly regionName: string
  readonly body: unknown
  readonly at: Temporal.Instant
  readonly officerId: string
  readonly officerName: string
}

/** Keeps a new draft; false when one of the same matter is under way. */
export async function insertDesign(tx: Transaction, design: NewDesign): Promise<boolean> {
  const rows = await tx`
    insert into matter.design (design_id, slug, base_version, region_path, region_name, state, revision, body, created_at, saved_at, saved_by, saved_by_name, editors)
    values (${design.id}, ${design.slug}, ${design.baseVersion}, ${design.regionPath}::ltree, ${design.regionName}, 'draft', 0,
      ${JSON.stringify(design.body)}::text::json, ${design.at}, ${design.at}, ${design.officerId}, ${design.officerName}, ${[design.officerId]}::uuid[])
    on conflict (slug) where state in ('draft', 'submitted', 'approved') do nothing returning design_id`
  return rows.length > 0
}

/** Keeps what an editor wrote; undefined when somebody has saved since `revision`, or it is no draft any more. */
export async function saveDesign(
  read: Read,
  id: string,
  revision: number,
  body: unknown,
  by: { at: Temporal.Instant; officerId: string; officerName: string },
): Promise<number | undefined> {
  const [row] = await read<{ revision: number }[]>`
    update matter.design set body = ${JSON.stringify(body)}::text::json, revision = revision + 1, saved_at = ${by.at}, saved_by = ${by.officerId},
      saved_by_name = ${by.officerName}, editors = case when ${by.officerId} = any (editors) then editors else editors || ${by.officerId}::uuid end
    where design_id = ${id} and revision = ${revision} and state = 'draft' returning revision`
  return row?.revision
}

/** Moves a draft on; undefined when it has moved on or was saved since `revision`. */
export async function moveDesign(
  tx: Transaction,
  id: string,
  revision: number,
  to: {
    from: readonly DesignState[]
    state: DesignState
    publishOn?: Temporal.PlainDate | undefined
    approvedBy?: { officerId: string; officerName: string } | undefined
  },
): Promise<number | undefined> {
  const [row] = await tx<{ revision: number }[]>`
    update matter.design set state = ${to.state}, revision = revision + 1, publish_on = ${to.publishOn?.toString() ?? null}::text::date,
      approved_by = ${to.approvedBy?.officerId ?? null}, approved_by_name = ${to.approvedBy?.officerName ?? null}
    where design_id = ${id} and revision = ${revision} and state = any (${[...to.from]}) returning revision`
  return row?.revision
}
