import { checkIdNumber } from '#contract'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import type { LineFault } from '#platform/tabular'
import type { LibraryKey } from '../libraries/index.ts'
import type { ImportedRecord } from './record-row.ts'

/** What becomes of a record: not there yet, said anew with other content or only confirmed, already so, or older than what is there. */
export type Outcome = 'added' | 'changed' | 'confirmed' | 'unchanged' | 'older'

export interface JudgedBatch {
  readonly outcomes: readonly { readonly record: ImportedRecord; readonly outcome: Outcome }[]
  readonly faults: readonly LineFault[]
}

/** The library whose word on a subject's name and region counts. */
const AUTHORITY: ReadonlySet<LibraryKey> = new Set(['population', 'legal-entity'])

/** Compares records with what is held, in one select; representatives get their place in the registry. Identifiers differ within a batch. */
export async function judgeBatch(
  read: Read,
  batch: readonly ImportedRecord[],
  now: Temporal.Instant,
): Promise<JudgedBatch & { readonly strangers: readonly Stranger[] }> {
  const { records, strangers, faults } = await withRepresentatives(read, batch, now)
  const rows = JSON.stringify(records.map(({ identifier, library, data }) => ({ identifier, library, data })))
  const held = await read<Held[]>`
    select subject.identifier, subject.name, record.as_of as "asOf", record.data = row.data as "isSame"
    from jsonb_to_recordset(${rows}::text::jsonb) as row (identifier text, library text, data jsonb)
    join registry.subject on subject.identifier = row.identifier
    left join registry.record on record.subject_id = subject.id and record.library = row.library`
  const known = new Map(held.map((one) => [one.identifier, one]))
  const judged = records.map((record) => ({ record, held: known.get(record.identifier) }))
  const misnamed = judged.filter(
    ({ record, held: one }) => one && one.name !== record.name && !AUTHORITY.has(record.library),
  )
  return {
    strangers,
    faults: [...faults, ...misnamed.map(({ record: { file, line } }) => ({ file, line, words: MISNAMED }))],
    outcomes: judged
      .filter((one) => !misnamed.includes(one))
      .map(({ record, held: one }) => ({ record, outcome: outcomeOf(record, one) })),
  }
}

const MISNAMED = {
  zh: '名称与基础库里这个号码的不一样',
  en: 'The name differs from the one that the base library has under this number',
}

interface Held {
  identifier: string
  name: string
  asOf: Temporal.Instant | null
  isSame: boolean | null
}

function outcomeOf({ asOf, name, library }: ImportedRecord, held: Held | undefined): Outcome {
  if (!held?.asOf) return 'added'
  const order = Temporal.Instant.compare(asOf, held.asOf)
  if (order < 0) return 'older'
  const isSame = held.isSame && (held.name === name || !AUTHORITY.has(library))
  if (!isSame) return 'changed'
  return order === 0 ? 'unchanged' : 'confirmed'
}

/** Writes what is new, changed or confirmed; nothing older replaces anything, and nothing is deleted. */
export async function writeBatch(
  transaction: Transaction,
  { outcomes, strangers }: JudgedBatch & { readonly strangers: readonly Stranger[] },
  now: Temporal.Instant,
): Promise<void> {
  const records = outcomes
    .filter(({ outcome }) => ['added', 'changed', 'confirmed'].includes(outcome))
    .map(({ record }) => ({ id: uuidv7(now), ...record, isAuthority: AUTHORITY.has(record.library) }))
  await putSubjects(transaction, [...strangers.map((one) => ({ ...one, isAuthority: false })), ...records])
  await transaction`
    insert into registry.record as held (subject_id, library, data, as_of, source_unit)
    select subject.id, row.library, row.data, row."asOf", row."sourceUnit"
    from jsonb_to_recordset(${JSON.stringify(records)}::text::jsonb)
      as row (identifier text, library text, data jsonb, "asOf" timestamptz, "sourceUnit" text)
    join registry.subject on subject.identifier = row.identifier
    on conflict (subject_id, library) do update
    set data = excluded.data, as_of = excluded.as_of, source_unit = excluded.source_unit
    where held.as_of <= excluded.as_of`
}

