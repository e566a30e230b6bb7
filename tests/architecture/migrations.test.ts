import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { schemaText } from '../../scripts/schema-text.ts'
import { filesBelow, root } from './sources.ts'

const listed = readFileSync(join(root, 'server/migrations/LIST.txt'), 'utf8').split('\n').filter(Boolean)
const files = filesBelow('server/migrations').flatMap((path) => /\/(\d{4}_\w+)\.sql$/.exec(path)?.[1] ?? [])

test('the list names every migration, in the order of its number, each number once', () => {
  expect(listed).toEqual(files.toSorted())
  expect(new Set(listed.map((name) => name.slice(0, 4))).size).toBe(listed.length)
})

test('schema.sql is what the migrations add up to', async () => {
  await using world = await createWorld()
  const text = await schemaText(world.owner.read)
  expect(readFileSync(join(root, 'server/migrations/schema.sql'), 'utf8'), 'npm run schema writes it').toBe(
    text,
  )
})
