import type { Read, Transaction } from '#platform/database'
import { libraries, type LibraryKey } from './libraries/index.ts'
import type { Library } from './libraries/library.ts'
import {
  relationLabels,
  type Facts,
  type LibraryFacts,
  type Relation,
  type Relative,
  type Subject,
} from './registry.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The subject of that id, identity number or credit code. */
export async function findSubject(read: Read, idOrIdentifier: string): Promise<Subject | undefined> {
  const [row] = UUID.test(idOrIdentifier)
    ? await read<Subject[]>`
        select id, kind, identifier, name, region_code as "regionCode" from registry.subject where id = ${idOrIdentifier}`
    : await read<Subject[]>`
        select id, kind, identifier, name, region_code as "regionCode" from registry.subject
        where identifier = ${idOrIdentifier}`
  return row
}

/** What the named libraries say of a subject, in one select; every library asked is answered, if only with no data. */
export async function factsOf<K extends LibraryKey>(
  read: Read,
  subjectId: string,
  keys: readonly K[],
): Promise<Readonly<Record<K, LibraryFacts>>> {
  const rows = await read<RecordRow[]>`
    select library, data, as_of as "asOf", source_unit as "sourceUnit" from registry.record
    where subject_id = ${subjectId} and library = any (${[...keys]})`
  return factsIn(rows, keys)
}

/** A subject with what the named libraries say of it, in one select; undefined when there is no such subject. */
export async function findSubjectWithFacts<K extends LibraryKey>(
  read: Read,
  subjectId: string,
  keys: readonly K[],
): Promise<{ subject: Subject; facts: Readonly<Record<K, LibraryFacts>> } | undefined> {
  const rows = await read<(Subject & RecordRow)[]>`
    select subject.id, kind, identifier, name, region_code as "regionCode", library, data, as_of as "asOf",
      source_unit as "sourceUnit"
    from registry.subject
    left join registry.record on record.subject_id = subject.id and library = any (${[...keys]})
    where subject.id = ${subjectId}`
  const [row] = rows
  if (!row) return undefined
  const { id, kind, identifier, name, regionCode } = row
  const records = rows
    .filter(({ library }) => library !== null)
    .map(({ library, data, asOf, sourceUnit }) => ({ library, data, asOf, sourceUnit }))
  return { subject: { id, kind, identifier, name, regionCode }, facts: factsIn(records, keys) }
}

/** The close relatives of a subject: the recorded ones, and those that follow from two records. */
export async function relativesOf(read: Read, subjectId: string): Promise<Relative[]> {
  const rows = await read<(Subject & { relation: Relation })[]>`
    select s.id, s.kind, s.identifier, s.name, s.region_code as "regionCode", k.relation
    from (${kinOf(read, subjectId)}) k join registry.subject s on s.id = k.relative_id
    order by k.relation, s.identifier`
  return rows.map(({ relation, ...subject }) => ({ subject, relation, label: relationLabels[relation] }))
}

/** Whether two people are close relatives (民法典第一千零四十五条), in whichever direction the record was made. */
export async function isRelative(read: Read, one: string, other: string): Promise<boolean> {
  const [row] = await read<[{ found: boolean }]>`
    select exists (select from (${kinOf(read, one)}) k where k.relative_id = ${other})
        or exists (select from (${kinOf(read, other)}) k where k.relative_id = ${one}) as found`
  return row.found
}

/** A legal entity as its registration has it. */
export interface NamedEntity {
  readonly id: string
  readonly name: string
  readonly regionCode: string
  readonly status: string | null
  /** GB/T 4754-2017 class. */
  readonly industry: string | null
  /** When it was deregistered, as far as the library says; else the day of its last word. */
  readonly endedOn: string | null
}

