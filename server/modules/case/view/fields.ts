import type { CaseView, Field, Localized, Principal } from '#contract'
import { maySee, shown, type DataClass } from '#modules/access'
import { visibleFields } from '#modules/form'
import type { PublishedMatter } from '#modules/matter'
import type { CaseState, Difference } from '../case.ts'

/** The answers as people read them, with what each source says where it says otherwise. */
export function fieldViews(
  matter: PublishedMatter,
  state: CaseState,
  subjectKind: 'person' | 'entity',
  principal: Principal,
): CaseView['fields'] {
  const { form } = matter.definition
  const ofPerson = subjectKind === 'person'
  const visible = new Set(visibleFields(form, state.answers))
  const differences = new Map(state.differences.map((difference) => [difference.field, difference]))
  return form.groups.flatMap((group) =>
    group.fields
      .filter((name) => visible.has(name) && name in state.answers)
      .flatMap((name) => {
        const field = form.fields[name]
        return field
          ? [fieldView(name, field, group.title, state, differences.get(name), ofPerson, principal)]
          : []
      }),
  )
}

const classes: Partial<Record<Field['mask'], DataClass>> = {
  'id-number': 'identity-number',
  phone: 'phone',
  name: 'person-name',
  card: 'account',
}

function fieldView(
  name: string,
  field: Field,
  group: Localized,
  state: CaseState,
  difference: Difference | undefined,
  ofPerson: boolean,
  principal: Principal,
) {
  const value = state.answers[name]
  const source = state.sources[name]
  // Where a person lives, what they have and how they are is for those who handle the case, under whatever name a form asks it.
  const dataClass = classes[field.mask] ?? (ofPerson ? 'address' : undefined)
  const own = { own: principal.kind === 'person' }
  const mask = (text: string) => (dataClass ? shown(principal, dataClass, text, own) : text)
  return {
    name,
    group,
    label: field.label,
    text: mask(state.choices[name] ?? textOf(field, value)),
    value: dataClass && !maySee(principal, dataClass, own) ? null : value,
    ...(source ? { source } : {}),
    ...(difference
      ? { difference: { found: mask(textOf(field, difference.found)), source: difference.source } }
      : {}),
  }
}

/** A value in words: a choice by its label, a list joined, a yes as 是. */
export function textOf(field: Field, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((each) => textOf(field, each)).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => typeof part !== 'object')
      .join(' ')
  const plain = typeof value === 'string' ? value : JSON.stringify(value)
  if (Array.isArray(field.options))
    return field.options.find((option) => option.value === value)?.label.zh ?? plain
  return `${plain}${field.unit?.zh ?? ''}`
}
