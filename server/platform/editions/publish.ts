import { canonicalJson, sm3Hex } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import type { Edition, EditionKind } from './read.ts'

/** Where the editions of one kind are kept: one row a version, with `digest`, `body`, `published_at` and `withdrawn_at`. */
export interface Editions<E extends Edition> {
  readonly kind: EditionKind<E>
  readonly schema: string
  readonly table: string
}

/**
 * Publishes these editions and withdraws those that are not among them; doing it again changes nothing.
 * Throws StartFailure where one was changed without a new version, or is older than what is published.
 */
export async function publishEditions<E extends Edition>(
  tx: Transaction,
  { kind, schema, table }: Editions<E>,
  editions: readonly E[],
  now: Temporal.Instant,
): Promise<void> {
  const given = editions.map((body) => ({
    id: body.id,
    version: body.version,
    digest: digestOf(body),
    body,
  }))
  const kept = tx(`${schema}.${table}`)
  const stored = await tx<(Edition & { body: unknown })[]>`select id, version, body from ${kept}`
  for (const edition of given) refuseChanged(kind, edition, stored)
  const list = JSON.stringify(given)
  await tx`
    update ${kept} k set withdrawn_at = greatest(${now}, k.published_at)
    where withdrawn_at is null
      and not exists (select from jsonb_to_recordset(${list}::text::jsonb) as p (id text, version int) where p.id = k.id and p.version = k.version)`
  await tx`
    insert into ${kept} as k (id, version, digest, body, published_at)
    select p.id, p.version, p.digest, p.body, ${now} from jsonb_to_recordset(${list}::text::jsonb) as p (id text, version int, digest text, body jsonb)
    on conflict (id, version) do update set withdrawn_at = null where k.withdrawn_at is not null`
}

/** What is kept is read as this release reads it: a shape that has grown a default since changes nothing. */
function refuseChanged<E extends Edition>(
  { noun, shape }: EditionKind<E>,
  { id, version, digest }: Edition & { digest: string },
  stored: readonly (Edition & { body: unknown })[],
): void {
  const versions = stored.filter((row) => row.id === id)
  const same = versions.find((row) => row.version === version)
  if (same && digestOf(shape.parse(same.body)) !== digest)
    throw new StartFailure(
      `The ${noun} ${id} was changed, but its version ${version} is already published: give it version ${version + 1}`,
    )
  if (versions.some((row) => row.version > version))
    throw new StartFailure(`The ${noun} ${id} has version ${version}, but a later one is already published`)
}

function digestOf(edition: Edition): string {
  return sm3Hex(canonicalJson(edition))
}
