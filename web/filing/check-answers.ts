import type { Form } from '#contract'
import { ApiProblem } from '#web/api'
import { fieldsOf, isPresent, isRequired, type Answers } from './form-model.ts'

export interface AnswerFault {
  readonly field: string
  /** A keyword of JSON Schema, or `not-offered`, `unknown`. */
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What can be said before asking the server: missing answers and those out of the bounds of the form's schema. */
export function checkAnswers(
  form: Form,
  names: readonly string[],
  answers: Answers,
  held: (name: string) => boolean,
): AnswerFault[] {
  return fieldsOf(form, names, answers).flatMap(({ name, field }) => {
    if (field.entry === 'locked' && held(name)) return []
    const value = answers[name]
    if (!isPresent(value))
      return isRequired(form, name) ? [{ field: name, code: 'required', params: {} }] : []
    const fault = checkValue(propertyOf(form, name), value)
    return fault ? [{ field: name, ...fault }] : []
  })
}

/** What the server found wrong, in the terms of the form. */
export function faultsOf(problem: unknown): AnswerFault[] {
  if (!(problem instanceof ApiProblem) || problem.code !== 'filing.answers-invalid') return []
  return problem.fields.map(({ path, code, params }) => ({
    field: path.split('.').at(-1) ?? path,
    code,
    params,
  }))
}

/** The bounds of one property, as its schema states them. */
export function propertyOf(form: Form, name: string): Readonly<Record<string, unknown>> {
  const properties = asRecord(form.schema['properties'])
  return asRecord(properties[name])
}

function checkValue(
  property: Readonly<Record<string, unknown>>,
  value: unknown,
): { code: string; params: Record<string, unknown> } | undefined {
  if (typeof value === 'string') return checkText(property, value)
  if (typeof value === 'number') return checkNumber(property, value)
  return undefined
}

function checkText(property: Readonly<Record<string, unknown>>, value: string) {
  const { minLength, maxLength, pattern, format } = property
  const length = [...value].length
  if (typeof minLength === 'number' && length < minLength)
    return { code: 'minLength', params: { limit: minLength, length } }
  if (typeof maxLength === 'number' && length > maxLength)
    return { code: 'maxLength', params: { limit: maxLength, length } }
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
    return { code: 'pattern', params: { length } }
  if (format === 'mobile' && !/^1[3-9]\d{9}$/.test(value)) return { code: 'pattern', params: { length } }
  if (format === 'id-number' && !/^\d{17}[\dX]$/.test(value)) return { code: 'pattern', params: { length } }
  if (format === 'date' && Number.isNaN(Date.parse(value))) return { code: 'format', params: {} }
  return undefined
}

function checkNumber(property: Readonly<Record<string, unknown>>, value: number) {
  const { minimum, maximum, type } = property
  if (!Number.isFinite(value)) return { code: 'type', params: {} }
  if (type === 'integer' && !Number.isInteger(value)) return { code: 'type', params: {} }
  if (typeof minimum === 'number' && value < minimum) return { code: 'minimum', params: { limit: minimum } }
  if (typeof maximum === 'number' && value > maximum) return { code: 'maximum', params: { limit: maximum } }
  return undefined
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
