import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { floors } from './imports.ts'
import { root } from './sources.ts'

test('every module has a door and a page', () => {
  const lacking = (file: string) =>
    Object.keys(floors).filter((module) => !existsSync(join(root, 'server/modules', module, file)))
  expect(lacking('index.ts')).toEqual([])
  expect(lacking('README.md').toSorted()).toEqual([])
})

test('a module owns the schema of its name, and its page names every table', async () => {
  await using world = await createWorld()
  const tables = await world.owner.read<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('public', 'information_schema') and table_schema !~ '^pg_' and table_type = 'BASE TABLE' order by 1, 2`
  const schemas = [...new Set(tables.map(({ schema }) => schema))]
  // The demo city remembers how far it is built; it is no module.
  expect(schemas.filter((schema) => !(schema in floors))).toEqual(['demo'])
  const unnamed = tables.filter(({ schema, name }) => {
    const page = join(root, 'server/modules', schema, 'README.md')
    return existsSync(page) && !new RegExp(`\\b${name}\\b`).test(readFileSync(page, 'utf8'))
  })
  expect(unnamed.map(({ schema, name }) => `${schema}.${name}`)).toEqual([])
})
