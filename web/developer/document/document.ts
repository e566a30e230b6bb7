/** The parts of an OpenAPI 3.1 document that the pages read; everything may be missing. */
export interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, PathOperation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

export interface PathOperation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content }
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>
  /** Problem codes with their HTTP status. */
  readonly 'x-problems'?: Readonly<Record<string, number>>
  /** The access action a rule must allow. */
  readonly 'x-access'?: string
  readonly 'x-personal'?: boolean
  readonly 'x-stream'?: boolean
  readonly 'x-media'?: string
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

/** One operation with where it stands. */
export interface Described extends PathOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly tag: string
}

const methods = ['get', 'post', 'put', 'patch', 'delete']

/** All operations of a document in its order. */
export function operationsOf(document: Document): Described[] {
  return Object.entries(document.paths).flatMap(([path, byMethod]) =>
    methods.flatMap((method) => {
      const operation = byMethod[method]
      if (operation === undefined) return []
      const id = operation.operationId ?? `${method}-${path}`
      return [
        {
          ...operation,
          id,
          method: method.toUpperCase(),
          path,
          tag: operation.tags?.[0] ?? id.split('.')[0] ?? '',
        },
      ]
    }),
  )
}

/** Operations by their first tag, tags by name. */
export function groupsOf(operations: readonly Described[]): [tag: string, operations: Described[]][] {
  const groups = new Map<string, Described[]>()
  for (const operation of operations)
    groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation])
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b))
}

/** Operations whose id, path or summary holds every word asked for. */
export function findOperations(operations: readonly Described[], words: string): Described[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return operations.filter((operation) => {
    const text =
      `${operation.method} ${operation.path} ${operation.id} ${operation.summary ?? ''}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** The schema of what is sent, and its media type. */
export function bodyOf(operation: PathOperation): Schema | undefined {
  return operation.requestBody?.content?.['application/json']?.schema
}

/** The schema of a success, absent for streams and files. */
export function answerOf(operation: PathOperation): Schema | undefined {
  return operation.responses?.['200']?.content?.['application/json']?.schema
}
