import type { Read, Transaction } from '#platform/database'

/** An entity that a case registered here. */
export interface RegisteredEntity {
  readonly caseId: string
  readonly entityId: string
  readonly creditCode: string
  readonly name: string
  readonly authorisationId: string
  readonly establishedOn: Temporal.PlainDate
  readonly enteredAt: Temporal.Instant | null
  readonly endedOn: Temporal.PlainDate | null
}

const columns = (read: Read) => read`
  case_id as "caseId", entity_id as "entityId", credit_code as "creditCode", name, authorisation_id as "authorisationId",
  established_on as "establishedOn", entered_at as "enteredAt", ended_on as "endedOn"`

export async function registeredBy(read: Read, caseId: string): Promise<RegisteredEntity | undefined> {
  const [row] = await read<RegisteredEntity[]>`
    select ${columns(read)} from enterprise.entity where case_id = ${caseId}`
  return row
}

export async function registeredAs(read: Read, entityId: string): Promise<RegisteredEntity | undefined> {
  const [row] = await read<RegisteredEntity[]>`
    select ${columns(read)} from enterprise.entity where entity_id = ${entityId}`
  return row
}

export async function addEntity(
  tx: Transaction,
  entity: Omit<RegisteredEntity, 'enteredAt' | 'endedOn'>,
): Promise<void> {
  await tx`
    insert into enterprise.entity (case_id, entity_id, credit_code, name, authorisation_id, established_on)
    values (${entity.caseId}, ${entity.entityId}, ${entity.creditCode}, ${entity.name}, ${entity.authorisationId}, ${entity.establishedOn})`
}
