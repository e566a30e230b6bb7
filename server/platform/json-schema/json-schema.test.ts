import { expect, test } from 'vitest'
import { compileSchema } from './json-schema.ts'

const person = {
  type: 'object',
  required: ['name', 'born'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    born: { type: 'string', format: 'date' },
    code: { type: 'string', format: 'even' },
  },
}
const validate = compileSchema(person, { even: (text) => text.length % 2 === 0 })

test('a valid value has no faults', () => {
  expect(validate({ name: '王', born: '1945-02-28', code: 'ab' })).toEqual([])
})

test('all faults are told at once, each under the member it concerns', () => {
  expect(
    validate({ born: '1945-02-30', code: 'abc', 'a/b': 1 }).map(({ path, code }) => [path, code]),
  ).toEqual(
    expect.arrayContaining([
      ['name', 'required'],
      ['born', 'format'],
      ['code', 'format'],
      ['a/b', 'additionalProperties'],
    ]),
  )
})

test('a schema with an unknown keyword does not compile', () => {
  expect(() => compileSchema({ type: 'object', requird: ['name'] })).toThrow(/requird/)
})
