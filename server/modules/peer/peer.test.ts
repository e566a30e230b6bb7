import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf, peerOperations } from '#contract'
import { uuidv7 } from '#platform/crypto'
import {
  act,
  connect,
  listOf,
  openPair,
  settle,
  trailOf,
  viewOf,
  WANG,
  type Pair,
  type Side,
} from './pair.fixture.ts'

let pair: Pair
let here: Side
let there: Side
beforeAll(async () => {
  pair = await openPair()
  ;({ here, there } = pair)
}, 120_000)
afterAll(() => pair?.close())

test('a peer is known by its key: a fingerprint that differs, an address where nobody is, and oneself are refused', async () => {
  const { self } = await listOf(there)
  expect(self.name).toBe('晋中市')
  const add = async (url: string, fingerprint: string) =>
    (await here.admin.post('/api/v1/peers', { url, fingerprint })).body.code
  expect(
    await add(
      there.line.url,
      self.fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    ),
  ).toBe('peer.fingerprint-differs')
  expect(await add('http://127.0.0.1:9', self.fingerprint)).toBe('peer.unreachable')
  expect(await add(here.line.url, (await listOf(here)).self.fingerprint)).toBe('peer.is-this-one')
  expect(await add('ftp://example.org', self.fingerprint)).toBe('request.invalid')
  expect(
    (await here.clerk.post('/api/v1/peers', { url: there.line.url, fingerprint: self.fingerprint })).body
      .code,
  ).toBe('access.denied')
  // Added again it is the same one, and no name of ours is a second peer.
  expect(await connect(here, there)).toBe(pair.peerId)
})

test('what a peer offers asks nothing that its libraries know, and says which files it needs', async () => {
  const { body } = await here.clerk.get(`/api/v1/peers/${pair.peerId}/services`)
  const { services } = body as unknown as OutputOf<typeof peerOperations.services>
  const allowance = services.find(({ slug }) => slug === 'old-age-allowance')
  expect(allowance).toMatchObject({ title: { zh: '高龄津贴' }, questions: [] })
  expect(services.map(({ slug }) => slug)).not.toContain('food-business-licence')
  const advertising = services.find(({ slug }) => slug === 'outdoor-advertising')
  expect(advertising?.materials).toMatchObject([
    { id: 'site-right', required: true, typeCodes: [] },
    { id: 'road-permit', required: false, typeCodes: ['11149900MB00015059001'] },
    { id: 'drawing', required: true },
    { id: 'structure', required: true },
  ])
})

test.each(['answer-lost', 'babbling', 'forging'] as const)(
  'with a line that is %s nothing is lost and nothing is done twice',
  async (weather) => {
    there.line.weather = weather
    const id = await pair.handIn()
    await settle(here)
    expect((await trailOf(here, id)).steps).toMatchObject([
      {
        receiptedAt: null,
        failure: { 'answer-lost': 'unreachable', babbling: 'receipt-unreadable', forging: 'receipt-invalid' }[
          weather
        ],
      },
    ])
    await pair.hour()
    there.line.weather = 'fine'
    await pair.hour()
    expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'under-way' })
    const cases = await there.world.owner.read`
      select from peer.crossing c join "case"."case" k using (case_id) where c.thread = ${id}`
    expect(cases).toHaveLength(1)
    const received = await there.world.owner.read`select from peer.incoming where thread = ${id}`
    expect(received).toHaveLength(1)
  },
)

test('handed in twice under one id it is one case, and another’s id is nobody’s', async () => {
  const id = await pair.handIn()
  const again = { id, slug: 'old-age-allowance', applicant: WANG, answers: {}, declared: true }
  const [one, two] = await Promise.all([
    here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, again),
    here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, again),
  ])
  expect([one.body, two.body]).toMatchObject([
    { caseId: id, repeated: true },
    { caseId: id, repeated: true },
  ])
  expect(
    (await here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, { ...again, slug: 'senior-card' })).body
      .code,
  ).toBe('peer.not-found')
})

test('handed in by a server that was gone before it noted where, it is on the list all the same', async () => {
  const id = await pair.handIn()
  await here.world.owner
    .read`update peer.crossing set number = null, region_path = null, unit_path = null where case_id = ${id}`
  await settle(here)
  const [kept] = await here.world.owner.read`
    select from peer.crossing c join "case"."case" k using (case_id)
    where case_id = ${id} and (c.number, c.region_path, c.unit_path) = (k.number, k.region_path, k.unit_path)`
  expect(kept).toBeDefined()
})

test('whom the other platform does not know is not taken, and the window says so', async () => {
  const id = await pair.handIn({ ...WANG, name: '王秀花' })
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'not-taken' })
  const view = await viewOf(here.clerk, id)
  expect(view.tasks).toMatchObject([{ stage: 'tell-end' }])
  expect(view.history.map(({ opinion }) => opinion)).toContain('filing.not-authorised')
})

