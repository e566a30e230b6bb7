import type { Transaction } from '#platform/database'
import type { WantedName } from './wanted.ts'

/** For whom a name is kept, with which filing, until which day. */
export interface Hold {
  readonly caseId: string
  readonly holderId: string
  readonly on: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/**
 * Keeps a name for a filing; false where somebody else has it. A name that its term has run out for is free again, and of two that come at
 * once the table lets one in. Another name of the same filing is given up.
 */
export async function holdName(
  tx: Transaction,
  { place, registrar, mark, division, name }: WantedName,
  { caseId, holderId, on, until }: Hold,
): Promise<boolean> {
  const day = on.toString()
  const isSame = tx`mark = ${mark} and division = ${division} and (place = ${place} or registrar = ${registrar})`
  await tx`
    delete from enterprise.name
    where (entity_id is null and (case_id = ${caseId} and not (${isSame}) or holder_id = ${holderId} and ${isSame} and place <> ${place}))
      or (${isSame} and until < ${day}::date)`
  const added = await tx`
    insert into enterprise.name (place, registrar, mark, division, name, holder_id, case_id, until)
    values (${place}, ${registrar}, ${mark}, ${division}, ${name}, ${holderId}, ${caseId}, ${until.toString()}::date)
    on conflict do nothing returning case_id`
  if (added.length > 0) return true
  // Filed for again by the same holder: the term goes on as it was.
  const own = await tx`
    update enterprise.name set case_id = ${caseId}, name = ${name}
    where place = ${place} and mark = ${mark} and division = ${division} and entity_id is null and holder_id = ${holderId} returning case_id`
  return own.length > 0
}

/** Binds a kept name to who is registered under it, for long enough to be entered; false where the filing's name was lost meanwhile. */
export async function bindName(
  tx: Transaction,
  {
    caseId,
    entityId,
    until,
  }: { readonly caseId: string; readonly entityId: string; readonly until: Temporal.PlainDate },
): Promise<string | undefined> {
  const [row] = await tx<{ name: string }[]>`
    update enterprise.name set entity_id = ${entityId}, until = greatest(until, ${until.toString()}::date)
    where case_id = ${caseId} and (entity_id is null or entity_id = ${entityId}) returning name`
  return row?.name
}

/** From the entry into the register on, the name is its bearer's without a term. */
export async function keepName(tx: Transaction, entityId: string): Promise<void> {
  await tx`update enterprise.name set until = null where entity_id = ${entityId}`
}

/** The name of an entity that ended is nobody else's until the day given. */
export async function releaseName(
  tx: Transaction,
  entityId: string,
  until: Temporal.PlainDate,
): Promise<boolean> {
  const released = await tx`
    update enterprise.name set until = ${until.toString()}::date where entity_id = ${entityId} returning case_id`
  return released.length > 0
}
