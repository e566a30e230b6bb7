import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import { MOST_IN_SLOT, type FileType } from './material.ts'
import type { Item, KeptFile } from './queries.ts'

/** The filing something is given for: whose it is, and who will see it as a case. */
export interface FilingPlace {
  readonly caseId: string
  readonly ownerId: string
  readonly slug: string
  /** Whose draft it is. */
  readonly accountId: string
  readonly regionPath: string
  readonly unitPath: string
  /** Materials without which it is not handed in. */
  readonly required: readonly string[]
}

/** From the owner's library, or as a certificate; an item's particulars are read where it lies. */
export type NewGiven = {
  readonly id: string
  readonly slot: string
  readonly at: Temporal.Instant
  readonly by: string
} & (
  | { readonly source: 'upload' | 'library'; readonly itemId: string }
  | {
      readonly source: 'certificate'
      readonly certificateId: string
      readonly digest: string
      readonly name: string
    }
)

/** Gives a material for a filing; the same content in one place is given once. `reopen` while a correction is asked for. Throws material.handed-in, material.too-many or material.not-found. */
export async function give(
  read: Read,
  place: FilingPlace,
  given: NewGiven,
  { reopen }: { reopen: boolean },
): Promise<void> {
  const what =
    given.source === 'certificate'
      ? read`select null::uuid as item_id, ${given.certificateId}::uuid as certificate_id, ${given.digest} as digest, ${given.name} as name,
          0::bigint as size, 'certificate' as type, 'clean' as scan`
      : read`select item_id, null::uuid as certificate_id, digest, name, size, type, scan from material.item
          where owner_id = ${place.ownerId} and item_id = ${given.itemId} for share`
  const [row] = await read<[{ isOpen: boolean; isThere: boolean; isGiven: boolean; count: number }]>`
    with place as (
      insert into material.filing (case_id, owner_id, slug, account_id, region_path, unit_path, required, open)
      values (${place.caseId}, ${place.ownerId}, ${place.slug}, ${place.accountId}, ${place.regionPath}, ${place.unitPath},
        ${[...place.required]}, true)
      on conflict (case_id) do update set required = excluded.required, open = true where filing.open or ${reopen}
      returning case_id
    ), what as (${what}), beside as (
      select digest from material.given
      where case_id = ${place.caseId} and slot = ${given.slot} and handed_in_at is null
    ), given as (
      insert into material.given (case_id, given_id, slot, source, item_id, certificate_id, digest, name, size, type, scan, given_at, given_by)
      select place.case_id, ${given.id}, ${given.slot}, ${given.source}, what.item_id, what.certificate_id, what.digest, what.name,
        what.size, what.type, what.scan, ${given.at}, ${given.by}
      from place, what
      where (select count(*) from beside) < ${MOST_IN_SLOT} and what.digest not in (select digest from beside)
      returning given_id
    )
    select exists (select from place) as "isOpen", exists (select from what) as "isThere",
      exists (select from given) or exists (select from what, beside where what.digest = beside.digest) as "isGiven"`
  if (!row.isOpen) throw new Problem('material.handed-in')
  if (!row.isThere) throw new Problem('material.not-found')
  if (!row.isGiven) throw new Problem('material.too-many', { members: { most: MOST_IN_SLOT } })
}

/** Puts together a whole filing at once, from files that are kept: what the library does not have it has afterwards. */
export async function giveAll(
  read: Read,
  place: FilingPlace,
  given: readonly (KeptFile & {
    readonly id: string
    readonly itemId: string
    readonly slot: string
    readonly kind: string
    readonly title: Item['title']
    readonly name: string
  })[],
  { at, by }: { at: Temporal.Instant; by: string },
): Promise<void> {
  await read`
    with what as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as what (id uuid, "itemId" uuid, slot text, kind text, title jsonb, name text, digest text, size bigint, type text, scan text)
    ), place as (
      insert into material.filing (case_id, owner_id, slug, account_id, region_path, unit_path, required, open)
      values (${place.caseId}, ${place.ownerId}, ${place.slug}, ${place.accountId}, ${place.regionPath}, ${place.unitPath},
        ${[...place.required]}, true)
      returning case_id
    ), there as (
      select i.item_id, i.kind, i.digest from material.item i join what using (kind, digest) where i.owner_id = ${place.ownerId}
    ), kept as (
      insert into material.item (owner_id, item_id, kind, title, digest, name, size, type, scan, uploaded_at, account_id, uploaded_by)
      select ${place.ownerId}, what."itemId", what.kind, what.title, what.digest, what.name, what.size, what.type, what.scan, ${at},
        ${place.accountId}, ${by}
      from what where not exists (select from there where there.kind = what.kind and there.digest = what.digest)
      returning item_id
    )
    insert into material.given (case_id, given_id, slot, source, item_id, digest, name, size, type, scan, given_at, given_by)
    select place.case_id, what.id, what.slot, case when there.item_id is null then 'upload' else 'library' end,
      coalesce(there.item_id, what."itemId"), what.digest, what.name, what.size, what.type, what.scan, ${at}, ${by}
    from place, what left join there using (kind, digest)`
}

