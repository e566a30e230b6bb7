import type { Read, Transaction } from '#platform/database'

export interface Halt {
  readonly slug: string
  readonly version: number
  readonly reason: string
  readonly haltedAt: Temporal.Instant
}

/** Stops the rules of a version from deciding: what they would decide goes to people. Stopped already, they stay so. */
export async function haltRules(
  transaction: Transaction,
  { slug, version, reason }: Omit<Halt, 'haltedAt'>,
  now: Temporal.Instant,
): Promise<void> {
  await transaction`
    insert into "case".halt (slug, version, reason, halted_at) values (${slug}, ${version}, ${reason}, ${now})
    on conflict (slug, version) where lifted_at is null do nothing`
}

/** Lets the rules of a version decide again; false where they do. */
export async function liftHalt(
  read: Read,
  { slug, version, reason }: Omit<Halt, 'haltedAt'>,
  by: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await read`
    update "case".halt set lifted_at = ${now}, lifted_by = ${by}, lift_reason = ${reason}
    where slug = ${slug} and version = ${version} and lifted_at is null returning slug`
  return rows.length > 0
}

export async function haltsInForce(read: Read): Promise<Halt[]> {
  return [
    ...(await read<Halt[]>`
      select slug, version, reason, halted_at as "haltedAt" from "case".halt where lifted_at is null order by halted_at desc`),
  ]
}

/** When the rules of a version were last let go on; undefined where they never stood still. */
export async function lastLifted(
  read: Read | Transaction,
  slug: string,
  version: number,
): Promise<Temporal.Instant | undefined> {
  const [row] = await read<{ at: Temporal.Instant | null }[]>`
    select max(lifted_at) as at from "case".halt where slug = ${slug} and version = ${version}`
  return row?.at ?? undefined
}
