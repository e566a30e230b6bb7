import { expect, test } from 'vitest'
import { curlOf, urlOf } from './curl.ts'
import { findOperations, groupsOf, operationsOf, type Document } from './document.ts'
import { linesOf, sampleOf, typeName } from './schema.ts'

const document: Document = {
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {
    '/api/v1/cases/{id}': { get: { operationId: 'case.get', tags: ['case'], summary: 'One case whole' } },
    '/api/v1/regions': {
      get: { operationId: 'region.search', tags: ['region'], summary: 'Regions by name' },
    },
    '/api/v1/cases': {
      get: { operationId: 'case.search', tags: ['case'] },
      post: { operationId: 'case.make', tags: ['case'] },
    },
  },
  components: {
    schemas: {
      Tree: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          inside: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
        required: ['name'],
      },
    },
  },
}

test('groups by tag and finds by every word', () => {
  const operations = operationsOf(document)
  expect(groupsOf(operations).map(([tag, list]) => [tag, list.length])).toEqual([
    ['case', 3],
    ['region', 1],
  ])
  expect(findOperations(operations, 'get ONE').map((operation) => operation.id)).toEqual(['case.get'])
  expect(findOperations(operations, 'nothing such')).toEqual([])
})

test('lists the fields of nested objects, arrays and choices with null', () => {
  const clock = { type: 'object', properties: { due: { type: 'string', format: 'date' } }, required: ['due'] }
  const schema = {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: { clock: { anyOf: [clock, { type: 'null' }] }, n: { type: 'integer', minimum: 1 } },
        },
      },
    },
  }
  expect(linesOf(schema, document).map((line) => [line.path, line.depth, line.type, line.required])).toEqual([
    ['items', 0, 'object[]', true],
    ['items.clock', 1, 'object | null', false],
    ['items.clock.due', 2, 'string (date)', true],
    ['items.n', 1, 'integer', false],
  ])
})

test('a schema that holds itself ends', () => {
  const tree = { $ref: '#/components/schemas/Tree' }
  expect(linesOf(tree, document).length).toBeLessThan(30)
  expect(JSON.stringify(sampleOf(tree, document))).toContain('name')
  expect(typeName(tree, document)).toBe('object')
})

test('a call is written so that a shell takes it whole', () => {
  const url = urlOf('http://h', '/api/v1/cases/{id}', { id: 'a b' }, { q: '', limit: '3' })
  expect(url).toBe('http://h/api/v1/cases/a%20b?limit=3')
  expect(curlOf({ method: 'POST', url, body: `{"a":"it's"}` })).toBe(
    `curl -b cookies.txt -X POST 'http://h/api/v1/cases/a%20b?limit=3' \\\n  -H 'content-type: application/json' \\\n  -d '{"a":"it'\\''s"}'`,
  )
})
