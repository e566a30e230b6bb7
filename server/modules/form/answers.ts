import { checkCreditCode, checkIdNumber, type Form } from '#contract'
import { ExpressionFailed, evaluateExpression } from '#platform/expression'
import { compileSchema, type SchemaValidator } from '#platform/json-schema'
import { isPresent, type Answers, type Prefilled } from './prefill.ts'

/** One thing wrong with an answer: `code` is a keyword of JSON Schema, or `unknown` (no such field) or `not-offered` (not among the choices). */
export interface AnswerFault {
  readonly field: string
  readonly code: string
  readonly params: Record<string, unknown>
}

/** A form made ready to judge answers: its schema is compiled once. */
export interface CompiledForm {
  readonly form: Form
  readonly validate: SchemaValidator
}

/** Compiles a form; throws an Error that says what is wrong with its schema. Beside the usual formats it knows `id-number`, `credit-code` and `mobile`. */
export function compileForm(form: Form): CompiledForm {
  return { form, validate: compileSchema(form.schema, formats) }
}

/** Answers that name no field of the filing; a draft is held to this alone. */
export function unknownAnswers(form: Form, answers: Answers): AnswerFault[] {
  return notAmong(filedFields(form), answers)
}

/** The fields that are filed, in the order of their groups; the others are filled in by whoever handles the case. */
export function filedFields(form: Form): string[] {
  return form.groups.flatMap(({ kind, fields }) => (kind === 'act' ? [] : fields))
}

/** The fields that a form shows for these answers: those without a `when`, or whose `when` holds. */
export function visibleFields(form: Form, answers: Answers): string[] {
  return Object.entries(form.fields)
    .filter(([, { when }]) => when === undefined || holds(when, answers))
    .map(([name]) => name)
}

/**
 * What is filed: locked fields from their source whatever was sent, fields not shown left out, everything else as answered.
 * A prefilled value that was not sent stands as prefilled.
 */
export function fileAnswers(
  { form, validate }: CompiledForm,
  answers: Answers,
  prefilled: Prefilled,
): { values: Answers; faults: AnswerFault[] } {
  const given: Record<string, unknown> = { ...prefilled.values, ...answers }
  for (const [name, { entry }] of Object.entries(form.fields))
    if (entry === 'locked' && Object.hasOwn(prefilled.values, name)) given[name] = prefilled.values[name]
  const filed = new Set(filedFields(form))
  const visible = new Set(visibleFields(form, given).filter((name) => filed.has(name)))
  const values = shownOf(given, visible)
  return {
    values,
    faults: [
      ...unknownAnswers(form, answers),
      ...faultsOf({ form, validate }, values, visible),
      ...notOffered(form, values, prefilled.choices),
    ],
  }
}

/** What an officer fills in with an act: of the fields that it asks for, those shown for what is known by then. Faults of other fields are not this act's. */
export function actAnswers(
  { form, validate }: CompiledForm,
  fields: readonly string[],
  answers: Answers,
  known: Answers,
  choices: Prefilled['choices'],
): { values: Answers; faults: AnswerFault[] } {
  const all = { ...known, ...answers }
  const asked = new Set(fields)
  const visible = new Set(visibleFields(form, all).filter((name) => asked.has(name)))
  const values = shownOf(answers, visible)
  const faults = faultsOf({ form, validate }, { ...known, ...values }, visible)
  return {
    values,
    faults: [
      ...notAmong(fields, answers),
      ...[...faults, ...notOffered(form, values, choices)].filter(({ field }) =>
        asked.has(field.split('.')[0] ?? ''),
      ),
    ],
  }
}

function notAmong(fields: readonly string[], answers: Answers): AnswerFault[] {
  return Object.keys(answers)
    .filter((name) => !fields.includes(name))
    .map((field) => ({ field, code: 'unknown', params: {} }))
}

function shownOf(given: Answers, visible: ReadonlySet<string>): Answers {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => visible.has(name) && isPresent(value)),
  )
}

/** The schema asks for every field; one that is not shown is not asked. */
function faultsOf(
  { form, validate }: CompiledForm,
  values: Answers,
  visible: ReadonlySet<string>,
): AnswerFault[] {
  return validate(values)
    .map(({ path, code, params }) => ({ field: path, code, params }))
    .filter(
      ({ field, code }) => code !== 'required' || visible.has(field) || !Object.hasOwn(form.fields, field),
    )
}

function notOffered(form: Form, values: Answers, choices: Prefilled['choices']): AnswerFault[] {
  return Object.entries(form.fields).flatMap(([field, { options }]) => {
    if (!options || !Object.hasOwn(values, field)) return []
    const offered = Array.isArray(options) ? options : (choices[field] ?? [])
    const allowed = new Set(offered.map(({ value }) => value))
    const chosen = [values[field]].flat()
    return chosen.every((value) => allowed.has(String(value)))
      ? []
      : [{ field, code: 'not-offered', params: {} }]
  })
}

/** An expression over answers not yet given may fail; the field is then shown, so that nothing is left unasked. */
function holds(when: string, answers: Answers): boolean {
  try {
    return evaluateExpression(when, { ...answers, form: answers }) === true
  } catch (cause) {
    if (cause instanceof ExpressionFailed) return true
    throw cause
  }
}

const formats = {
  'id-number': (text: string) => checkIdNumber(text).ok,
  'credit-code': (text: string) => checkCreditCode(text).ok,
  /** Mobile numbers of the mainland: eleven digits beginning with 13 to 19. */
  mobile: (text: string) => /^1[3-9]\d{9}$/.test(text),
}
