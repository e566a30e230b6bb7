import type { Document, Schema } from './document.ts'

/** One line of a schema as people read it. */
export interface Line {
  /** Where it stands: `items[].clock.due`, for keys and links. */
  readonly path: string
  readonly depth: number
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly limits: readonly string[]
  readonly description?: string
}

const MAX_DEPTH = 7

/** Follows references; a circle ends where it closes. */
export function resolved(schema: Schema, document: Document, seen = 0): Schema {
  const name = schema.$ref?.split('/').at(-1)
  const target = name === undefined ? undefined : document.components?.schemas?.[name]
  return target === undefined || seen > 10 ? schema : resolved(target, document, seen + 1)
}

/** A schema as an indented list of its fields. */
export function linesOf(schema: Schema, document: Document): Line[] {
  const lines: Line[] = []
  walk(schema, '', 0, lines, document)
  return lines
}

function walk(given: Schema, path: string, depth: number, lines: Line[], document: Document): void {
  const schema = withFields(given, document)
  if (schema === undefined || depth > MAX_DEPTH) return
  const required = new Set(schema.required)
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const inside = resolved(field, document)
    const here = path === '' ? name : `${path}.${name}`
    const description = field.description ?? inside.description
    lines.push({
      path: here,
      depth,
      name,
      type: typeName(inside, document),
      required: required.has(name),
      limits: limitsOf(inside),
      ...(description ? { description } : {}),
    })
    walk(inside, here, depth + 1, lines, document)
  }
}

/** The object inside: of an array its items, of a choice with null the other choice. */
function withFields(given: Schema, document: Document): Schema | undefined {
  const schema = resolved(given, document)
  if (schema.properties) return schema
  if (schema.items) return withFields(schema.items, document)
  const choices = choicesOf(schema)
    .map((choice) => resolved(choice, document))
    .filter((choice) => choice.type !== 'null')
  if (choices.length === 0) return undefined
  const properties: Record<string, Schema> = {}
  const objects = choices.flatMap((choice) => withFields(choice, document) ?? [])
  for (const object of objects) Object.assign(properties, object.properties)
  const required = Object.keys(properties).filter((name) =>
    objects.every((object) => object.required?.includes(name)),
  )
  return objects.length === 0 ? undefined : { properties, required }
}

/** A type as one writes it: `string (uuid)`, `integer | null`, `array of object`. */
export function typeName(given: Schema, document: Document): string {
  const schema = resolved(given, document)
  const choices = choicesOf(schema)
  if (choices.length > 0) return [...new Set(choices.map((choice) => typeName(choice, document)))].join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.items) return `${typeName(schema.items, document)}[]`
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'any')
  if (type === 'object' && !schema.properties && typeof schema.additionalProperties === 'object')
    return `map of ${typeName(schema.additionalProperties, document)}`
  return schema.format ? `${type} (${schema.format})` : type
}

function limitsOf(schema: Schema): string[] {
  const limits: string[] = []
  const say = (text: string, value: string | number | undefined) =>
    value !== undefined && limits.push(`${text}${value}`)
  if (schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER) say('≥ ', schema.minimum)
  if (schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER) say('≤ ', schema.maximum)
  say('length ≥ ', schema.minLength)
  say('length ≤ ', schema.maxLength)
  say('items ≥ ', schema.minItems)
  say('items ≤ ', schema.maxItems)
  if (schema.default !== undefined) say('default ', JSON.stringify(schema.default))
  if (schema.pattern !== undefined && schema.format === undefined) say('', schema.pattern)
  return limits
}

const choicesOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []

const UUID = '01939c3e-7b1a-7c55-9d3f-2a6c1e0b9f41'
const formats: Readonly<Record<string, string>> = {
  uuid: UUID,
  date: '2026-11-20',
  'date-time': '2026-11-20T06:32:08Z',
  uri: 'https://example.org',
  base64: 'JVBERi0=',
}

/** A value that shows the shape of a schema; to be changed before it is sent. */
export function sampleOf(given: Schema, document: Document, depth = 0): unknown {
  const schema = resolved(given, document)
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = choicesOf(schema).find((each) => resolved(each, document).type !== 'null')
  if (choice) return sampleOf(choice, document, depth)
  const type = Array.isArray(schema.type) ? schema.type.find((each: string) => each !== 'null') : schema.type
  if (type === 'array')
    return depth > MAX_DEPTH || !schema.items ? [] : [sampleOf(schema.items, document, depth + 1)]
  if (type === 'object' || schema.properties) {
    if (depth > MAX_DEPTH) return {}
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [
        name,
        sampleOf(field, document, depth + 1),
      ]),
    )
  }
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, 0)
  if (type === 'boolean') return false
  return formats[schema.format ?? ''] ?? ''
}
