import fc from 'fast-check'
import { expect, test } from 'vitest'
import { form as formSchema, type Form } from '#contract'
import type { Facts } from '#modules/registry'
import { compileForm, fileAnswers, unknownAnswers, visibleFields } from './answers.ts'
import { compareDeclared, isSame } from './compare.ts'
import { countToFill, countTyped } from './count.ts'
import { requiredLibraries } from './libraries.ts'
import { prefill } from './prefill.ts'
import { checkSource, registerSource, type Gathered } from './source.ts'

const label = { zh: '项', en: 'Item' }
const form: Form = formSchema.parse({
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'address', 'card', 'reason', 'other'],
    properties: {
      name: { type: 'string', minLength: 1 },
      address: { type: 'string', maxLength: 40 },
      phone: { type: 'string', format: 'mobile' },
      card: { type: 'string' },
      reason: { enum: ['first', 'other'] },
      other: { type: 'string', minLength: 2 },
    },
  },
  fields: {
    name: { label, input: 'text', source: 'registry:population/name', entry: 'locked', compare: 'text' },
    address: {
      label,
      input: 'text',
      source: 'registry:population/residence/address',
      entry: 'declared',
      compare: 'text',
    },
    phone: {
      label,
      input: 'phone',
      source: 'account:phone',
      of: 'filer',
      entry: 'declared',
      compare: 'none',
    },
    card: {
      label,
      input: 'choice',
      options: { source: 'registry:social-insurance/cards', value: 'last4', label: 'bank', where: 'active' },
    },
    reason: {
      label,
      input: 'choice',
      options: [
        { value: 'first', label },
        { value: 'other', label },
      ],
    },
    other: { label, input: 'text', when: 'reason == "other"' },
  },
  groups: [
    { id: 'all', title: label, kind: 'ask', fields: ['name', 'address', 'phone', 'card', 'reason', 'other'] },
  ],
  declaration: label,
})
const compiled = compileForm(form)
const asOf = Temporal.Instant.from('2026-11-01T00:00:00Z')
const held = (label: string, data: Record<string, unknown> | undefined) => ({
  data,
  asOf,
  label,
  sourceUnit: undefined,
})
const cards = [
  { last4: '3316', bank: '农商银行', active: true },
  { last4: '9001', bank: '工商银行', active: false },
]

function gathered(
  population: Record<string, unknown> | undefined = {
    name: '王秀英',
    residence: { address: '榆次区 锦纶路12号' },
  },
): Gathered {
  const subject: Facts = {
    population: held('人口库', population),
    'social-insurance': held('社保库', { cards }),
  }
  const account = {
    phone: {
      value: '13800138000',
      library: 'account',
      label: { zh: '账号', en: 'Account' },
      asOf: undefined,
    },
  }
  return { subject, filer: {}, others: { account } }
}

test('every known value is filled in with its source and its day', () => {
  const { values, shown, choices, missing } = prefill(form, gathered())
  expect(values).toEqual({ name: '王秀英', address: '榆次区 锦纶路12号', phone: '13800138000', card: '3316' })
  expect(shown.name).toEqual({
    library: 'population',
    label: { zh: '人口库', en: 'Population library' },
    asOf,
  })
  expect(choices.card).toEqual([{ value: '3316', label: '农商银行' }])
  expect(missing).toEqual([])
})

test('a field whose source holds nothing is asked', () => {
  const prefilled = prefill(form, gathered({ name: '王秀英' }))
  expect(prefilled.missing).toEqual(['address'])
  expect(prefilled.values).not.toHaveProperty('address')
})

test('a locked field is taken from its source whatever is sent', () => {
  const { values, faults } = fileAnswers(
    compiled,
    { name: '张三', reason: 'first' },
    prefill(form, gathered()),
  )
  expect(faults).toEqual([])
  expect(values).toEqual({
    name: '王秀英',
    address: '榆次区 锦纶路12号',
    phone: '13800138000',
    card: '3316',
    reason: 'first',
  })
})

test('a hidden field is neither asked nor kept; a shown one is asked', () => {
  const prefilled = prefill(form, gathered())
  expect(fileAnswers(compiled, { reason: 'first', other: '不该有' }, prefilled)).toMatchObject({
    faults: [],
    values: expect.not.objectContaining({ other: '不该有' }),
  })
  expect(fileAnswers(compiled, { reason: 'other' }, prefilled).faults).toEqual([
    { field: 'other', code: 'required', params: { missingProperty: 'other' } },
  ])
  expect(visibleFields(form, { reason: 'other' })).toContain('other')
})

