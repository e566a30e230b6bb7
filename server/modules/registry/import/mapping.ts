import { z } from 'zod'
import { parse, YAMLParseError } from 'yaml'
import { libraries, libraryKeys, type LibraryKey, type SubjectKind } from '../libraries/index.ts'
import type { Library } from '../libraries/library.ts'
import { findFieldLabel } from '../registry.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()])

export const conversions = [
  'text',
  'date',
  'birth-date',
  'month',
  'integer',
  'number',
  'boolean',
  'fen',
  'list',
] as const
export type Conversion = (typeof conversions)[number]

const rule = z.union([
  // Short for { from }.
  z.string().min(1),
  z.strictObject({
    /** The column, or in JSON the path with slashes. */
    from: z.string().min(1),
    /** How its text becomes the value; as it stands when left out. `fen` reads yuan, `birth-date` an identity number. */
    as: z.enum(conversions).optional(),
    /** What the words of the source mean; a word that is not here is a fault. */
    values: z.record(z.string(), scalar).optional(),
  }),
  /** The same for every row. */
  z.strictObject({ value: z.union([scalar, z.array(scalar)]) }),
])
export type FieldRule = Exclude<z.infer<typeof rule>, string>

const file = z.strictObject({
  library: z.enum(libraryKeys as [LibraryKey, ...LibraryKey[]]),
  kind: z.enum(['person', 'entity']),
  /** The unit that keeps the rows, as people are shown it. */
  source_unit: z.string().trim().min(1).max(100),
  /** When the keeper confirmed a row: a rule, or one day for all. */
  as_of: rule,
  identifier: rule,
  name: rule,
  /** County of the household register or the seat; without it read from the record or the identifier. */
  region: rule.optional(),
  fields: z.record(z.string(), rule),
})

/** How rows of a source become records of a library. */
export interface Mapping {
  readonly library: LibraryKey
  readonly kind: SubjectKind
  readonly sourceUnit: string
  readonly asOf: FieldRule
  readonly identifier: FieldRule
  readonly name: FieldRule
  readonly region: FieldRule | undefined
  /** By path within the library's record: `hukou/address`, `cards/0/last4`. */
  readonly fields: ReadonlyMap<string, FieldRule>
}

/** Reads a mapping; throws RangeError with everything that is wrong with it. */
export function readMapping(text: string): Mapping {
  const parsed = file.safeParse(parsedYaml(text))
  if (!parsed.success)
    throw new RangeError(
      parsed.error.issues
        .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
        .join('; '),
    )
  const { library, kind, fields, ...rest } = parsed.data
  const known: Library = libraries[library]
  if (!known[kind])
    throw new RangeError(`The library ${library} holds nothing about a subject of kind ${kind}`)
  const unknown = Object.keys(fields).filter((path) => !findFieldLabel(kind, `${library}/${path}`))
  if (unknown.length > 0)
    throw new RangeError(`The library ${library} has no such fields about a ${kind}: ${unknown.join(', ')}`)
  return {
    library,
    kind,
    sourceUnit: rest.source_unit,
    asOf: long(rest.as_of),
    identifier: long(rest.identifier),
    name: long(rest.name),
    region: rest.region === undefined ? undefined : long(rest.region),
    fields: new Map(Object.entries(fields).map(([path, one]) => [path, long(one)])),
  }
}

/** The columns a mapping reads. */
export function columnsRead({ asOf, identifier, name, region, fields }: Mapping): string[] {
  const rules = [asOf, identifier, name, ...(region ? [region] : []), ...fields.values()]
  return [...new Set(rules.flatMap((one) => ('from' in one ? [one.from] : [])))]
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text, { uniqueKeys: true })
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause
    throw new RangeError(`no YAML: ${cause.message}`, { cause })
  }
}

function long(one: z.infer<typeof rule>): FieldRule {
  return typeof one === 'string' ? { from: one } : one
}
