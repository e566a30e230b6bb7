import { isServiceItem, type Registration } from '#contract'
import { systemAuditEntry } from '#modules/audit'
import type { Service, ServiceCall } from '#modules/case'
import { recordAuthorisation } from '#modules/identity'
import { definitionOf } from '#modules/matter'
import {
  factsOf,
  libraries,
  putRecord,
  putSubject,
  type EntityData,
  type PersonData,
} from '#modules/registry'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { fillTemplate } from '#platform/expression'
import { creditCodeOf } from './credit-code.ts'
import { noteNewFirm, tellOfNewFirm } from './new-firm.ts'

/**
 * Service `licence.open-firm`, after a registration was granted: enters the firm in the legal-entity library, lets its operator act for it,
 * and tells the departments of its field. Answers `opened`, or `over` where nothing was registered. Asked again, it opens none twice.
 */
export const openFirm: Service = async (platform, call) => {
  const { base, state } = call
  const { database, clock } = platform
  const matter = await definitionOf(database, base.slug, base.version)
  const registers =
    matter && isServiceItem(matter.definition) && state.decision?.outcome === 'granted'
      ? matter.definition.registers
      : undefined
  if (!registers) return { answer: 'over' }
  await database.write((tx) => enter(tx, call, registers, clock.now()))
  await tellOfNewFirm(platform, base)
  return { answer: 'opened' }
}

/** One transaction: whoever comes second finds it entered. */
async function enter(
  tx: Transaction,
  { callId, base, state }: ServiceCall,
  registers: Registration,
  now: Temporal.Instant,
) {
  const decidedAt = Temporal.Instant.from(state.decision?.at ?? now.toString())
  const context = {
    subject: base.subject,
    form: state.answers,
    outputs: state.ruling?.outputs ?? {},
    case: { number: base.number },
  }
  const fill = (text: string) => fillTemplate({ zh: text, en: text }, context).zh
  const name = fill(registers.name)
  const scope = [state.answers[registers.scope] ?? []].flat().map(String)
  const registered = { subjectId: callId, name, scope, registeredAt: decidedAt }
  if (!(await noteNewFirm(tx, base, registered, now))) return
  const entered = entry(registers, {
    name,
    place: fill(registers.place),
    scope,
    county: base.region.code,
    operator: base.subject,
    code: creditCodeOf(registers.code, await nextSerial(tx)),
    on: dateOf(decidedAt).toString(),
  })
  const firm = {
    id: callId,
    kind: 'entity' as const,
    identifier: entered.creditCode,
    name: entered.name,
    regionCode: base.region.code,
  }
  await putSubject(tx, firm)
  const record = { library: 'legal-entity', asOf: now, sourceUnit: base.unit.name } as const
  await putRecord(tx, { ...record, subject: firm, data: entered })
  const holdings = [...(await holdingsOf(tx, base.subject.id)), holdingOf(entered)]
  await putRecord(tx, { ...record, subject: base.subject, data: { holdings } })
  await authorise(tx, firm, base.subject, now)
}

interface Named {
  readonly id: string
  readonly name: string
}

function authorise(tx: Transaction, firm: Named, operator: Named, now: Temporal.Instant) {
  const given = {
    id: uuidv7(now),
    grantor: { subjectId: firm.id, name: firm.name },
    grantee: { subjectId: operator.id, name: operator.name },
    kind: 'firm' as const,
    basis: 'legal-representative',
    matterCodes: null,
    validFrom: dateOf(now).toString(),
    validTo: null,
    grantedAt: now,
    grantedByAccountId: null,
  }
  const about = { operation: 'identity.grant-authorisation', subjectId: firm.id }
  return recordAuthorisation(tx, given, systemAuditEntry(now, about))
}

async function nextSerial(read: Read): Promise<number> {
  const [row] = await read<[{ count: number }]>`select nextval('licence.serial')::int as count`
  return row.count
}

interface Told {
  readonly name: string
  readonly place: string
  readonly scope: readonly string[]
  readonly county: string
  readonly operator: { readonly id: string; readonly name: string; readonly identifier: string }
  readonly code: string
  readonly on: string
}

function entry({ type }: Registration, told: Told): EntityData['legal-entity'] {
  const { name, place, scope, county, operator, code, on } = told
  return {
    name,
    creditCode: code,
    type,
    status: '存续',
    scope: [...scope],
    // What is not registered of a sole trader counts as nothing.
    capitalFen: 0,
    paidInFen: 0,
    legalRep: { name: operator.name, idNumber: operator.identifier, subjectId: operator.id },
    domicile: { county, address: place },
    places: [{ address: place }],
    employees: 1,
    establishedOn: on,
  }
}

type Holdings = PersonData['legal-entity']['holdings']

function holdingOf({ creditCode, name, type, status, establishedOn }: EntityData['legal-entity']) {
  const role = type === '个体工商户' ? ('经营者' as const) : ('法定代表人' as const)
  return { creditCode, name, role, status, establishedOn }
}

async function holdingsOf(tx: Transaction, subjectId: string): Promise<Holdings> {
  const { 'legal-entity': facts } = await factsOf(tx, subjectId, ['legal-entity'])
  return facts.data ? libraries['legal-entity'].person.parse(facts.data).holdings : []
}
