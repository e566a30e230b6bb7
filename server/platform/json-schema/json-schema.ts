import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** One thing wrong with a value: where (dot path, empty for the whole), which keyword of JSON Schema, and its particulars. */
export interface SchemaFault {
  readonly path: string
  readonly code: string
  readonly params: Record<string, unknown>
}

/** Every fault of a value; none means it is valid. Never changes the value. */
export type SchemaValidator = (value: unknown) => SchemaFault[]

/** Compiles a JSON Schema 2020-12 with the usual formats and `own` ones; throws an Error that names what is wrong with the schema. */
export function compileSchema(
  schema: object,
  own: Readonly<Record<string, (text: string) => boolean>> = {},
): SchemaValidator {
  // An unknown keyword is a slip of the pen and refused; types said once at the top need not be repeated below.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    validateFormats: true,
  })
  formats.default(ajv)
  for (const [name, validate] of Object.entries(own)) ajv.addFormat(name, { type: 'string', validate })
  const validate = ajv.compile(schema)
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(faultOf))
}

function faultOf(error: ErrorObject): SchemaFault {
  const params: Record<string, unknown> = { ...error.params }
  return { path: pathOf(error), code: error.keyword, params }
}

/** A missing or surplus member is reported under its own name, not under its parent's. */
function pathOf({ instancePath, params }: ErrorObject): string {
  const member: unknown = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return [...path, ...(typeof member === 'string' ? [member] : [])].join('.')
}
