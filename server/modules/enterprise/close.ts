import { z } from 'zod'
import { certificatesIssuedIn, endGiven } from '#modules/certificate'
import type { Service, ServiceCall } from '#modules/case'
import { factsOf, putRecord, type EntityData } from '#modules/registry'
import { dateOf } from '#platform/clock'
import type { Read, Transaction } from '#platform/database'
import { putHolding } from './enter.ts'
import { holdName, releaseName } from './hold.ts'
import { readName } from './name.ts'
import { namingOf, type Naming } from './naming.ts'
import { registeredAs } from './registered.ts'
import { placesOf } from './wanted.ts'

type Registration = EntityData['legal-entity']

const registered = z.looseObject({
  name: z.string(),
  status: z.string(),
  establishedOn: z.string(),
  legalRep: z.object({ subjectId: z.uuid() }),
})

/** Why a licence that was given here ends with its holder. */
const ENDED = '市场主体已注销登记'

/**
 * Service `enterprise.close`: who was deregistered ends in the base registry from that day (市场主体登记管理条例第三十一条), the licence with it,
 * and the name is nobody else's for the term of the rule. Answers `closed`.
 */
export const closeEntity: Service = async (platform, { base }) => {
  const { database, clock } = platform
  const { read } = database
  const now = clock.now()
  const on = dateOf(now)
  const [{ 'legal-entity': facts }, own, naming] = await Promise.all([
    factsOf(read, base.subject.id, ['legal-entity']),
    registeredAs(read, base.subject.id),
    namingOf(read),
  ])
  const data = facts.data as Registration | undefined
  if (data && data.status !== '注销') await database.write((tx) => end(tx, { base, data, naming, on, now }))
  const licences = own ? await certificatesIssuedIn(read, [own.caseId]) : []
  for (const { id } of licences) await endGiven(read, id, ENDED, { now, operation: 'enterprise.closed' })
  return { answer: 'closed' }
}

interface Ending {
  readonly base: ServiceCall['base']
  readonly data: Registration
  readonly naming: Naming
  readonly on: Temporal.PlainDate
  readonly now: Temporal.Instant
}

async function end(tx: Transaction, { base, data, naming, on, now }: Ending): Promise<void> {
  const { subject, unit } = base
  const { name, establishedOn, legalRep } = registered.parse(data)
  await putRecord(tx, {
    subject: { id: subject.id, kind: 'entity' },
    library: 'legal-entity',
    data: { ...data, status: '注销', endedOn: on.toString() },
    asOf: now,
    sourceUnit: unit.name,
  })
  await putHolding(tx, { id: legalRep.subjectId }, unit.name, now, {
    creditCode: subject.identifier,
    name,
    role: subject.identifier.startsWith('92') ? '经营者' : '法定代表人',
    status: '注销',
    establishedOn,
  })
  await tx`update enterprise.entity set ended_on = ${on.toString()}::date where entity_id = ${subject.id} and ended_on is null`
  const until = on.add({ years: naming.afterEnd.years })
  if (!(await releaseName(tx, subject.id, until))) await barName(tx, base, { name, naming, on, until })
}

/** The name of an entity that was registered before this platform comes into the book when it ends. */
async function barName(
  tx: Transaction,
  { caseId, subject, region }: ServiceCall['base'],
  {
    name,
    naming,
    on,
    until,
  }: { name: string; naming: Naming; on: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<void> {
  const registrar = region.code.slice(0, 6)
  const places = await placesOf(tx as Read, registrar, on)
  const { mark, division } = readName(name, places, naming)
  if (mark === '' || division === undefined) return
  const place = registrar
  await holdName(
    tx,
    { name, mark, trade: '', division, place, registrar, places },
    { caseId, holderId: subject.id, on, until },
  )
  await tx`update enterprise.name set entity_id = ${subject.id} where case_id = ${caseId}`
}
