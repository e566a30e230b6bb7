import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilingView } from '#contract'
import { sweepMaterials } from '#modules/material'
import { callersOf, createWorld, handInRequired, pdfOf, pngOf, upload, type Caller, type World } from '#world'
import { arriving, libraryOf, openLicence, records, stored } from './given-files.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let agent: Caller
let draft: FilingView

beforeAll(async () => {
  world = await createWorld({ uploads: { maxBytes: 20_000_000, quotaBytes: 30_000_000 } })
  city = await callersOf(world)
  agent = watched(await city.as('firm-agent'))
  draft = await openLicence(agent)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const send = (bytes: Buffer) => upload(agent, { id: draft.id, slot: 'layout' }, bytes)

test('two uploads at once are both there, and the same file twice at once is one', async () => {
  const before = (await libraryOf(agent)).length
  const same = pngOf(31, 7)
  const answers = await Promise.all([send(pdfOf('one')), send(pdfOf('two')), send(same), send(same)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await libraryOf(agent)).length - before).toBe(3)
})

test('a library that is full takes nothing more, however many ask at once', async () => {
  const much = (mark: number) => pdfOf(`much ${mark}`, Buffer.alloc(9_000_000, 0x20))
  const answers = await Promise.all([1, 2, 3, 4].map((mark) => send(much(mark))))
  const codes = answers.map(({ status, body }) => body.code ?? status)
  expect(codes.filter((code) => code === 200).length).toBe(3)
  expect(codes.filter((code) => code === 'material.library-full').length).toBe(1)
  for (const { id, sizeBytes } of await libraryOf(agent))
    if (sizeBytes > 1_000_000) expect((await agent.delete(`/api/v1/materials/${id}`)).status).toBe(200)
})

test('an upload that breaks off, or is declared as something else, leaves nothing', async () => {
  const port = await listening()
  const session = await signIn(port)
  const before = [await stored(world), await records(world)]
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `POST /api/v1/filings/${draft.id}/materials/layout/files HTTP/1.1\r\nhost: x\r\ncookie: ${session}\r\ncontent-type: application/octet-stream\r\ncontent-length: 9000000\r\n\r\n`,
  )
  socket.write(pdfOf('half').subarray(0, 400))
  await until(async () => (await arriving(world)).length > 0)
  socket.destroy()
  await until(async () => (await arriving(world)).length === 0)
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'image/png'])
    expect(
      (
        await agent.raw({
          method: 'POST',
          url: `/api/v1/filings/${draft.id}/materials/layout/files`,
          payload: pdfOf('typed'),
          headers: { 'content-type': type },
        })
      ).body.code,
    ).toBe('request.unsupported-media')
  expect([await stored(world), await records(world)]).toEqual(before)
})

test('who sends too much over the wire hears why, and the connection lives on', async () => {
  const port = await listening()
  const session = await signIn(port)
  const url = `http://127.0.0.1:${port}/api/v1/filings/${draft.id}/materials/layout/files`
  const headers = { cookie: session, 'content-type': 'application/octet-stream' }
  const whole = await fetch(url, { method: 'POST', headers, body: Buffer.alloc(24_000_000, 0x20) })
  expect(await whole.json()).toMatchObject({ code: 'material.too-large', maxBytes: 20_000_000 })
  const pieces = new ReadableStream({
    start(controller) {
      for (let piece = 0; piece < 25; piece++) controller.enqueue(new Uint8Array(1_000_000))
      controller.close()
    },
  })
  const streamed = await fetch(url, { method: 'POST', headers, body: pieces, duplex: 'half' } as RequestInit)
  expect(await streamed.json()).toMatchObject({ code: 'material.too-large' })
})

test('a server that dies between the file and its record leaves nothing to be seen, and the sweep clears it', async () => {
  const { platform, database, clock } = world
  const file = pdfOf('died')
  await using received = await platform.files.receive(streamOf(file), 1_000_000)
  await database.read`
    insert into material.file (digest, size, type, scan, touched_at)
    values (${received.digest}, ${received.size}, 'application/pdf', 'clean', ${clock.now()})`
  await received.keep()
  const before = await stored(world)
  expect(before.some((path) => path.endsWith(received.digest))).toBe(true)
  expect((await libraryOf(agent)).some(({ digest }) => digest === received.digest)).toBe(false)
  expect(await sweepMaterials(platform)).toBe(0)
  clock.advance({ minutes: 61 })
  agent = watched(await city.as('firm-agent'))
  // Brought again at the moment of the sweep, it is there afterwards.
  const [, answer] = await Promise.all([sweepMaterials(platform), send(file)])
  expect(answer.status).toBe(200)
  const item = (await libraryOf(agent)).find(({ digest }) => digest === received.digest)
  expect((await agent.get(`/api/v1/materials/${item?.id}/file`)).bytes.equals(file)).toBe(true)
  await agent.delete(`/api/v1/materials/${item?.id}`)
  clock.advance({ minutes: 61 })
  agent = watched(await city.as('firm-agent'))
  expect(await sweepMaterials(platform)).toBeGreaterThan(0)
  expect(await platform.files.open(received.digest)).toBeUndefined()
  // What is in a library or a case stays.
  const kept = await stored(world)
  expect((await libraryOf(agent)).every(({ digest }) => kept.some((path) => path.endsWith(digest)))).toBe(
    true,
  )
})

test('what is taken back at the moment of filing is either handed in or missing, never lost', async () => {
  for (let round = 0; round < 6; round++) {
    draft = await openLicence(agent, true)
    const slots = await handInRequired(agent, draft)
    const target = slots[0]?.given.find(({ handedInAt }) => handedInAt === null)
    const submit = agent.post(`/api/v1/filings/${draft.id}/submit`, {
      answers: answersTo(draft),
      declared: true,
    })
    const [filed, taken] = await Promise.all([
      submit,
      round % 2 === 0
        ? agent.delete(`/api/v1/filings/${draft.id}/materials/${slots[0]?.id}/${target?.id}`)
        : agent.delete(`/api/v1/materials/${target?.itemId}`),
    ])
    const outcome = `${filed.body.code ?? filed.status} ${taken.body.code ?? taken.status}`
    expect(outcome).toMatch(/^(200 material\.(handed-in|in-use)|filing\.materials-missing 200)$/)
    const rows = await world.owner.read<{ slot: string }[]>`
      select slot from material.given where case_id = ${draft.id} and handed_in_at is not null`
    expect(rows.length).toBe(filed.status === 200 ? 2 : 0)
  }
})

function answersTo(view: FilingView) {
  return {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: view.choices['place']?.[0]?.value,
    manager: view.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
}

async function* streamOf(bytes: Buffer) {
  yield bytes
}

async function listening() {
  const { server } = city.composition.http
  if (!server.listening) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'firm-agent' }),
  })
  return String(answer.headers.get('set-cookie')).split(';')[0] ?? ''
}

async function until(holds: () => Promise<boolean>) {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it never came to that')
}
