import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerOperations, type OutputOf } from '#contract'
import { uuidv7 } from '#platform/crypto'
import { createHttpServer, type Gate } from '#platform/http'
import { createWorld, type World } from '#world'
import { digestOf, ledgerHandlers, newSalt, createLedger } from './index.ts'
import { leafOf } from './entry.ts'
import { verifyConsistency, verifyInclusion } from './merkle.ts'
import { growTree, rootOfEdge } from './tile.ts'

let world: World
let http: FastifyInstance
beforeAll(async () => {
  world = await createWorld()
  http = await createHttpServer(world.platform, openGate, ledgerHandlers)
})
afterAll(async () => {
  await http.close()
  await world.close()
})

const openGate: Gate = {
  authenticate: async () => ({ kind: 'anonymous' }),
  authorise: () => {},
  checkOrigin: () => {},
  record: async () => {},
}

const get = (url: string) => http.inject({ method: 'GET', url })

async function enter(count: number): Promise<string[]> {
  const entries = Array.from({ length: count }, () => ({
    id: uuidv7(),
    kind: 'case.submitted',
    digest: digestOf(newSalt(), count),
    at: '2026-11-19T02:00:00Z',
  }))
  const { read } = world.database
  await read`select ledger.append(${read.json(entries)})`
  await createLedger(world.platform).integrateOnce()
  return entries.map(({ id }) => id)
}

test('an empty log says so', async () => {
  const answer = await get('/api/v1/ledger/checkpoint')
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'ledger.empty' })
})

test('anyone rebuilds the tree from what is served', async () => {
  const [first] = await enter(3)
  const before = (await get('/api/v1/ledger/checkpoint')).json<OutputOf<typeof ledgerOperations.checkpoint>>()
  await enter(300)
  const after = (await get('/api/v1/ledger/checkpoint')).json<OutputOf<typeof ledgerOperations.checkpoint>>()
  expect([before.size, after.size]).toEqual([3, 303])

  const proof = (await get(`/api/v1/ledger/entries/${first}/proof`)).json<
    OutputOf<typeof ledgerOperations.entryProof>
  >()
  expect(proof.checkpoint).toBe(after.note)
  expect(
    verifyInclusion(
      leafOf(proof.entry),
      proof.index,
      after.size,
      proof.path.map(fromHex),
      fromHex(after.root),
    ),
  ).toBe(true)

  const grown = (await get('/api/v1/ledger/consistency?from=3&to=303')).json<
    OutputOf<typeof ledgerOperations.consistency>
  >()
  expect(verifyConsistency(3, 303, grown.path.map(fromHex), fromHex(before.root), fromHex(after.root))).toBe(
    true,
  )

  const tiles = await Promise.all([0, 1].map((index) => get(`/api/v1/ledger/tiles/0/${index}`)))
  const hashes = tiles.flatMap((tile) =>
    tile.json<OutputOf<typeof ledgerOperations.tile>>().hashes.map(fromHex),
  )
  expect(rootOfEdge(growTree({ size: 0, tiles: [] }, hashes).edge).toString('hex')).toBe(after.root)
})

test('every operation is described in /openapi.json', async () => {
  const { paths } = (await get('/openapi.json')).json<{ paths: Record<string, unknown> }>()
  const expected = Object.values(ledgerOperations).map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'))
  expect(Object.keys(paths).toSorted()).toEqual(expected.toSorted())
})

test('the published keys name the one that signed the checkpoint', async () => {
  await enter(1)
  const { keyId } = (await get('/api/v1/ledger/checkpoint')).json<
    OutputOf<typeof ledgerOperations.checkpoint>
  >()
  const { keys } = (await get('/.well-known/yiwang-keys.json')).json<OutputOf<typeof ledgerOperations.keys>>()
  expect(keys.find((key) => key.keyId === keyId)).toMatchObject({
    use: 'ledger',
    algorithm: 'SM2',
    isCurrent: true,
  })
})

test.each([
  ['/api/v1/ledger/entries/0199f1f0-0000-7000-8000-000000000001/proof', 404, 'ledger.entry-not-found'],
  ['/api/v1/ledger/entries/nobody/proof', 400, 'request.invalid'],
  ['/api/v1/ledger/consistency?from=2&to=1', 400, 'ledger.range-invalid'],
  ['/api/v1/ledger/consistency?from=0&to=999999', 400, 'ledger.range-invalid'],
  ['/api/v1/ledger/consistency?from=-1&to=1', 400, 'request.invalid'],
  ['/api/v1/ledger/consistency?from=0&to=1e300', 400, 'request.invalid'],
  ['/api/v1/ledger/tiles/7/0', 404, 'ledger.tile-not-found'],
  ['/api/v1/ledger/tiles/0/9007199254740991', 404, 'ledger.tile-not-found'],
  ['/api/v1/ledger/tiles/8/0', 400, 'request.invalid'],
])('%s is refused', async (url, status, code) => {
  const answer = await get(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ code })
})

function fromHex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