/** Entities of the city that a region lies in whose names hold the texts of one of these lists in their order; at most 500. */
export function entitiesNamed(
  read: Read,
  holding: readonly (readonly string[])[],
  regionCode: string,
): PromiseLike<NamedEntity[]> {
  const patterns = holding.map((texts) => `%${texts.map(escaped).join('%')}%`)
  return read<NamedEntity[]>`
    select s.id, s.name, s.region_code as "regionCode", r.data ->> 'status' as status, r.data ->> 'industry' as industry,
      coalesce(r.data ->> 'endedOn', (r.as_of at time zone 'Asia/Shanghai')::date::text) as "endedOn"
    from registry.subject s left join registry.record r on r.subject_id = s.id and r.library = 'legal-entity'
    where s.kind = 'entity' and s.name like any (${patterns}) and left(s.region_code, 4) = ${regionCode.slice(0, 4)}
    order by s.name limit 500`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}

/** Adds a subject, or brings its name and region up to date. */
export async function putSubject(tx: Transaction, subject: Subject): Promise<void> {
  await tx`
    insert into registry.subject (id, kind, identifier, name, region_code)
    values (${subject.id}, ${subject.kind}, ${subject.identifier}, ${subject.name}, ${subject.regionCode})
    on conflict (id) do update set name = excluded.name, region_code = excluded.region_code`
}

/** Records what a library now says of a subject; an older confirmation never replaces a newer one. Throws on data that the library's schema refuses. */
export async function putRecord(
  tx: Transaction,
  record: {
    subject: Pick<Subject, 'id' | 'kind'>
    library: LibraryKey
    data: unknown
    asOf: Temporal.Instant
    sourceUnit: string
  },
): Promise<void> {
  const library: Library = libraries[record.library]
  const schema = library[record.subject.kind]
  if (!schema)
    throw new TypeError(`${record.library} holds nothing about a subject of kind ${record.subject.kind}`)
  const data = JSON.stringify(schema.parse(record.data))
  const { count } = await tx`
    insert into registry.record (subject_id, library, data, as_of, source_unit)
    select id, ${record.library}, ${data}::text::jsonb, ${record.asOf}, ${record.sourceUnit}
    from registry.subject where id = ${record.subject.id}
    on conflict (subject_id, library) do update
    set data = excluded.data, as_of = excluded.as_of, source_unit = excluded.source_unit
    where record.as_of <= excluded.as_of
    returning subject_id`
  if (count === 0 && !(await findSubject(tx, record.subject.id)))
    throw new RangeError(`No subject ${record.subject.id} to record anything about`)
}

/** A parent's parent, a parent's child and a child's child are relatives as well. */
function kinOf(read: Read, subjectId: string) {
  return read`
    select relative_id, relation from registry.kinship where subject_id = ${subjectId}
    union
    select far.relative_id, case
        when near.relation in ('son', 'daughter') then 'grand' || far.relation
        when far.relation in ('father', 'mother') then 'grand' || far.relation
        when far.relation = 'son' then 'brother'
        else 'sister'
      end
    from registry.kinship near
    join registry.kinship far on far.subject_id = near.relative_id and far.relative_id <> ${subjectId}
    where near.subject_id = ${subjectId} and (
      (near.relation in ('father', 'mother') and far.relation in ('father', 'mother', 'son', 'daughter'))
      or (near.relation in ('son', 'daughter') and far.relation in ('son', 'daughter')))`
}

interface RecordRow {
  library: LibraryKey
  data: Record<string, unknown>
  asOf: Temporal.Instant
  sourceUnit: string
}

function factsIn<K extends LibraryKey>(rows: readonly RecordRow[], keys: readonly K[]) {
  const held: Facts = Object.fromEntries(
    rows.map(({ library, ...row }) => [library, { ...row, label: libraries[library].label }]),
  )
  return Object.fromEntries(keys.map((key) => [key, held[key] ?? nothingIn(key)])) as Record<K, LibraryFacts>
}

function nothingIn(key: LibraryKey): LibraryFacts {
  return { data: undefined, asOf: undefined, label: libraries[key].label, sourceUnit: undefined }
}
