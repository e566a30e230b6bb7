import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FilingView, MaterialSlot } from '#contract'
import { openClamd } from '#platform/scan'
import {
  callersOf,
  createWorld,
  EICAR,
  pdfOf,
  pngOf,
  simulateClamd,
  upload,
  type Caller,
  type SimulatedClamd,
  type World,
} from '#world'
import { arriving, openLicence, records, stored } from './given-files.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let clamd: SimulatedClamd
let agent: Caller
let draft: FilingView

beforeAll(async () => {
  clamd = await simulateClamd()
  world = await createWorld({ scanner: openClamd({ url: clamd.url, timeoutMs: 1_500 }) })
  city = await callersOf(world)
  agent = watched(await city.as('firm-agent'))
  draft = await openLicence(agent)
})
afterAll(async () => {
  await city.composition.http.close()
  await clamd[Symbol.asyncDispose]()
  await world.close()
})
beforeEach(() => {
  clamd.mood = 'well'
})

const send = (bytes: Buffer, name = '材料', who = agent) =>
  upload(who, { id: draft.id, slot: 'layout', name }, bytes)

test.each([
  ['nothing at all', Buffer.alloc(0), 'material.damaged'],
  [
    'a page that says it is a picture',
    Buffer.from('<html><script>alert(1)</script>'),
    'material.type-refused',
  ],
  ['a PDF that ends half-way', pdfOf('Plan').subarray(0, 300), 'material.damaged'],
  [
    'a picture of 3.6 thousand million points',
    pngOf(2, 2, { claimed: [60_000, 60_000] }),
    'material.picture-too-large',
  ],
  ['the test virus by itself', Buffer.from(EICAR), 'material.type-refused'],
  ['the test virus in a PDF', pdfOf('Plan', EICAR), 'material.infected'],
  ['21 megabytes', pdfOf('Plan', Buffer.alloc(21_000_000, 0x20)), 'material.too-large'],
])('%s is refused, and nothing of it is kept', async (_what, bytes, code) => {
  const before = [await stored(world), await records(world)]
  expect((await send(bytes, '平面图.png')).body.code).toBe(code)
  expect([await stored(world), await records(world)]).toEqual(before)
  expect(await arriving(world)).toEqual([])
})

test.each(['slow', 'dying', 'babbling', 'endless', 'failing'] as const)(
  'with a scanner that is %s an upload is told to wait, or waits, and nothing unseen is kept',
  async (mood) => {
    clamd.mood = mood
    const before = await records(world)
    const answer = await send(pdfOf(`mood ${mood}`))
    if (mood === 'slow') expect(answer).toMatchObject({ status: 200 })
    else {
      expect(answer).toMatchObject({ status: 503, body: { code: 'material.scanner-away' } })
      expect(await records(world)).toEqual(before)
    }
  },
)

test('what a scanner looked at says so', async () => {
  const answer = await send(pdfOf('seen'))
  const slot = answer.body as unknown as MaterialSlot
  expect(slot.given.at(-1)).toMatchObject({ scan: 'clean' })
})

test.each([
  '../../etc/passwd',
  '..\\..\\boot.ini',
  'a\u0001b\u202egnp.exe',
  '.....',
  'x'.repeat(255),
  '%2e%2e%2f',
])('a file named %s is kept under a label, and lies under its digest', async (name) => {
  const answer = await send(pdfOf(`named ${name.length} ${name.codePointAt(0)}`), name)
  const given = (answer.body as unknown as MaterialSlot).given.at(-1)
  expect(given?.name).toMatch(/^[^/\\\p{Cc}\p{Cf}]{1,130}\.pdf$/u)
  expect(given?.name.startsWith('.')).toBe(false)
  expect((await stored(world)).every((path) => /^[0-9a-f]{2}[/\\][0-9a-f]{64}$/.test(path))).toBe(true)
  await agent.delete(`/api/v1/materials/${given?.itemId}`)
})

test('somebody else’s draft, item and case take and give nothing', async () => {
  const [stranger, neighbour, clerk] = [
    watched(await city.as('citizen')),
    watched(await city.as('approver-shouyang')),
    watched(await city.as('window-clerk')),
  ]
  const slot = (await send(pdfOf('mine'))).body as unknown as MaterialSlot
  const given = slot.given.at(-1)
  const place = `/api/v1/filings/${draft.id}/materials/layout`
  const none = /^(access\.(denied|sign-in-required)|(filing|case|material)\.not-found)$/
  for (const who of [stranger, neighbour, clerk, watched(city.anonymous())]) {
    const answers = [
      await send(pdfOf('theirs'), 'x', who),
      await who.post(place, { source: 'library', id: given?.itemId }),
      await who.delete(`${place}/${given?.id}`),
      await who.get(`/api/v1/materials/${given?.itemId}/file`),
      await who.delete(`/api/v1/materials/${given?.itemId}`),
      await who.get(`/api/v1/cases/${draft.id}/materials`),
    ]
    for (const { body } of answers) expect(body.code).toMatch(none)
  }
  // One’s own draft, but an item out of a stranger’s library, and a certificate that is none.
  const own = (await stranger.post('/api/v1/filings', { slug: 'extreme-poverty-support' }))
    .body as unknown as FilingView
  for (const source of ['library', 'certificate'] as const)
    expect(
      (await stranger.post(`/api/v1/filings/${own.id}/materials/obligors`, { source, id: given?.itemId }))
        .body.code,
    ).toBe('material.not-found')
  expect((await agent.get(`/api/v1/filings/${draft.id}`)).body).toMatchObject({ id: draft.id })
})