test('taken back here it is taken back there', async () => {
  const id = await pair.handIn()
  await pair.hour()
  const { revision } = await viewOf(here.clerk, id)
  const supervisor = await here.city.as('supervisor')
  const ended = await supervisor.post(`/api/v1/cases/${id}/procedure`, {
    revision,
    step: { kind: 'terminate', reason: '申请人不办了', basis: { title: '申请人当面要求', verified: false } },
  })
  expect(ended.body).toMatchObject({ status: 'closed' })
  await pair.hour()
  const theirs = await viewOf(await there.city.as('approver-civil-yuci'), pair.idThere(id))
  expect(theirs).toMatchObject({ status: 'closed', milestone: 'withdrawn' })
})

test('a suspended peer is neither heard nor sent to, and what waits goes when it is taken up again', async () => {
  const set = (state: string) => here.admin.post(`/api/v1/peers/${pair.peerId}/state`, { state })
  const id = await pair.handIn()
  await set('suspended')
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'waiting' })
  expect(
    (
      await here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, {
        id: uuidv7(here.world.clock.now()),
        slug: 'old-age-allowance',
        applicant: WANG,
        answers: {},
        declared: true,
      })
    ).body.code,
  ).toBe('peer.suspended')
  await set('active')
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'under-way' })
})

test('handed in while the other platform is down it waits, goes when that is up again, and comes back decided', async () => {
  there.line.weather = 'down'
  const id = await pair.handIn()
  await settle(here)
  const waiting = await trailOf(here, id)
  expect(waiting.crossing).toMatchObject({ state: 'waiting', theirNumber: null, title: { zh: '高龄津贴' } })
  expect(waiting.steps).toMatchObject([
    { kind: 'case.filed', receiptedAt: null, tries: 1, failure: 'unreachable' },
  ])
  await pair.hour()
  expect((await trailOf(here, id)).steps).toMatchObject([{ receiptedAt: null, tries: 2 }])
  expect((await listOf(here)).peers).toMatchObject([{ waiting: 1, failure: 'unreachable' }])

  there.line.weather = 'fine'
  await pair.hour()
  const gone = await trailOf(here, id)
  expect(gone.crossing).toMatchObject({
    state: 'under-way',
    theirNumber: expect.any(String),
    theirUnit: expect.stringContaining('民政局'),
  })
  expect(gone.steps.find(({ kind }) => kind === 'case.filed')).toMatchObject({
    receiptedAt: expect.any(String),
  })

  const approver = await there.city.as('approver-civil-yuci')
  const theirs = await viewOf(approver, pair.idThere(id))
  expect(theirs).toMatchObject({ channel: 'peer', subject: { name: expect.stringContaining('王') } })
  await act(approver, pair.idThere(id), 'correct', {
    corrections: [{ item: 'social-security-card', what: '收款的社会保障卡：请补卡号' }],
  })
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'correction' })
  const asked = await viewOf(here.clerk, id)
  expect(asked.tasks).toMatchObject([{ stage: 'supplement' }])
  expect(asked.history.map(({ opinion }) => opinion)).toContain('收款的社会保障卡：请补卡号')
  await act(here.clerk, id, 'send', { answers: { supplement: '社会保障卡尾号3316，已当面核对' } })
  await pair.hour()
  const supplied = await viewOf(await there.city.as('approver-civil-yuci'), pair.idThere(id))
  expect(JSON.stringify(supplied.history)).toContain('社会保障卡尾号3316')

  await act(await there.city.as('approver-civil-yuci'), pair.idThere(id), 'grant', { opinion: '符合条件' })
  await pair.hour()
  expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'closed', outcome: 'granted' })
  expect(await viewOf(here.clerk, id)).toMatchObject({
    status: 'open',
    decision: { outcome: 'granted', automatic: false, by: expect.stringContaining('民政局') },
    tasks: [{ stage: 'hand-out' }],
  })
  await act(here.clerk, id, 'handed-out')
  expect(await viewOf(here.clerk, id)).toMatchObject({ status: 'closed' })
  expect((await trailOf(here, id)).steps.every(({ receiptedAt }) => receiptedAt !== null)).toBe(true)
})

test('what is personal is kept with the case alone, is masked in lists, and is in no log', async () => {
  const [left] = await here.world.owner.read<[{ count: number }]>`
    select count(*)::int as count from peer.outgoing where receipted_at is not null and content is not null`
  expect(left.count).toBe(0)
  const { body } = await here.clerk.get('/api/v1/peer-cases?direction=sent')
  expect(JSON.stringify(body)).not.toContain(WANG.identifier)
  for (const { world } of [here, there])
    expect(world.logged.join('\n')).not.toMatch(/王秀兰|149902194506120026/)
  const neighbour = await here.city.as('approver-shouyang')
  expect((await neighbour.get('/api/v1/peer-cases?direction=sent')).body).toEqual({ cases: [] })
})
