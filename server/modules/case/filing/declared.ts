import type { Form } from '#contract'
import { compareDeclared, countTyped, isSame, type Prefilled, type Shown } from '#modules/form'
import type { Answers, ValueSource } from '../case.ts'

type Values = Readonly<Record<string, unknown>>
/** Answers of a leg that the filing of the whole gave, by field. */
type Told = Readonly<Record<string, ValueSource>>

/** What was filed, as an event keeps it: the answers, where each was read, what was chosen in words, and where a source says otherwise. `told` are the answers that nobody gave again, with where they were given. */
export function declared(form: Form, values: Values, prefilled: Prefilled, told: Told = {}): Answers {
  return {
    answers: { ...values },
    sources: { ...told, ...sourcesOf(form, values, prefilled) },
    choices: choicesOf(values, prefilled),
    differences: compareDeclared(form, values, prefilled).map(({ field, declared, found, source }) => ({
      field,
      declared,
      found: found ?? null,
      source: source ? kept(source) : NO_RECORD,
    })),
    count: countTyped(form, values, prefilled, new Set(Object.keys(told))),
  }
}

/** A value that stands as its source has it carries that source. */
function sourcesOf(form: Form, values: Values, { shown, values: found }: Prefilled) {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, source]) => {
      const field = form.fields[name]
      return field && name in values && isSame(field.compare, values[name], found[name])
        ? [[name, kept(source)]]
        : []
    }),
  )
}

/** What was chosen from a source's list, as the list called it. */
function choicesOf(values: Values, { choices }: Prefilled) {
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, offered]) => {
      const chosen = new Set([values[name]].flat().map(String))
      const labels = offered.filter((choice) => chosen.has(choice.value))
      return labels.length > 0
        ? [
            [
              name,
              labels
                .map(({ label, detail }) => (detail && detail !== label ? `${label} ${detail}` : label))
                .join('、'),
            ],
          ]
        : []
    }),
  )
}

const NO_RECORD: ValueSource = {
  library: '',
  label: { zh: '来源没有记录', en: 'No record at the source' },
  asOf: '',
}

function kept({ library, label, asOf }: Shown): ValueSource {
  return { library, label, asOf: asOf?.toString() ?? '' }
}
