import type { Form } from '#contract'
import { filedFields, visibleFields } from './answers.ts'
import { isSame } from './compare.ts'
import { isPresent, type Answers, type Prefilled } from './prefill.ts'

/** How many fields the person types, chooses, and finds already held: 几项要填, 几项要选, 几项已有. */
export interface FieldCount {
  readonly typed: number
  readonly chosen: number
  readonly held: number
}

/** Counts a filing: a field as prefilled is held, and so is one `told` elsewhere; any other that has a value was typed or chosen. */
export function countTyped(
  form: Form,
  answers: Answers,
  prefilled: Prefilled,
  told: ReadonlySet<string> = new Set(),
): FieldCount {
  return count(form, answers, prefilled, (name) => isPresent(answers[name]), told)
}

/** Counts what a form will ask of the person before anything is answered. */
export function countToFill(form: Form, prefilled: Prefilled): FieldCount {
  return count(form, prefilled.values, prefilled, () => true)
}

const chosenInputs: readonly string[] = ['choice', 'choices', 'yes-no']

function count(
  form: Form,
  answers: Answers,
  prefilled: Prefilled,
  counts: (name: string) => boolean,
  told: ReadonlySet<string> = new Set(),
): FieldCount {
  const total = { typed: 0, chosen: 0, held: 0 }
  const filed = new Set(filedFields(form))
  for (const name of visibleFields(form, answers).filter((each) => filed.has(each))) {
    const field = form.fields[name]
    if (!field || !counts(name)) continue
    const held =
      told.has(name) ||
      (Object.hasOwn(prefilled.values, name) && isSame(field.compare, answers[name], prefilled.values[name]))
    if (held) total.held++
    else if (chosenInputs.includes(field.input)) total.chosen++
    else total.typed++
  }
  return total
}
