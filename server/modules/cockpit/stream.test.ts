import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OfficerPrincipal, Overview } from '#contract'
import { authorise } from '#modules/access'
import { refreshCalendar } from '#modules/calendar'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import { cockpitHandlers } from './index.ts'
import { insertRows, type Row } from './rows.fixture.ts'

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
const mayor: OfficerPrincipal = {
  kind: 'officer',
  sessionId: id(1),
  accountId: id(2),
  officerId: id(3),
  name: '宋爱青',
  roles: ['leader'],
  unitId: id(4),
  unitName: '市政府',
  unitPath: 'g140700',
  regionCode: '140700',
  regionName: '晋中市',
  regionPath: '14.1407',
}

let world: World
let server: Awaited<ReturnType<typeof createHttpServer>>
let address: string
let filed = 0

const gate = { authenticate: async () => mayor, authorise, checkOrigin: () => {}, record: async () => {} }

beforeAll(async () => {
  world = await createWorld()
  await refreshCalendar(world.platform)
  server = await createHttpServer(world.platform, gate, cockpitHandlers, { requestsPerMinute: 1e6 })
  address = await server.listen({ port: 0, host: '127.0.0.1' })
})
beforeEach(async () => {
  await world.owner.read`truncate "case"."case", "case".clock, "case".act, rating.rating`
  filed = 0
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

/** A case filed now, as another process would leave it: nobody is told. */
async function file() {
  const now = world.clock.now()
  const row: Row = {
    id: id(++filed),
    slug: 'senior-card',
    county: '140702',
    unit: 'a',
    channel: 'web',
    filed: now,
    automatic: true,
    outcome: 'granted',
    typed: 0,
    chosen: 0,
    held: 3,
    due: '2027-01-01',
    clockUnit: 'working',
  }
  await insertRows(world.owner, [row])
}

/** Events of a stream as they come. */
async function* watch(signal: AbortSignal, base = address): AsyncGenerator<Overview> {
  const response = await fetch(`${base}/api/v1/cockpit/stream`, { signal })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8')
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6)) as Overview
  }
}

const today = (overview: Overview | undefined | void) =>
  overview?.figures.find((each) => each.id === 'cases-today')?.value

async function until(stream: AsyncGenerator<Overview>, wanted: number) {
  const began = performance.now()
  let events = 0
  for (;;) {
    const { value } = await stream.next()
    events++
    if (value === undefined || today(value) === wanted)
      return { reached: value !== undefined, events, tookMs: performance.now() - began }
  }
}

test('the first event comes at once, and each act is shown soon, told or found', async () => {
  const aborting = new AbortController()
  const stream = watch(aborting.signal)
  expect(today((await stream.next()).value)).toBe(0)
  await file()
  world.platform.signals.emit('case.acted')
  const told = await until(stream, 1)
  expect(told).toMatchObject({ reached: true })
  expect(told.tookMs).toBeLessThan(4_000)
  // Nobody tells: the poll finds it.
  await file()
  expect(await until(stream, 2)).toMatchObject({ reached: true })
  aborting.abort()
})

test('a storm of acts is counted once a second at most, for all viewers together, and the last one is not missed', async () => {
  const aborting = new AbortController()
  const streams = [watch(aborting.signal), watch(aborting.signal), watch(aborting.signal)]
  await Promise.all(streams.map((stream) => stream.next()))
  const began = performance.now()
  const watched = streams.map((stream) => until(stream, 40))
  for (let count = 0; count < 40; count++) {
    await file()
    world.platform.signals.emit('case.acted')
  }
  const all = await Promise.all(watched)
  const seconds = (performance.now() - began) / 1_000
  for (const { reached, events } of all) {
    expect(reached).toBe(true)
    expect(events).toBeLessThanOrEqual(seconds + 2)
  }
  aborting.abort()
})

test('a stream on which nothing happens says nothing, and says it again to a new viewer', async () => {
  const aborting = new AbortController()
  const stream = watch(aborting.signal)
  await stream.next()
  const next = stream.next().catch(() => 'aborted')
  expect(
    await Promise.race([next, new Promise((resolve) => setTimeout(() => resolve('silence'), 2_500))]),
  ).toBe('silence')
  const other = watch(aborting.signal)
  expect(today((await other.next()).value)).toBe(0)
  aborting.abort()
  expect(await next).toBe('aborted')
})

test('a closing server ends its streams instead of waiting for them', async () => {
  const closing = await createHttpServer(world.platform, gate, cockpitHandlers)
  const base = await closing.listen({ port: 0, host: '127.0.0.1' })
  const stream = watch(new AbortController().signal, base)
  await stream.next()
  await closing.close()
  expect((await stream.next()).done).toBe(true)
})

test('while the database does not answer the stream stays, and goes on when it answers', async () => {
  const aborting = new AbortController()
  const stream = watch(aborting.signal)
  await stream.next()
  await world.owner.read`alter view indicator.act_time rename to act_time_gone`
  await file()
  world.platform.signals.emit('case.acted')
  await expect
    .poll(() => world.logged.some((line) => line.includes('cockpit.count-failed')), { timeout: 8_000 })
    .toBe(true)
  await world.owner.read`alter view indicator.act_time_gone rename to act_time`
  expect(await until(stream, 1)).toMatchObject({ reached: true })
  aborting.abort()
})
