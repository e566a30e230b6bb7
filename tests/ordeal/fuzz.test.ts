import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { everyOperation, expectPromised } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let callers: Record<'anonymous' | 'person' | 'officer', Caller>

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  callers = {
    anonymous: city.anonymous(),
    person: await city.as('son'),
    officer: await city.as('approver-yuci'),
  }
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

interface Published {
  method: string
  path: string
  params: string[]
  query: string[]
  bodies: string[]
}

const KNOWN = [
  '01900000-0000-7000-8000-000000000001',
  '140702',
  'old-age-allowance',
  '149902194503150021',
  '2026-02-30',
  'valid',
  '1',
  '0',
]
const TOO_MUCH = '9'.repeat(400)
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...KNOWN,
    TOO_MUCH,
    '-1',
    '1e309',
    '9223372036854775808',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%00',
    '%ff',
    '%',
    "' or 1=1--",
    '\u0000',
    '\ud800',
    '',
  ),
)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  odd,
  fc.constantFrom(null, Number.MAX_SAFE_INTEGER, -1, 1e308, [], {}, [[]], true),
)

test('whatever is sent to an operation, the answer is a promised one', { timeout: 240_000 }, async () => {
  const published = await operationsOfDocument()
  expect(published.length).toBeGreaterThan(40)
  const deadline = performance.now() + 60_000
  for (const operation of published) {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<'anonymous' | 'person' | 'officer'>('anonymous', 'person', 'officer'),
        requestFor(operation),
        async (who, { url, payload, type }) => {
          if (performance.now() > deadline) return
          const answer = await callers[who].raw({
            method: operation.method as 'GET',
            url,
            ...(payload === undefined ? {} : { payload, headers: { 'content-type': type } }),
          })
          expectPromised(operation.method, url, answer)
        },
      ),
      { numRuns: 24, seed: 20_261_122 },
    )
  }
  expect(world.logged.filter((line) => line.includes('request.failed'))).toEqual([])
})

/** Every operation that the published document names, apart from those that would end the callers' own sessions and those that never end. */
async function operationsOfDocument(): Promise<Published[]> {
  interface Described {
    operationId: string
    parameters?: { in: string; name: string }[]
    requestBody?: { content: Record<string, { schema: { properties?: object } }> }
  }
  const { paths } = (await city.anonymous().get('/openapi.json')).body as unknown as {
    paths: Record<string, Record<string, Described>>
  }
  const skipped = new Set([
    'identity.sign-out',
    'identity.sign-out-everywhere',
    'demo.sign-in',
    ...everyOperation.filter(({ stream }) => stream).map(({ id }) => id),
  ])
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { operationId }]) => !skipped.has(operationId))
      .map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        params: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
        query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
        bodies: Object.keys(Object.values(requestBody?.content ?? {})[0]?.schema.properties ?? {}),
      })),
  )
}

function requestFor({ method, path, params, query, bodies }: Published) {
  const places = fc.tuple(...params.map(() => fc.oneof(odd, fc.constantFrom(...KNOWN))))
  const asked = fc.dictionary(fc.constantFrom(...query, 'unknown'), odd, { maxKeys: 3 })
  const body = fc.oneof(
    fc.constant(undefined),
    fc
      .dictionary(
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...bodies, 'unknown') },
          { weight: 1, arbitrary: fc.string() },
        ),
        value,
        { maxKeys: 6 },
      )
      .map((each) => JSON.stringify(each)),
    value.map((each) => JSON.stringify(each)),
    fc.string({ maxLength: 60 }),
  )
  return fc.record({
    url: fc.tuple(places, asked, fc.boolean()).map(([given, queried, raw]) => {
      const written = (each: string) => (raw && !/[\s#?/]/.test(each) && each !== '' ? each : encode(each))
      const filled = params.reduce(
        (done, name, index) => done.replace(`{${name}}`, written(String(given[index]))),
        path,
      )
      const text = Object.entries(queried)
        .map(([name, each]) => `${name}=${encode(each)}`)
        .join('&')
      return text ? `${filled}?${text}` : filled
    }),
    payload: method === 'GET' ? fc.constant(undefined) : body,
    type: fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
    ),
  })
}

/** Percent-encoding that also takes what encodeURIComponent throws at. */
function encode(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}
