import type { Localized } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import { MOST_IN_SLOT, type FileType } from './material.ts'

/** A file that is kept: what it is, whoever's it may be. */
export interface KeptFile {
  /** SM3, 64 hexadecimal digits. */
  readonly digest: string
  readonly size: number
  readonly type: FileType
  readonly scan: 'clean' | 'unscanned'
}

export interface Item extends KeptFile {
  readonly id: string
  readonly ownerId: string
  readonly kind: string
  readonly title: { readonly material: Localized; readonly matter: Localized }
  readonly name: string
  readonly uploadedAt: Temporal.Instant
  readonly accountId: string
  readonly uploadedBy: string
  readonly acceptedAt: Temporal.Instant | null
}

const itemColumns = (read: Read) => read`
  i.item_id as id, i.owner_id as "ownerId", i.kind, i.title, i.digest, i.name, i.size, i.type, i.scan, i.uploaded_at as "uploadedAt",
  i.account_id as "accountId", i.uploaded_by as "uploadedBy", i.accepted_at as "acceptedAt"`

/** Says that a file is being kept, before it is: from now on nothing sweeps it away for a while. */
export async function touchFile(read: Read, file: KeptFile, at: Temporal.Instant): Promise<void> {
  await read`
    insert into material.file (digest, size, type, scan, touched_at)
    values (${file.digest}, ${file.size}, ${file.type}, ${file.scan}, ${at})
    on conflict (digest) do update set scan = excluded.scan, touched_at = greatest(file.touched_at, excluded.touched_at)`
}

/** Forgets files that no library and no filing refers to, and that were not taken in since `before`; `removeBytes` runs while nobody can take one of them in anew. */
export async function forgetUnused(
  transaction: Transaction,
  before: Temporal.Instant,
  removeBytes: (digest: string) => Promise<void>,
): Promise<number> {
  const unused = await transaction<{ digest: string }[]>`
    delete from material.file f
    where f.touched_at < ${before} and not exists (select from material.item i where i.digest = f.digest)
      and not exists (select from material.given g where g.digest = f.digest)
    returning f.digest`
  await Promise.all(unused.map(({ digest }) => removeBytes(digest)))
  return unused.length
}

/** Puts a file into a library, where the same content of the same kind is once; gives the item's id. Throws material.library-full. */
export async function keepItem(
  read: Read,
  item: Omit<Item, 'acceptedAt'>,
  quotaBytes: number,
): Promise<string> {
  const row = {
    owner_id: item.ownerId,
    item_id: item.id,
    kind: item.kind,
    title: item.title,
    digest: item.digest,
    name: item.name,
    size: item.size,
    type: item.type,
    scan: item.scan,
    uploaded_at: item.uploadedAt.toString(),
    account_id: item.accountId,
    uploaded_by: item.uploadedBy,
  }
  try {
    const [kept] = await read<
      [{ id: string }]
    >`select material.keep(${JSON.stringify(row)}::text::jsonb, ${quotaBytes}) as id`
    return kept.id
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'YW413')
      throw new Problem('material.library-full', { members: { quotaBytes }, cause })
    throw cause
  }
}

/** What is given for one filing belongs to: whose it is, and who will see it as a case. */
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

/** What a library has of some kinds: what was accepted before what was not, then the newest. */
export function itemsOfKinds(read: Read, ownerId: string, kinds: readonly string[]): PromiseLike<Item[]> {
  return read<Item[]>`
    select ${itemColumns(read)} from material.item i where i.owner_id = ${ownerId} and i.kind = any (${[...kinds]})
    order by (i.accepted_at is not null) desc, i.uploaded_at desc, i.item_id desc limit 100`
}

/** The libraries of some subjects, newest first, each item with the cases it was handed in with. */
export function itemsOf(
  read: Read,
  ownerIds: readonly string[],
): PromiseLike<(Item & { cases: { id: string; handedInAt: string }[] })[]> {
  return read<(Item & { cases: { id: string; handedInAt: string }[] })[]>`
    select ${itemColumns(read)}, (
      select coalesce(jsonb_agg(jsonb_build_object('id', g.case_id, 'handedInAt', g.handed_in_at) order by g.handed_in_at desc), '[]')
      from material.given g where g.item_id = i.item_id and g.handed_in_at is not null) as cases
    from material.item i where i.owner_id = any (${[...ownerIds]}::uuid[]) order by i.uploaded_at desc, i.item_id desc limit 500`
}

export interface FoundItem extends Item {
  /** Filings it is given for. */
  readonly filings: readonly {
    readonly slug: string
    readonly accountId: string
    readonly regionPath: string
    readonly unitPath: string
    readonly caseId: string
    readonly handedIn: boolean
  }[]
}

export async function findItem(read: Read, itemId: string): Promise<FoundItem | undefined> {
  const [row] = await read<FoundItem[]>`
    select ${itemColumns(read)}, (
      select coalesce(jsonb_agg(jsonb_build_object('caseId', f.case_id, 'slug', f.slug, 'accountId', f.account_id, 'regionPath', f.region_path::text,
        'unitPath', f.unit_path::text, 'handedIn', g.handed_in_at is not null)), '[]')
      from material.given g join material.filing f on f.case_id = g.case_id where g.item_id = i.item_id) as filings
    from material.item i where i.item_id = ${itemId}`
  return row
}

export async function removeItem(
  read: Read,
  ownerId: string,
  itemId: string,
): Promise<'removed' | 'in-use' | null> {
  const [row] = await read<
    [{ outcome: 'removed' | 'in-use' | null }]
  >`select material.remove(${ownerId}, ${itemId}) as outcome`
  return row.outcome
}
