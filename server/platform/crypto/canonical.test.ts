import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, parseCanonicalJson } from './canonical.ts'

test('the example of RFC 8785 §3.2.2 and §3.2.3', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('members are sorted by UTF-16 code units (RFC 8785 §3.2.3)', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect(Object.keys(JSON.parse(canonicalJson(value)) as object)).toEqual([
    '1',
    '\r',
    '\u0080',
    '\u00f6',
    '\u20ac',
    '\ud83d\ude00',
    '\ufb33',
  ])
})

test('canonical text parses to the same value and writes the same again', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(parseCanonicalJson(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test.each([
  ['undefined', { a: undefined }],
  ['NaN', [Number.NaN]],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a big integer', 1n],
  ['a function', () => 1],
  ['a lone surrogate', '\ud800'],
  ['a lone surrogate in a name', { '\udc00': 1 }],
  ['a class instance', new Date(0)],
  ['undefined in an array', [1, undefined]],
])('%s has no canonical form', (_name, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test.each(['{"b":1,"a":2}', '{"a": 1}', '{"a":1.0}', '{"a":1}\n', '"\\u0041"', '{"a":1,"a":1}', '-0', '{'])(
  '%s is not canonical',
  (text) => {
    expect(() => parseCanonicalJson(text)).toThrow(SyntaxError)
  },
)

test('deep nesting is refused, not a crash', () => {
  expect(() => parseCanonicalJson('['.repeat(100_000) + ']'.repeat(100_000))).toThrow(TypeError)
})
