import type { Field, Form } from '#contract'

/** A form and the schema of its answers change together: a field that is in one is in the other. */
type Schema = Record<string, unknown>

/** What an answer of each kind is, until somebody says it more exactly. */
const schemaOf: Readonly<Record<Field['input'], Schema>> = {
  text: { type: 'string', maxLength: 200 },
  'long-text': { type: 'string', maxLength: 2000 },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  choice: { type: 'string' },
  choices: { type: 'array', items: { type: 'string' }, uniqueItems: true },
  phone: { type: 'string', pattern: '^1\\d{10}$' },
  'yes-no': { type: 'boolean' },
}

export function propertyOf(form: Form, name: string): Schema {
  return propertiesOf(form)[name] ?? {}
}

export function isRequired(form: Form, name: string): boolean {
  return requiredOf(form).includes(name)
}

/** The form with a field changed; another kind of input asks for another kind of answer. */
export function withField(form: Form, name: string, field: Field): Form {
  const before = form.fields[name]
  const changed = { ...form, fields: { ...form.fields, [name]: bare(field) } }
  if (before?.input === field.input) return changed
  return withProperty(changed, name, schemaOf[field.input])
}

export function withProperty(form: Form, name: string, property: Schema): Form {
  const properties = { ...propertiesOf(form), [name]: property }
  return { ...form, schema: { ...form.schema, properties } }
}

export function withRequired(form: Form, name: string, required: boolean): Form {
  const others = requiredOf(form).filter((each) => each !== name)
  return { ...form, schema: { ...form.schema, required: required ? [...others, name] : others } }
}

/** The form with a new field at the end of a group. */
export function withNewField(form: Form, name: string, group: string): Form {
  const field: Field = {
    label: { zh: '', en: '' },
    input: 'text',
    of: 'subject',
    entry: 'asked',
    compare: 'exact',
    mask: 'none',
  }
  const placed = withField({ ...form, fields: { ...form.fields, [name]: field } }, name, field)
  return withProperty(inGroup(placed, name, group), name, schemaOf.text)
}

export function withoutField(form: Form, name: string): Form {
  const { [name]: _field, ...fields } = form.fields
  const { [name]: _property, ...properties } = propertiesOf(form)
  const required = requiredOf(form).filter((each) => each !== name)
  return {
    ...form,
    fields,
    schema: { ...form.schema, required, properties },
    groups: form.groups.map((group) => ({ ...group, fields: group.fields.filter((each) => each !== name) })),
  }
}

/** The form with a field at the end of a group, and in no other. */
export function inGroup(form: Form, name: string, id: string): Form {
  return {
    ...form,
    groups: form.groups.map((group) => {
      const others = group.fields.filter((each) => each !== name)
      return { ...group, fields: group.id === id ? [...others, name] : others }
    }),
  }
}

/** The form with a field one place earlier in its group. */
export function movedUp(form: Form, name: string): Form {
  return {
    ...form,
    groups: form.groups.map((group) => {
      const at = group.fields.indexOf(name)
      const before = group.fields[at - 1]
      return at < 1 || before === undefined
        ? group
        : { ...group, fields: group.fields.toSpliced(at - 1, 2, name, before) }
    }),
  }
}

/** Without what is said to be nothing: an optional text that was emptied is no text. */
function bare(field: Field): Field {
  const { source, when, hint, options, unit, ...rest } = field
  const chooses = field.input === 'choice' || field.input === 'choices'
  return {
    ...rest,
    ...(source ? { source } : {}),
    ...(when ? { when } : {}),
    ...(hint && (hint.zh || hint.en) ? { hint } : {}),
    ...(chooses ? { options: options ?? [] } : {}),
    ...(unit && (unit.zh || unit.en) ? { unit } : {}),
  }
}

function propertiesOf({ schema }: Form): Record<string, Schema> {
  const { properties } = schema
  return properties !== null && typeof properties === 'object' ? (properties as Record<string, Schema>) : {}
}

function requiredOf({ schema }: Form): string[] {
  return Array.isArray(schema['required']) ? schema['required'].map(String) : []
}
