import { expect, test } from 'vitest'
import { filesBelow, isTest, sources } from './sources.ts'

// Written so that this file does not hold what it looks for.
const FORBIDDEN: Record<string, RegExp> = {
  'any as a type': /(?::|<|(?<!\|)\||\bas|\bextends)\s*any\b(?!\s*[(:.])|,\s*any\s*>/,
  'a silenced compiler': /@ts-(?:ignore|expect-error|nocheck)/,
  'a silenced linter': /(?:eslint|oxlint)-(?:disable|enable)/,
  'a test that runs alone or not at all': /\b(?:test|it|describe)\.(?:only|skip|todo)\b/,
  'a promise without an issue': /\b(?:TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/,
}

const own = 'tests/architecture/words.test.ts'

test('no file holds what the house forbids', () => {
  const found = sources.flatMap(({ path, text }) => {
    if (path === own) return []
    const code = path.endsWith('.data.ts') ? '' : text
    return Object.entries(FORBIDDEN).flatMap(([name, pattern]) => {
      const at = name === 'any as a type' ? pattern.exec(withoutTexts(code)) : pattern.exec(code)
      return at ? [`${path}: ${name}`] : []
    })
  })
  expect(found).toEqual([])
})

/** Tests that need what not every machine has. */
const CONDITIONAL = {
  'server/platform/crypto/sm2.test.ts': 'the openssl command is the second opinion where it is installed',
}

test('a test depends on its machine only where that is known', () => {
  const conditional = sources.filter(
    ({ path, text }) =>
      path !== own && /\b(?:test|it|describe)\.(?:skipIf|runIf)\b|\bcontext\.skip\(/.test(text),
  )
  expect(conditional.map(({ path }) => path)).toEqual(Object.keys(CONDITIONAL))
})

test('nothing is put away in a drawer', () => {
  const folders = ['contract', 'server', 'web', 'cli', 'tests', 'bench', 'scripts'].flatMap(filesBelow)
  expect(
    folders.filter((path) => /(^|\/)(utils?|helpers?|common|misc|lib|shared|stuff)(\/|\.[a-z]+$)/.test(path)),
  ).toEqual([])
  expect(
    folders
      .map((path) => path.split('/').at(-1) ?? '')
      .filter(
        (name) => /\.tsx?$/.test(name) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx)$/.test(name),
      ),
  ).toEqual([])
})

/** Who may use the system's cryptography outside platform/crypto, and for what. */
const CRYPTOGRAPHY = {
  'bench/figures/ledger.ts': 'the raw limit beside the product’s figure',
  'cli/web-build.ts': 'a digest of the sources tells whether the pages are still those',
  'server/modules/calendar/notices.ts':
    'a digest tells whether the published calendar changed since it was loaded',
  'server/modules/law/collection.ts': 'a digest tells whether the statutes changed since they were loaded',
  'server/modules/region/list.ts': 'a digest tells whether the list of places changed since it was loaded',
  'server/platform/config/secrets.ts': 'the secret that opens the key store is made before there is one',
  'server/platform/database/embedded.ts': 'the password of our own PostgreSQL is made before anything else',
}

test('cryptography lives in platform/crypto', () => {
  const users = sources.filter(
    ({ path, imports }) =>
      !isTest(path) &&
      !path.startsWith('server/platform/crypto/') &&
      imports.some(({ specifier }) => /^(node:)?crypto$/.test(specifier)),
  )
  expect(users.map(({ path }) => path).toSorted()).toEqual(Object.keys(CRYPTOGRAPHY))
})

/** Who may look at the machine's clock outside platform/clock. */
const CLOCKS = {
  'server/platform/clock/index.ts': 'the clock itself',
  'server/platform/database/embedded.ts':
    'how long PostgreSQL takes to start is the machine’s time, not the law’s',
  'server/platform/telemetry/log.ts': 'a log line says when it was written, simulated clock or not',
}

test('time is read through the clock', () => {
  const readers = sources.filter(
    ({ path, text }) =>
      /^(contract|server)\//.test(path) &&
      !isTest(path) &&
      /\bDate\.now\(|\bTemporal\.Now\b|\bnew Date\(\s*\)/.test(withoutTexts(text)),
  )
  expect(readers.map(({ path }) => path).toSorted()).toEqual(Object.keys(CLOCKS))
})

test('the patterns catch what they are for', () => {
  expect('const a: any = 1').toMatch(FORBIDDEN['any as a type'] ?? /^$/)
  expect('f(x as any)').toMatch(FORBIDDEN['any as a type'] ?? /^$/)
  expect('Record<string, any>').toMatch(FORBIDDEN['any as a type'] ?? /^$/)
  expect(`test.${'skip'}('x')`).toMatch(FORBIDDEN['a test that runs alone or not at all'] ?? /^$/)
})

/** Comments and strings taken out, so that prose about a thing is not the thing. */
function withoutTexts(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
}
