import type { Field, MatterDefinition } from '#contract'
import { adviserOf, checkSource, compileForm } from '#modules/form'
import type { SubjectKind } from '#modules/registry'
import { checkExpression } from '#platform/expression'
import type { Place } from './place.ts'
import { subjectKindsOf } from './subject-kinds.ts'

/** Schema, fields and groups speak of the same things; sources are known; expressions can be read. */
export function checkForm(definition: MatterDefinition): Place[] {
  const { form } = definition
  const places: Place[] = []
  try {
    compileForm(form)
  } catch (cause) {
    places.push(['form.schema', cause instanceof Error ? cause.message : String(cause)])
  }
  const properties = namesIn(form.schema.properties)
  const fields = Object.keys(form.fields)
  const placed = form.groups.flatMap((group) => group.fields)
  if (form.schema.type !== 'object') places.push(['form.schema.type', 'must be object'])
  if (form.schema.additionalProperties !== false)
    places.push(['form.schema.additionalProperties', 'must be false: an answer to no question is refused'])
  for (const name of absent(fields, properties))
    places.push([`form.fields.${name}`, 'is not in schema.properties'])
  for (const name of absent(properties, fields))
    places.push([`form.schema.properties.${name}`, 'is no field'])
  for (const name of absent(listed(form.schema.required), fields))
    places.push(['form.schema.required', `${name} is no field`])
  for (const name of absent(fields, placed)) places.push([`form.fields.${name}`, 'is in no group'])
  for (const name of absent(placed, fields)) places.push(['form.groups', `${name} is no field`])
  for (const name of new Set(placed.filter((field, index) => placed.indexOf(field) < index)))
    places.push(['form.groups', `${name} is in two groups`])
  for (const [name, field] of Object.entries(form.fields))
    places.push(...checkField(`form.fields.${name}`, field, subjectKindsOf(definition)))
  return places
}

function checkField(
  path: string,
  { source, options, input, entry, of, when, advice }: Field,
  subjects: readonly SubjectKind[],
): Place[] {
  const places: Place[] = []
  // Whoever files is a person, be it for a firm.
  const kinds = of === 'filer' ? (['person'] as const) : subjects
  const fromSource = options && !Array.isArray(options) ? options : undefined
  for (const named of [source, fromSource?.source, advice]) {
    const wrong = named && checkSource(named, kinds)
    if (wrong) places.push([path, wrong])
  }
  if (advice && !adviserOf(advice)) places.push([path, `${advice} advises on nothing`])
  if (entry !== 'asked' && !source) places.push([path, `is ${entry} but has no source`])
  if (entry === 'asked' && source) places.push([path, 'has a source: say whether it is locked or declared'])
  const chooses = input === 'choice' || input === 'choices'
  if (chooses !== (options !== undefined))
    places.push([path, chooses ? 'is a choice without options' : `has options but its input is ${input}`])
  for (const expression of [when, fromSource?.where]) {
    const wrong = expression && checkExpression(expression)
    if (wrong) places.push([path, `${expression}: ${wrong}`])
  }
  return places
}

function absent(names: readonly string[], from: readonly string[]): string[] {
  return names.filter((name) => !from.includes(name))
}

function namesIn(value: unknown): string[] {
  return value !== null && typeof value === 'object' ? Object.keys(value) : []
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
