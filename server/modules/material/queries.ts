import type { Localized } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { FileType } from './material.ts'

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
      and not exists (select from material.hold h where h.digest = f.digest)
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
