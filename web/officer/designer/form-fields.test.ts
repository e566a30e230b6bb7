import { expect, test } from 'vitest'
import type { Form } from '#contract'
import {
  inGroup,
  isRequired,
  movedUp,
  propertyOf,
  withField,
  withNewField,
  withoutField,
  withRequired,
} from './form-fields.ts'

const words = { zh: '字', en: 'words' }
const form: Form = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: { name: { type: 'string' }, card: { type: 'string' } },
  },
  fields: {
    name: { label: words, input: 'text', of: 'subject', entry: 'asked', compare: 'exact', mask: 'none' },
    card: { label: words, input: 'text', of: 'subject', entry: 'asked', compare: 'exact', mask: 'none' },
  },
  groups: [
    { id: 'one', title: words, kind: 'ask', fields: ['name', 'card'] },
    { id: 'two', title: words, kind: 'ask', fields: [] },
  ],
  declaration: words,
}

/** What the pack checks hold a form to: fields, schema and groups speak of the same things. */
function expectAgreed({ fields, schema, groups }: Form) {
  const names = Object.keys(fields).toSorted()
  expect(Object.keys(schema['properties'] as object).toSorted()).toEqual(names)
  expect(groups.flatMap((group) => group.fields).toSorted()).toEqual(names)
  for (const name of schema['required'] as string[]) expect(names).toContain(name)
}

test('a field is added, changed, moved and taken away together with its schema', () => {
  const added = withRequired(withNewField(form, 'married', 'two'), 'married', true)
  expectAgreed(added)
  const married = added.fields['married']
  if (!married) throw new Error('not added')
  const asked = withField(added, 'married', { ...married, input: 'yes-no', label: words })
  expect(propertyOf(asked, 'married')).toEqual({ type: 'boolean' })
  expect(isRequired(asked, 'married')).toBe(true)
  const moved = inGroup(asked, 'married', 'one')
  expectAgreed(moved)
  expect(movedUp(moved, 'married').groups[0]?.fields).toEqual(['name', 'married', 'card'])
  const gone = withoutField(moved, 'married')
  expectAgreed(gone)
  expect(gone.fields).toEqual(form.fields)
  expect(withoutField(gone, 'name').schema['required']).toEqual([])
})

test('what was emptied is left out, and only choices have options', () => {
  const { card } = form.fields
  if (!card) throw new Error('no card')
  const chosen = withField(form, 'card', { ...card, input: 'choice', source: '', when: '' })
  expect(chosen.fields['card']).toMatchObject({ input: 'choice', options: [] })
  expect(chosen.fields['card']).not.toHaveProperty('source')
  const text = withField(chosen, 'card', { ...card, input: 'text', options: [] })
  expect(text.fields['card']).not.toHaveProperty('options')
})
