import { isDeepStrictEqual } from 'node:util'
import type { Field, Form } from '#contract'
import { visibleFields } from './answers.ts'
import { isPresent, type Answers, type Prefilled, type Shown } from './prefill.ts'

/** A declared value that is not what the source holds. `found` is undefined where a locked field's source holds nothing, so that nothing vouches for what was typed. */
export interface Difference {
  readonly field: string
  readonly declared: unknown
  readonly found: unknown
  readonly source: Shown | undefined
}

/** Compares what was filed with the sources (行政许可法第三十四条: what was filed is verified). Any difference takes a case from the rules to a person. */
export function compareDeclared(form: Form, answers: Answers, prefilled: Prefilled): Difference[] {
  return visibleFields(form, answers).flatMap((name) => {
    const field = form.fields[name]
    if (!field?.source || field.compare === 'none' || field.entry === 'asked') return []
    const declared = answers[name]
    const found = prefilled.values[name]
    if (!isPresent(found))
      return field.entry === 'locked' && isPresent(declared)
        ? [{ field: name, declared, found: undefined, source: undefined }]
        : []
    return isSame(field.compare, declared, found)
      ? []
      : [{ field: name, declared, found, source: prefilled.shown[name] }]
  })
}

/** `text` ignores width and spaces: NFKC makes full-width and half-width forms one. */
export function isSame(compare: Field['compare'], declared: unknown, found: unknown): boolean {
  if (compare === 'text' && typeof declared === 'string' && typeof found === 'string')
    return plain(declared) === plain(found)
  return isDeepStrictEqual(declared, found)
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '')
}
