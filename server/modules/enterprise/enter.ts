import { z } from 'zod'
import { systemAuditEntry } from '#modules/audit'
import type { Service, ServiceCall } from '#modules/case'
import { recordAuthorisation } from '#modules/identity'
import { factsOf, findSubject, putRecord, putSubject, type PersonData, type Subject } from '#modules/registry'
import type { Read, Transaction } from '#platform/database'
import { noteNewFirm, tellOfNewFirm } from '#modules/licence'
import type { Platform } from '#platform/runtime'
import { keepName } from './hold.ts'
import { legalRepNumberOf, registrationOf } from './particulars.ts'
import { registeredBy, type RegisteredEntity } from './registered.ts'

type Holding = PersonData['legal-entity']['holdings'][number]

/**
 * Service `enterprise.enter`: who was registered enters the base registry with their facts, once, and their representative acts for them
 * from then on (民法典第六十一条). Answers `entered`.
 */
export const enterRegister: Service = async (platform, call) => {
  const entity = await registeredBy(platform.database.read, call.base.caseId)
  if (!entity) return { answer: 'entered' }
  if (!entity.enteredAt) await enterOnce(platform, call, entity)
  // 双告知: also where the server was gone after it had entered them.
  await tellOfNewFirm(platform, call.base)
  return { answer: 'entered' }
}

async function enterOnce(
  { database, clock }: Platform,
  call: ServiceCall,
  entity: RegisteredEntity,
): Promise<void> {
  const [representative, industry] = await Promise.all([
    representativeOf(database.read, call),
    industryOf(database.read, entity),
  ])
  const now = clock.now()
  await database.write(async (tx) => {
    const [mine] = await tx`
      update enterprise.entity set entered_at = ${now} where case_id = ${entity.caseId} and entered_at is null returning case_id`
    if (!mine) return
    await keepName(tx, entity.entityId)
    await enter(tx, call, { entity, representative, industry }, now)
  })
}

async function enter(
  tx: Transaction,
  { base, state }: ServiceCall,
  { entity, representative, industry }: Entry,
  now: Temporal.Instant,
): Promise<void> {
  const isTrader = entity.creditCode.startsWith('92')
  const { entityId, creditCode, name } = entity
  const subject = { id: entityId, kind: 'entity', identifier: creditCode, name } as const
  const establishedOn = entity.establishedOn.toString()
  await putSubject(tx, { ...subject, regionCode: base.region.code })
  const data = registrationOf(state.answers, {
    name,
    creditCode,
    type: isTrader ? '个体工商户' : '有限责任公司',
    industry,
    county: base.region.code,
    establishedOn,
    legalRep: {
      name: representative.name,
      idNumber: representative.identifier,
      subjectId: representative.id,
    },
  })
  await putRecord(tx, { subject, library: 'legal-entity', data, asOf: now, sourceUnit: base.unit.name })
  await noteNewFirm(tx, base, { subjectId: entityId, name, scope: data.scope, registeredAt: now }, now)
  await putHolding(tx, representative, base.unit.name, now, {
    creditCode,
    name,
    role: isTrader ? '经营者' : '法定代表人',
    status: '存续',
    establishedOn,
  })
  await recordAuthorisation(
    tx,
    {
      id: entity.authorisationId,
      grantor: { subjectId: entityId, name },
      grantee: { subjectId: representative.id, name: representative.name },
      kind: 'firm',
      matterCodes: null,
      validFrom: establishedOn,
      validTo: null,
      basis: 'legal-representative',
      grantedAt: now,
      grantedByAccountId: null,
    },
    systemAuditEntry(now, {
      operation: 'enterprise.entered',
      caseId: base.caseId,
      subjectId: entityId,
    }),
  )
}

interface Entry {
  readonly entity: RegisteredEntity
  readonly representative: Pick<Subject, 'id' | 'name' | 'identifier'>
  readonly industry: string
}

/** Whom the filing names, else who files; somebody whom no library knows cannot have been granted. */
async function representativeOf(read: Read, { base, state }: ServiceCall): Promise<Entry['representative']> {
  const number = legalRepNumberOf(state.answers)
  if (number === undefined || number === base.subject.identifier) return base.subject
  const found = await findSubject(read, number)
  if (found?.kind !== 'person') throw new Error('the representative is in no library')
  return found
}

/** A division of GB/T 4754 as the class `00` of it: the name says no more. */
async function industryOf(read: Read, { caseId }: RegisteredEntity): Promise<string> {
  const [row] = await read<
    { division: string }[]
  >`select division from enterprise.name where case_id = ${caseId}`
  return `${row?.division ?? ''}`.padEnd(4, '0')
}

const held = z.object({ holdings: z.array(z.record(z.string(), z.unknown())) })

/** What is registered in somebody's name, with one more or changed. */
export async function putHolding(
  tx: Transaction,
  person: { readonly id: string },
  sourceUnit: string,
  asOf: Temporal.Instant,
  holding: Holding,
): Promise<void> {
  const { 'legal-entity': facts } = await factsOf(tx, person.id, ['legal-entity'])
  const before = facts.data ? held.parse(facts.data).holdings : []
  const others = before.filter(({ creditCode }) => creditCode !== holding.creditCode)
  await putRecord(tx, {
    subject: { id: person.id, kind: 'person' },
    library: 'legal-entity',
    data: { holdings: [...others, holding] },
    asOf,
    sourceUnit,
  })
}
