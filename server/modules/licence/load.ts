import { join } from 'node:path'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import type { Read, Transaction } from '#platform/database'
import { publishEditions, readEditions, type EditionKind } from '#platform/editions'
import { StartFailure } from '#platform/errors'
import { faultsOf, licence, type Licence } from './licence.ts'

const kind: EditionKind<Licence> = { noun: 'licence', shape: licence, findings: faultsOf }

/** All licences of a folder of packs; throws StartFailure naming the file that is not sound. */
export function readLicences(packsFolder: string): Promise<Licence[]> {
  return readEditions(kind, join(packsFolder, 'licences'))
}

/**
 * Publishes the licences of `<packs>/licences/*.yaml` and withdraws those that are gone; doing it again changes nothing.
 * Throws StartFailure naming the file that is not sound or was changed without a new version.
 */
export async function loadLicences(
  tx: Transaction,
  packsFolder: string,
  now: Temporal.Instant,
): Promise<void> {
  const licences = await readLicences(packsFolder)
  const cited = licences.flatMap(({ id, basis }) =>
    basis.flatMap((each) => ('law' in each ? [{ id, law: each.law }] : [])),
  )
  const laws = cited.map(({ law }) => law)
  const known = await resolveAddresses(tx, laws, dateOf(now))
  const missing = cited.find(({ law }) => !known.has(law))
  if (missing) throw new StartFailure(`The licence ${missing.id} cites ${missing.law}, which is not in force`)
  await publishEditions(tx, { kind, schema: 'licence', table: 'definition' }, licences, now)
}

/** What is in force now. */
export async function currentLicences(read: Read): Promise<Licence[]> {
  const rows = await read<{ body: unknown }[]>`
    select body from licence.definition where withdrawn_at is null order by id`
  return rows.map(({ body }) => licence.parse(body))
}
