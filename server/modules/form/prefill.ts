import type { Field, Form, Localized } from '#contract'
import { evaluateExpression } from '#platform/expression'
import { readSource, type Gathered } from './source.ts'

export type Answers = Readonly<Record<string, unknown>>

export interface Shown {
  readonly library: string
  readonly label: Localized
  readonly asOf: Temporal.Instant | undefined
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly detail?: string
}

export interface Prefilled {
  /** Values that the sources hold, by field. */
  readonly values: Answers
  /** Where each of them was read. */
  readonly shown: Readonly<Record<string, Shown>>
  /** What the sources offer to choose from, by field. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
  /** Fields that have a source which holds nothing: these are asked. */
  readonly missing: readonly string[]
}

/** Fills a form with what was gathered, field by field; no reading, no guessing. */
export function prefill(form: Form, gathered: Gathered): Prefilled {
  const values: Record<string, unknown> = {}
  const shown: Record<string, Shown> = {}
  const choices: Record<string, Choice[]> = {}
  const missing: string[] = []
  for (const [name, field] of Object.entries(form.fields)) {
    const offered = choicesOf(field, gathered)
    if (offered) choices[name] = offered.choices
    const reading = field.source ? readSource(field.source, field.of, gathered) : onlyChoice(field, offered)
    if (reading && isPresent(reading.value)) {
      values[name] = reading.value
      shown[name] = { library: reading.library, label: reading.label, asOf: reading.asOf }
    } else if (field.source) missing.push(name)
  }
  return { values, shown, choices, missing }
}

export function isPresent(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  )
}

type Offered = ReturnType<typeof choicesOf>

function choicesOf(field: Field, gathered: Gathered) {
  if (!field.options || Array.isArray(field.options)) return undefined
  const { source, value, label, detail, where } = field.options
  const reading = readSource(source, field.of, gathered)
  const items = Array.isArray(reading?.value) ? reading.value.filter(isRecord) : []
  const choices = items
    .filter((item) => where === undefined || evaluateExpression(where, item) === true)
    .map((item): Choice => ({
      value: String(item[value]),
      label: String(item[label]),
      ...(detail && isPresent(item[detail]) ? { detail: String(item[detail]) } : {}),
    }))
  return { reading, choices }
}

/** Where there is only one thing to choose, it is chosen. */
function onlyChoice({ input }: Field, offered: Offered) {
  const [only, ...others] = offered?.choices ?? []
  if (!offered?.reading || !only || others.length > 0) return undefined
  return { ...offered.reading, value: input === 'choices' ? [only.value] : only.value }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
