import type { Field, FilingView, Form, MaterialSlot } from '#contract'
import { holds } from './condition.ts'

export type Answers = Readonly<Record<string, unknown>>

/** A form with what it shows: a draft of a filing, or a filing that is corrected. */
export type FormShown = Pick<FilingView, 'form' | 'values' | 'shown' | 'choices'>

export interface Step {
  /** In the address: `check`, the id of an asking group, `materials`, or `review`. */
  readonly id: string
  readonly kind: 'check' | 'ask' | 'materials' | 'review'
  readonly groups: readonly Form['groups'][number][]
}

/** The pages of a form: what is known together, then one question or one set of questions each, what has to be handed in, then the check before filing. */
export function stepsOf(form: Form, answers: Answers, slots: readonly MaterialSlot[]): Step[] {
  const visible = form.groups.filter((group) => group.fields.some((name) => isShown(form, name, answers)))
  const known = visible.filter(({ kind }) => kind === 'known')
  const asked = visible.filter(({ kind }) => kind === 'ask')
  return [
    ...(known.length > 0 ? [{ id: 'check', kind: 'check', groups: known } as const] : []),
    ...asked.map((group) => ({ id: group.id, kind: 'ask', groups: [group] }) as const),
    ...(slots.some(({ takesFiles }) => takesFiles)
      ? [{ id: 'materials', kind: 'materials', groups: [] } as const]
      : []),
    { id: 'review', kind: 'review', groups: visible },
  ]
}

export function isShown(form: Form, name: string, answers: Answers): boolean {
  const field = form.fields[name]
  return field !== undefined && holds(field.when, answers)
}

/** The fields of a group that are shown now. */
export function fieldsOf(
  form: Form,
  names: readonly string[],
  answers: Answers,
): { readonly name: string; readonly field: Field }[] {
  return names.flatMap((name) => {
    const field = form.fields[name]
    return field && isShown(form, name, answers) ? [{ name, field }] : []
  })
}

export function isRequired(form: Form, name: string): boolean {
  const required = form.schema['required']
  return Array.isArray(required) && required.includes(name)
}

export function isPresent(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  )
}

export function isSameAnswer(one: unknown, other: unknown): boolean {
  return isPresent(one) ? JSON.stringify(one) === JSON.stringify(other) : !isPresent(other)
}

/** A value read from a source stands as it is; only declared and asked fields are answered by the person. */
export function isHeld(filing: FormShown, name: string): boolean {
  return filing.shown[name] !== undefined && isPresent(filing.values[name])
}

/** The answers to keep: what the person may give, without what is locked to a source. */
export function answersToSend(filing: FormShown, answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([name, value]) =>
        isPresent(value) &&
        filing.form.fields[name] !== undefined &&
        !(filing.form.fields[name]?.entry === 'locked' && isHeld(filing, name)),
    ),
  )
}

/** What can be chosen for a field: written in the form, or offered by a source. */
export function choicesFor(
  filing: Pick<FilingView, 'form' | 'choices'>,
  name: string,
  pick: (text: { zh: string; en: string }) => string,
): readonly { readonly value: string; readonly label: string; readonly detail?: string | undefined }[] {
  const options = filing.form.fields[name]?.options
  if (Array.isArray(options)) return options.map(({ value, label }) => ({ value, label: pick(label) }))
  return filing.choices[name] ?? []
}
