import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colours, isNarrowed, readFilters, views, writeFilters, type Filters } from './filters.ts'

const filters: fc.Arbitrary<Filters> = fc.record(
  {
    view: fc.constantFrom(...views),
    slug: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
    colour: fc.constantFrom(...colours),
    q: fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
      .filter((text) => text.trim() === text && text.length > 0 && text.length <= 60),
  },
  { requiredKeys: ['view'] },
)

test('an address gives back the filters it was written from', () => {
  fc.assert(
    fc.property(filters, (given) => {
      expect(readFilters(new URLSearchParams(writeFilters(given)))).toEqual(given)
    }),
  )
})

test('an address that was tampered with falls back to the usual view', () => {
  expect(readFilters(new URLSearchParams('view=all&colour=pink&slug=&q=  '))).toEqual({ view: 'turn' })
})

test('only a filter narrows', () => {
  expect(isNarrowed({ view: 'scope' })).toBe(false)
  expect(isNarrowed({ view: 'scope', q: '面馆' })).toBe(true)
})
