import { z } from 'zod'
import type { Library } from './libraries/library.ts'
import { libraries, libraryKeys, type LibraryKey, type SubjectKind } from './libraries/index.ts'

/** A natural person or a legal entity that the registries know. */
export interface Subject {
  readonly id: string
  readonly kind: SubjectKind
  /** Identity number (GB 11643) or credit code (GB 32100). */
  readonly identifier: string
  readonly name: string
  readonly regionCode: string
}

/** What one library says of a subject; a library that holds nothing says so with no data. */
export interface LibraryFacts {
  readonly data: Readonly<Record<string, unknown>> | undefined
  readonly asOf: Temporal.Instant | undefined
  readonly label: string
  readonly sourceUnit: string | undefined
}

export type Facts = Partial<Readonly<Record<LibraryKey, LibraryFacts>>>

/** Where a value was taken from, as shown beside it. */
export interface FactSource {
  readonly library: LibraryKey
  readonly label: string
  readonly asOf: Temporal.Instant | undefined
}

export const relations = [
  'husband',
  'wife',
  'father',
  'mother',
  'son',
  'daughter',
  'brother',
  'sister',
  'grandfather',
  'grandmother',
  'grandson',
  'granddaughter',
] as const
export type Relation = (typeof relations)[number]

/** Close relatives in the sense of 民法典第一千零四十五条; grandparents and grandchildren on either side. */
export const relationLabels: Readonly<Record<Relation, string>> = {
  husband: '丈夫',
  wife: '妻子',
  father: '父亲',
  mother: '母亲',
  son: '儿子',
  daughter: '女儿',
  brother: '兄弟',
  sister: '姐妹',
  grandfather: '祖父或外祖父',
  grandmother: '祖母或外祖母',
  grandson: '孙子或外孙',
  granddaughter: '孙女或外孙女',
}

export interface Relative {
  readonly subject: Subject
  /** What the relative is to the subject asked about. */
  readonly relation: Relation
  readonly label: string
}

/** The value at `library/field/field` (list items by number) with its source; undefined when the library was not asked for. */
export function factAt(facts: Facts, path: string): { value: unknown; source: FactSource } | undefined {
  const { library, fields } = split(path)
  const found = library && facts[library]
  if (!library || !found) return undefined
  const value = fields.reduce<unknown>((at, field) => memberOf(at, field), found.data)
  return { value, source: { library, label: found.label, asOf: found.asOf } }
}

/** The Chinese label of the field at `library/field/field`, or undefined when no such field exists for that kind of subject. */
export function findFieldLabel(kind: SubjectKind, path: string): string | undefined {
  const { library, fields } = split(path)
  const entry: Library | undefined = library && libraries[library]
  let schema: z.ZodType | undefined = entry?.[kind]
  let label = entry?.label
  for (const field of fields) {
    schema = schema && childOf(unwrap(schema), field)
    if (!schema) return undefined
    label = titleOf(schema) ?? label
  }
  return schema && label
}

/** Every field of the base libraries that holds one value, by its path and for which kinds of subject it is there. */
export function libraryFields(): { path: string; label: string; of: readonly SubjectKind[] }[] {
  const kinds = ['person', 'entity'] as const
  const found = libraryKeys.flatMap((key) => {
    const entry: Library = libraries[key]
    return kinds.flatMap((kind) => {
      const schema = entry[kind]
      return schema ? leavesOf(schema, key).map((path) => ({ path, kind })) : []
    })
  })
  return [...Map.groupBy(found, ({ path }) => path)].map(([path, same]) => ({
    path,
    label: labelsAlong(same[0]?.kind ?? 'person', path).join(' · '),
    of: same.map(({ kind }) => kind),
  }))
}

/** What the library and each field on the way are called, each name once. */
function labelsAlong(kind: SubjectKind, path: string): string[] {
  const parts = path.split('/')
  const labels = parts.map((_, index) => findFieldLabel(kind, parts.slice(0, index + 1).join('/')) ?? '')
  return labels.filter((label, index) => label !== labels[index - 1])
}

function leavesOf(schema: z.ZodType, path: string): string[] {
  const bare = unwrap(schema)
  if (!(bare instanceof z.ZodObject)) return bare instanceof z.ZodArray ? [] : [path]
  return Object.entries(bare.shape).flatMap(([name, child]) =>
    leavesOf(child as z.ZodType, `${path}/${name}`),
  )
}

/** Whole years of age on a day: a birthday counts from its own day, one on 29 February from 1 March in common years. */
export function ageOn(birthDate: Temporal.PlainDate | string, day: Temporal.PlainDate | string): number {
  return Temporal.PlainDate.from(birthDate).until(day, { largestUnit: 'years' }).years
}

export function isLibraryKey(key: string): key is LibraryKey {
  return Object.hasOwn(libraries, key)
}

function split(path: string): { library: LibraryKey | undefined; fields: string[] } {
  const [first = '', ...fields] = path.split('/')
  return { library: isLibraryKey(first) ? first : undefined, fields }
}

function memberOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined
  return (value as Record<string, unknown>)[field]
}

function childOf(schema: z.ZodType, field: string): z.ZodType | undefined {
  if (schema instanceof z.ZodObject)
    return Object.hasOwn(schema.shape, field) ? schema.shape[field] : undefined
  if (schema instanceof z.ZodArray && /^\d+$/.test(field)) return schema.element as z.ZodType
  return undefined
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema
}

function titleOf(schema: z.ZodType): string | undefined {
  return (
    schema.meta()?.title ??
    (schema instanceof z.ZodOptional ? titleOf(schema.unwrap() as z.ZodType) : undefined)
  )
}
