import { join } from 'node:path'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import type { Database, Transaction } from '#platform/database'
import { publishEditions, readEditions, type EditionKind } from '#platform/editions'
import { StartFailure } from '#platform/errors'
import { definition, type Definition } from './definition.ts'

const kind: EditionKind<Definition> = { noun: 'offer', shape: definition, findings: () => [] }

/**
 * Publishes the offers of `<packs>/offers/*.yaml` and withdraws those that are gone; doing it again changes nothing.
 * Throws StartFailure naming the file that is not sound or was changed without a new version.
 */
export async function loadOffers(tx: Transaction, packsFolder: string, now: Temporal.Instant): Promise<void> {
  const offers = await readEditions(kind, join(packsFolder, 'offers'))
  await checkLaw(tx, offers, now)
  await publishEditions(tx, { kind, schema: 'offer', table: 'definition' }, offers, now)
}

async function checkLaw(
  tx: Transaction,
  offers: readonly Definition[],
  now: Temporal.Instant,
): Promise<void> {
  const cited = offers.flatMap(({ id, basis }) => ('law' in basis ? [{ id, law: basis.law }] : []))
  const laws = cited.map(({ law }) => law)
  const known = await resolveAddresses(tx, laws, dateOf(now))
  const missing = cited.find(({ law }) => !known.has(law))
  if (missing) throw new StartFailure(`The offer ${missing.id} cites ${missing.law}, which is not in force`)
}

/** What is offered now. */
export async function currentOffers({ read }: Pick<Database, 'read'>): Promise<Definition[]> {
  const rows = await read<{ body: unknown }[]>`
    select body from offer.definition where withdrawn_at is null order by id`
  return rows.map(({ body }) => definition.parse(body))
}
