import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishedIn, readPublished } from '../../scripts/published-text.ts'
import { root } from './sources.ts'

const stands = readPublished(readFileSync(join(root, 'packs/PUBLISHED.txt'), 'utf8'))
const here = publishedIn(join(root, 'packs'))

test('a version that is published stays as it is: an installation that has it refuses another of its number', () => {
  const changed = here.filter(({ name, version, digest }) =>
    stands.some((line) => line.name === name && line.version === version && line.digest !== digest),
  )
  expect(changed.map(({ name, version }) => `${name} was changed: give it version ${version + 1}`)).toEqual(
    [],
  )
})

test('what is published is on the list, and the list goes on from the versions before', () => {
  const missing = here.filter(
    ({ name, version }) => !stands.some((line) => line.name === name && line.version === version),
  )
  expect(
    missing.map(({ name }) => name),
    'npm run published adds them',
  ).toEqual([])
  const older = here.filter(({ name, version }) =>
    stands.some((line) => line.name === name && line.version > version),
  )
  expect(older).toEqual([])
})
