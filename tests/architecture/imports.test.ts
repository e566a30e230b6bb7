import { expect, test } from 'vitest'
import { allowed, floors, sameFloor, type Module } from './imports.ts'
import { cyclesIn, filesBelow, isTest, moduleOf, sources } from './sources.ts'

const production = sources.filter((source) => !isTest(source.path))
const found = new Map<string, Set<string>>()
for (const { path, imports } of production) {
  const from = moduleOf(path)
  if (!from) continue
  const to = found.get(from) ?? new Set()
  found.set(from, to)
  for (const { target } of imports) {
    const module = target && moduleOf(target)
    if (module && module !== from) to.add(module)
  }
}

test('modules import exactly what the table allows', () => {
  const actual = Object.fromEntries([...found].map(([module, imports]) => [module, [...imports].toSorted()]))
  const table = Object.fromEntries(
    Object.entries(allowed).map(([module, imports]) => [module, [...imports].toSorted()]),
  )
  expect(actual).toEqual(table)
})

test('every module stands on a floor and imports only from below, save for the listed neighbours', () => {
  const modules = new Set(filesBelow('server/modules').flatMap((path) => moduleOf(path) ?? []))
  expect([...modules].toSorted()).toEqual(Object.keys(floors).toSorted())
  const neighbours: string[] = []
  const upward: string[] = []
  for (const [from, imports] of Object.entries(allowed) as [Module, readonly Module[]][])
    for (const to of imports) {
      if (floors[to] === floors[from]) neighbours.push(`${from} → ${to}`)
      if (floors[to] > floors[from]) upward.push(`${from} → ${to}`)
    }
  expect(upward).toEqual([])
  expect(neighbours.toSorted()).toEqual(Object.keys(sameFloor).toSorted())
})

test('there is no cycle among modules or files, types included', () => {
  expect(cyclesIn(new Map(Object.entries(allowed)))).toEqual([])
  const paths = new Set(sources.map((source) => source.path))
  const graph = new Map(
    sources.map((source) => [
      source.path,
      source.imports.flatMap(({ target }) => (target && paths.has(target) ? [target] : [])),
    ]),
  )
  expect(cyclesIn(graph)).toEqual([])
})

test('the reader of imports sees types, values, re-exports and dynamic imports', () => {
  const reader = sources.find((source) => source.path === 'tests/architecture/imports.test.ts')
  expect(reader?.imports.map(({ target }) => target)).toEqual([
    undefined,
    'tests/architecture/imports.ts',
    'tests/architecture/sources.ts',
  ])
  const all = sources.flatMap((source) => source.imports)
  expect(all.some(({ isType }) => isType)).toBe(true)
  expect(all.some(({ specifier, names }) => specifier.startsWith('../run.ts') && names.length === 0)).toBe(
    true,
  )
  const missing = all.filter(
    ({ target }) => target && /\.tsx?$/.test(target) && !sources.some((source) => source.path === target),
  )
  expect(missing.map(({ from, specifier }) => `${from} ${specifier}`)).toEqual([])
})

test('a cycle would be found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', ['d']],
  ])
  expect(cyclesIn(graph)).toEqual([['b', 'c'], ['d']])
})
