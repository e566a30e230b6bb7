import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { operations, problems, type Operation } from '#contract'
import { accessTable } from '#modules/access'
import { createWorld } from '#world'
import { handlersFor } from '../../server/main.ts'
import { isTest, sources } from './sources.ts'

const declared: Operation[] = Object.values(operations).flatMap(
  (group) => Object.values(group) as Operation[],
)

test('every operation has exactly one handler, and every handler an operation', async () => {
  await using world = await createWorld()
  const handled = handlersFor(world.platform).map((handler) => handler.operation.id)
  expect(handled.toSorted()).toEqual(declared.map((operation) => operation.id).toSorted())
})

test('ids and routes are unique, and every file of operations is in the list', () => {
  const ids = declared.map((operation) => operation.id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  const routes = declared.map(({ method, path }) => `${method} ${path.replaceAll(/:[a-zA-Z]+/g, ':')}`)
  expect(routes.filter((route, at) => routes.indexOf(route) !== at)).toEqual([])
  const written = sources
    .filter(({ path }) => path.startsWith('contract/') && !isTest(path))
    .flatMap(({ text }) =>
      [...text.matchAll(/\bid: '([a-z-]+\.[a-z-]+)',[^{}]*?\bmethod:/g)].map(([, id]) => id),
    )
  expect(ids.filter((id) => !written.includes(id))).toEqual([])
  expect(written.filter((id) => !ids.includes(id ?? ''))).toEqual([])
})

test('every access action is in the table, and every action of the table is asked for', () => {
  const asked = new Set(declared.map((operation) => operation.access))
  expect([...asked].toSorted()).toEqual(Object.keys(accessTable).toSorted())
})

const spoken = sources
  .filter(({ path }) => path.startsWith('server/') && !isTest(path))
  .map(({ text }) => text)
const thrownIn = (text: string) =>
  [...text.matchAll(/new Problem\(\s*'([^']+)'/g)].map(([, code]) => code ?? '')

test('every code that is declared or thrown is in the table, and every code of the table is met', () => {
  const known = Object.keys(problems)
  const used = [...declared.flatMap((operation) => [...operation.errors]), ...spoken.flatMap(thrownIn)]
  expect(used.filter((code) => !known.includes(code))).toEqual([])
  const server = spoken.join('\n')
  expect(known.filter((code) => !server.includes(`'${code}'`))).toEqual([])
})

test('what an operation’s own file throws, the operation declares', () => {
  // request, access and server codes may answer any operation: the edge has them.
  const written = declared.map((one) => ({ one, as: new RegExp(`implement\\(\\s*${nameOf(one)}\\b`) }))
  const own = sources.filter(({ path }) => /\/operations\//.test(path) && !isTest(path))
  const undeclared = own.flatMap(({ path, text }) => {
    const [operation, second] = written.filter(({ as }) => as.test(text)).map(({ one }) => one)
    if (!operation || second) return []
    return thrownIn(text)
      .filter(
        (code) =>
          !/^(request|access|server)\./.test(code) && !operation.errors.some((error) => error === code),
      )
      .map((code) => `${path} ${code}`)
  })
  expect(undeclared).toEqual([])
})

test('the contract’s summaries are sentences of their own', () => {
  const summaries = declared.map((operation) => operation.summary)
  expect(summaries.filter((summary) => summary.length < 8)).toEqual([])
  expect(summaries.filter((summary, at) => summaries.indexOf(summary) !== at)).toEqual([])
  expect(readFileSync(new URL('../../contract/index.ts', import.meta.url), 'utf8')).toContain(
    './operations.ts',
  )
})

/** How an operation is written where it is implemented: `caseOperations.get`. */
function nameOf(wanted: Operation): string {
  for (const [group, members] of Object.entries(operations))
    for (const [key, operation] of Object.entries(members))
      if (operation === wanted) return `${group}Operations\\.${key}`
  return ''
}