/** Gives a filing what another one was handed in with, place by place: the same files and certificates, never again what it has. */
export async function giveOn(
  read: Read,
  place: Omit<FilingPlace, 'accountId'>,
  from: { readonly caseId: string; readonly slots: Readonly<Record<string, string>> },
  { at, by }: { at: Temporal.Instant; by: string },
): Promise<void> {
  const slots = Object.entries(from.slots).map(([slot, whole]) => ({ slot, whole }))
  await read`
    with place as (
      insert into material.filing (case_id, owner_id, slug, account_id, region_path, unit_path, required, open)
      select ${place.caseId}, ${place.ownerId}, ${place.slug}, account_id, ${place.regionPath}, ${place.unitPath}, ${[...place.required]}, true
      from material.filing where case_id = ${from.caseId}
      on conflict (case_id) do update set required = excluded.required where filing.open
      returning case_id
    ), what as (
      select * from jsonb_to_recordset(${JSON.stringify(slots)}::text::jsonb) as what (slot text, whole text)
    )
    insert into material.given (case_id, given_id, slot, source, item_id, certificate_id, digest, name, size, type, scan, given_at, given_by)
    select place.case_id, gen_random_uuid(), what.slot, case when g.item_id is null then 'certificate' else 'library' end,
      g.item_id, g.certificate_id, g.digest, g.name, g.size, g.type, g.scan, ${at}, ${by}
    from place, what join material.given g on g.case_id = ${from.caseId} and g.slot = what.whole and g.replaced_at is null
    where not exists (
      select from material.given there where there.case_id = place.case_id and there.slot = what.slot and there.digest = g.digest)`
}

/** Takes back what was given and not handed in. Throws material.handed-in or material.not-found. */
export async function takeBack(
  read: Read,
  place: { caseId: string; slot: string; givenId: string },
): Promise<void> {
  const [row] = await read<[{ isOpen: boolean; isGone: boolean }]>`
    with place as (
      select case_id from material.filing where case_id = ${place.caseId} and open for update
    ), gone as (
      delete from material.given g using place
      where g.case_id = place.case_id and g.given_id = ${place.givenId} and g.slot = ${place.slot} and g.handed_in_at is null
      returning g.given_id
    )
    select exists (select from place) as "isOpen", exists (select from gone) as "isGone"`
  if (!row.isOpen) throw new Problem('material.handed-in')
  if (!row.isGone) throw new Problem('material.not-found')
}

/** Takes back everything that was given for a draft and not handed in: the draft is thrown away or begun anew. */
export async function takeAllBack(read: Read, caseId: string): Promise<void> {
  await read`
    with gone as (delete from material.given where case_id = ${caseId} and handed_in_at is null)
    delete from material.filing where case_id = ${caseId} and open`
}

/** Which of the required materials are missing; the act that files asks again, and refuses with YW412 what was taken back meanwhile. */
export async function missingIn(read: Read, caseId: string, required: readonly string[]): Promise<string[]> {
  const rows = await read<{ slot: string }[]>`
    with place as (
      update material.filing set required = ${[...required]} where case_id = ${caseId} and required <> ${[...required]}
    )
    select slot from unnest(${[...required]}::text[]) as slot
    where not exists (
      select from material.given g where g.case_id = ${caseId} and g.slot = slot.slot and g.replaced_at is null)`
  return rows.map(({ slot }) => slot)
}

export interface Given extends Omit<KeptFile, 'type'> {
  readonly id: string
  readonly slot: string
  readonly source: 'upload' | 'library' | 'certificate'
  readonly itemId: string | null
  readonly certificateId: string | null
  readonly name: string
  readonly type: FileType | 'certificate'
  readonly givenAt: Temporal.Instant
  readonly givenBy: string
  readonly handedInAt: Temporal.Instant | null
  readonly replacedAt: Temporal.Instant | null
  readonly keptSince: Temporal.Instant | null
  readonly acceptedAt: Temporal.Instant | null
}

/** What was given for a filing, in the order of giving. */
export function givenIn(read: Read, caseId: string): PromiseLike<Given[]> {
  return read<Given[]>`
    select g.given_id as id, g.slot, g.source, g.item_id as "itemId", g.certificate_id as "certificateId", g.digest, g.name, g.size, g.type,
      g.scan, g.given_at as "givenAt", g.given_by as "givenBy", g.handed_in_at as "handedInAt", g.replaced_at as "replacedAt",
      i.uploaded_at as "keptSince", i.accepted_at as "acceptedAt"
    from material.given g join material.filing f on f.case_id = g.case_id
    left join material.item i on i.owner_id = f.owner_id and i.item_id = g.item_id
    where g.case_id = ${caseId} order by g.given_at, g.given_id`
}
