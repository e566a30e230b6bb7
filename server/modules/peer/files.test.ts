import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf, peerFileOperations } from '#contract'
import { uuidv7 } from '#platform/crypto'
import { pdfOf, staffOf, takeAction } from '#world'
import { act, openPair, settle, trailOf, type Pair, type Side } from './pair.fixture.ts'

const FIRM = { name: '', identifier: '', phone: '15400010001' }
const ROAD = {
  purpose: '外墙装修',
  roadLevel: '人行道',
  road: '迎宾街118号门前人行道',
  areaSquareMetres: 20,
  from: '2026-11-25',
  to: '2026-12-05',
  restore: true,
}

/** Two whole platforms, hour after hour. */
const SLOW = { timeout: 240_000 }

let pair: Pair
let here: Side
let there: Side
beforeAll(async () => {
  pair = await openPair()
  ;({ here, there } = pair)
  const [firm] = await here.world.owner.read<{ name: string; identifier: string }[]>`
    select name, identifier from registry.subject where id = '01900000-0000-7000-8000-000000000101'`
  Object.assign(FIRM, firm)
}, 240_000)
afterAll(() => pair?.close())

const put = async (side: Side, id: string, slot: string, bytes: Buffer) =>
  side.clerk.raw({
    method: 'POST',
    url: `/api/v1/peer-cases/${id}/materials/${slot}/files?name=${encodeURIComponent(`${slot}.pdf`)}`,
    payload: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })

const fileOf = (text: string, kilobytes = 1) => pdfOf(text, Buffer.alloc(kilobytes * 1024, `% ${text}\n`))

async function handIn(drawing: Buffer): Promise<string> {
  // What was left by others is sent first.
  await settle(here)
  const id = uuidv7(here.world.clock.now())
  for (const [slot, bytes] of [
    ['drawing', drawing],
    ['restore-plan', fileOf(`plan of ${id}`)],
  ] as const)
    expect(await put(here, id, slot, bytes)).toMatchObject({ status: 200 })
  const answer = await here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, filing(id))
  expect(answer).toMatchObject({ status: 200 })
  return id
}

const filing = (id: string) => ({
  id,
  slug: 'road-occupation',
  applicant: FIRM,
  answers: ROAD,
  declared: true,
})

/** Signed in anew: a session does not last an hour in which nothing is done. */
const on = (role: 'acceptor' | 'approver') =>
  staffOf(there.world, there.city.anonymous).on({ unit: 'urban-management', role })
const acceptor = () => on('acceptor')
const approver = () => on('approver')
const materialsThere = async (id: string) =>
  (await (await acceptor()).get(`/api/v1/cases/${pair.idThere(id)}/materials`)).body as unknown as {
    slots: { id: string; given: { itemId: string; sizeBytes: number; digest: string }[] }[]
  }
const heldHere = () => here.world.owner.read`select from material.hold`

test(
  'a case is not handed in without its files, with files nobody asks for, or by whoever did not put them together',
  SLOW,
  async () => {
    const id = uuidv7(here.world.clock.now())
    const handed = async () =>
      (await here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, filing(id))).body.code
    expect(await handed()).toBe('filing.materials-missing')
    const program = await put(here, id, 'drawing', Buffer.from('MZ not a drawing'))
    expect(program.body.code).toBe('material.type-refused')
    await put(here, id, 'drawing', fileOf('one'))
    const two = (await put(here, id, 'selfie', fileOf('two'))).body as unknown as OutputOf<
      typeof peerFileOperations.giveFile
    >
    expect(two.files.map(({ slot }) => slot)).toEqual(['drawing', 'selfie'])
    await put(here, id, 'restore-plan', fileOf('three'))
    expect(await handed()).toBe('material.not-asked')
    const other = await here.city.as('approver-shouyang')
    expect((await other.get(`/api/v1/peer-cases/${id}/files`)).status).toBe(403)
    const selfie = two.files.find(({ slot }) => slot === 'selfie')
    const left = await here.clerk.delete(`/api/v1/peer-cases/${id}/files/${selfie?.id}`)
    expect(left.body).toMatchObject({ files: [{ slot: 'drawing' }, { slot: 'restore-plan' }] })
    expect((await here.clerk.delete(`/api/v1/peer-cases/${id}/files/${selfie?.id}`)).body.code).toBe(
      'material.not-found',
    )
    expect(await handed()).toBeUndefined()
    expect((await put(here, id, 'drawing', fileOf('late'))).body.code).toBe('material.handed-in')
  },
)