async function putSubjects(
  transaction: Transaction,
  subjects: readonly (Stranger & { readonly isAuthority: boolean })[],
): Promise<void> {
  const put = (rows: typeof subjects, isAuthority: boolean) => transaction`
    insert into registry.subject as known (id, kind, identifier, name, region_code)
    select id, kind, identifier, name, "regionCode" from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as row (id uuid, kind text, identifier text, name text, "regionCode" text)
    on conflict (identifier) do update set name = excluded.name, region_code = excluded.region_code
    where ${isAuthority} and (known.name, known.region_code) is distinct from (excluded.name, excluded.region_code)`
  for (const [isAuthority, rows] of Map.groupBy(subjects, (one) => one.isAuthority))
    await put(rows, isAuthority)
}

/** Somebody whom only a firm's registration names: a subject without a record of the population library. */
export interface Stranger {
  readonly id: string
  readonly kind: 'person' | 'entity'
  readonly identifier: string
  readonly name: string
  readonly regionCode: string
}

interface Representative {
  readonly name: string
  readonly idNumber: string
}

/** Firms with the registry's id of whoever represents them, by number and name (what makes them act for the firm). */
async function withRepresentatives(read: Read, batch: readonly ImportedRecord[], now: Temporal.Instant) {
  const named = batch.map((record) => ({ record, represented: representativeOf(record, now) }))
  const numbers = named.flatMap(({ represented }) =>
    typeof represented === 'object' ? represented.idNumber : [],
  )
  if (numbers.length === 0 && !named.some(({ represented }) => represented === 'wrong'))
    return { records: batch, strangers: [], faults: [] }
  const found = await read<{ id: string; identifier: string; name: string }[]>`
    select id, identifier, name from registry.subject where identifier = any (${numbers})`
  const people = new Map<string, { id: string; name: string }>(found.map((one) => [one.identifier, one]))
  const strangers: Stranger[] = []
  const records: ImportedRecord[] = []
  const faults: LineFault[] = []
  for (const { record, represented } of named) {
    if (represented === undefined) {
      records.push(record)
      continue
    }
    const place = { file: record.file, line: record.line }
    if (represented === 'wrong') {
      faults.push({ ...place, words: BAD_NUMBER })
      continue
    }
    const person = people.get(represented.idNumber) ?? { id: uuidv7(now), name: represented.name }
    if (person.name !== represented.name) {
      faults.push({ ...place, words: OTHER_NAME })
      continue
    }
    if (!people.has(represented.idNumber)) {
      people.set(represented.idNumber, person)
      const { idNumber: identifier, name } = represented
      strangers.push({ id: person.id, kind: 'person', identifier, name, regionCode: identifier.slice(0, 6) })
    }
    records.push({ ...record, data: { ...record.data, legalRep: { ...represented, subjectId: person.id } } })
  }
  return { records, strangers, faults }
}

const BAD_NUMBER = {
  zh: '法定代表人的身份证号有误',
  en: 'The identity number of the legal representative is wrong',
}
const OTHER_NAME = {
  zh: '法定代表人的姓名与基础库里这个身份证号的不一样',
  en: 'The legal representative has another name in the base library under this number',
}

function representativeOf(
  { library, kind, data }: ImportedRecord,
  now: Temporal.Instant,
): Representative | 'wrong' | undefined {
  if (library !== 'legal-entity' || kind !== 'entity') return undefined
  const { name, idNumber } = data['legalRep'] as Representative
  const checked = checkIdNumber(idNumber, { today: dateOf(now) })
  return checked.ok ? { name, idNumber: checked.value } : 'wrong'
}