test('faults name the field and the rule', () => {
  const { faults } = fileAnswers(
    compiled,
    { reason: 'never', phone: '123', card: '9001', admin: true, address: 'x'.repeat(41) },
    prefill(form, gathered()),
  )
  expect(faults.map(({ field, code }) => `${field} ${code}`).toSorted()).toEqual([
    'address maxLength',
    'admin unknown',
    'card not-offered',
    'phone format',
    'reason enum',
    'reason not-offered',
  ])
  expect(unknownAnswers(form, { admin: true, name: '' }).map(({ field }) => field)).toEqual(['admin'])
})

test('a declared value that differs from its source is reported with both', () => {
  const prefilled = prefill(form, gathered())
  expect(compareDeclared(form, { ...prefilled.values, address: '榆次区锦纶路１２号' }, prefilled)).toEqual([])
  expect(
    compareDeclared(form, { ...prefilled.values, address: '太谷区', phone: '13900139000' }, prefilled),
  ).toEqual([
    {
      field: 'address',
      declared: '太谷区',
      found: '榆次区 锦纶路12号',
      source: { library: 'population', label: { zh: '人口库', en: 'Population library' }, asOf },
    },
  ])
})

test('what nothing vouches for in a locked field is a difference', () => {
  const nobody = prefill(form, gathered({}))
  expect(nobody.missing).toEqual(['name', 'address'])
  const typed = fileAnswers(compiled, { name: '张三', reason: 'first', address: '某处' }, nobody)
  expect(compareDeclared(form, typed.values, nobody)).toEqual([
    { field: 'name', declared: '张三', found: undefined, source: undefined },
  ])
})

test('fields are counted as held, chosen or typed', () => {
  const prefilled = prefill(form, gathered())
  expect(countToFill(form, prefilled)).toEqual({ typed: 0, chosen: 1, held: 4 })
  const { values } = fileAnswers(
    compiled,
    { reason: 'other', other: '别的原因', phone: '13900139000' },
    prefilled,
  )
  expect(countTyped(form, values, prefilled)).toEqual({ typed: 2, chosen: 1, held: 3 })
})

test('a filing needs each library once, those of the rules included', () => {
  expect(requiredLibraries(form)).toEqual({
    subject: ['population', 'social-insurance'],
    filer: [],
    certificates: [],
  })
})

test('sources that nobody registered are told', () => {
  expect(checkSource('registry:population/name', ['person'])).toBeUndefined()
  expect(checkSource('registry:population/name', ['entity'])).toMatch(/no field/)
  expect(checkSource('registry:oracle/name', ['person'])).toMatch(/unknown library/)
  expect(checkSource('oracle:name', ['person'])).toMatch(/unknown source oracle/)
  expect(() => registerSource('registry', () => undefined)).toThrow(/registered already/)
})

test('comparing text ignores width and spaces and nothing else', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '7', ' ', '王', '䶮', '（') }),
      fc.nat(),
      (text, at) => {
        const cut = [...text]
        cut.splice(at % (cut.length + 1), 0, ' ', '\u3000')
        expect(isSame('text', cut.join(''), text)).toBe(true)
        expect(isSame('text', `${text}甲`, text)).toBe(false)
        expect(isSame('exact', text, text)).toBe(true)
      },
    ),
  )
})

test('whatever is sent, what is filed holds only visible fields of the form, and locked ones as the source has them', () => {
  const prefilled = prefill(form, gathered())
  const sent = fc.dictionary(
    fc.constantFrom('name', 'address', 'phone', 'card', 'reason', 'other', '__proto__', 'x'),
    fc.oneof(fc.string(), fc.constantFrom('other', 'first', null), fc.integer()),
  )
  fc.assert(
    fc.property(sent, (answers) => {
      const { values } = fileAnswers(compiled, answers, prefilled)
      expect(values.name).toBe('王秀英')
      const visible = visibleFields(form, { ...prefilled.values, ...answers })
      expect(Object.keys(values).filter((name) => !visible.includes(name))).toEqual([])
    }),
  )
})