test(
  'files cross in pieces, go on where the line broke, and the result comes back with its certificate',
  SLOW,
  async () => {
    const drawing = fileOf('drawing of the pavement', 900)
    const id = await handIn(drawing)
    // The message, the plan, and two of the drawing's four pieces: then the line is down for hours.
    there.line.fuse = 4
    await settle(here)
    expect((await trailOf(here, id)).steps).toMatchObject([{ receiptedAt: null, failure: 'unreachable' }])
    const [half] = await there.world.owner.read<{ have: number; size: number }[]>`
    select have, size from peer.arrival where size > 500000 order by at desc limit 1`
    expect(half).toMatchObject({ have: 2 * 262_144, size: drawing.length })
    for (let hour = 0; hour < 5; hour++) await pair.hour()
    there.line.weather = 'fine'
    const reached = there.line.reached.length
    await pair.hour()
    // Only what was missing went: two pieces of the drawing.
    expect(there.line.reached.slice(reached).filter((path) => path === '/api/v1/peer/files')).toHaveLength(2)
    expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'under-way' })

    const { slots } = await materialsThere(id)
    const given = slots.find((slot) => slot.id === 'drawing')?.given[0]
    expect(given).toMatchObject({ sizeBytes: drawing.length })
    const opened = await (await acceptor()).get(`/api/v1/materials/${given?.itemId}/file`)
    expect(opened.bytes.equals(drawing)).toBe(true)
    // Signed for, nothing of it is kept beside the cases.
    expect(await heldHere()).toHaveLength(0)
    expect(await there.world.owner.read`select from peer.piece`).toHaveLength(0)
    const [left] = await there.world.owner.read<
      { count: number }[]
    >`select count(*)::int as count from peer.arrival`
    expect(left?.count).toBe(0)

    expect(await takeAction(await acceptor(), pair.idThere(id), 'accept')).toMatchObject({ status: 200 })
    const granted = await takeAction(await approver(), pair.idThere(id), 'grant', { opinion: '可以占' })
    expect(granted).toMatchObject({ status: 200 })
    await pair.hour()
    const trail = await trailOf(here, id)
    expect(trail.crossing).toMatchObject({ state: 'closed', outcome: 'granted', certificateFault: null })
    expect(trail.files).toMatchObject([{ slot: 'drawing' }, { slot: 'restore-plan' }])
    expect(trail.certificates).toMatchObject([
      { name: { zh: '临时占用城市道路许可证' }, issuerName: expect.stringContaining('榆次区') },
    ])
    await act(here.clerk, id, 'handed-out')

    // In the wallet of whom it is for: issued there, and verified by the keys of there.
    const agent = await here.city.as('firm-agent')
    const wallet = (await agent.get('/api/v1/my/peer-certificates')).body as unknown as OutputOf<
      typeof peerFileOperations.myCertificates
    >
    expect(wallet.certificates).toMatchObject([
      { peerName: '晋中市', state: 'valid', holderName: FIRM.name, validUntil: ROAD.to },
    ])
    const certificate = wallet.certificates[0]?.id
    const verified = async () =>
      (await agent.get(`/api/v1/peer-certificates/${certificate}/verification`)).body as unknown as {
        verdict: string
        steps: { name: string; ok: boolean }[]
      }
    const report = await verified()
    expect(report.verdict).toBe('valid')
    expect(report.steps.every(({ ok }) => ok)).toBe(true)
    expect(report.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['signature', 'document', 'inclusion', 'checkpoint', 'trust', 'standing']),
    )
    const file = await agent.get(`/api/v1/peer-certificates/${certificate}/file`)
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const stranger = await here.city.as('son')
    expect((await stranger.get(`/api/v1/peer-certificates/${certificate}`)).body.code).toBe(
      'certificate.not-found',
    )
    // Ended there, it is known here at once; when nobody answers, that is said too.
    await there.world.owner.read`
    update certificate.certificate set state = 'revoked', revoked_on = issued_on, revocation = '试' where case_id = ${pair.idThere(id)}`
    expect((await verified()).verdict).toBe('revoked')
    there.line.weather = 'down'
    const away = await verified()
    expect(away.steps.at(-1)).toMatchObject({ name: 'standing', ok: false })
    there.line.weather = 'fine'
  },
)

test('a file that was altered where it lay is found out, dropped and asked for again', SLOW, async () => {
  const drawing = fileOf('another drawing', 600)
  const id = await handIn(drawing)
  there.line.fuse = 4
  await settle(here)
  await there.world.owner.read`
    update peer.piece set bytes = set_byte(bytes, 100, (get_byte(bytes, 100) + 1) % 256) where place = 0`
  there.line.weather = 'fine'
  await pair.hour()
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'under-way' })
  expect(there.world.logged.join('\n')).toContain('peer.file-altered')
  const { slots } = await materialsThere(id)
  expect(slots.find((slot) => slot.id === 'drawing')?.given).toMatchObject([{ sizeBytes: drawing.length }])
})

test('with every answer lost, pieces are kept once and the case is one', SLOW, async () => {
  const id = await handIn(fileOf('a third drawing', 300))
  there.line.weather = 'answer-lost'
  for (let tries = 0; tries < 6; tries++) await pair.hour()
  there.line.weather = 'fine'
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'under-way' })
  expect((await materialsThere(id)).slots.map(({ given }) => given.length)).toEqual([0, 1, 1])
})
