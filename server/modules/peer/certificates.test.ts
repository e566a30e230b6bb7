import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilingView, OutputOf, peerFileOperations } from '#contract'
import { certificatesIssuedIn, sealedPdf } from '#modules/certificate'
import { publishKeys } from '#modules/ledger'
import { uuidv7 } from '#platform/crypto'
import { handInRequired, pdfOf, staffOf, takeAction } from '#world'
import { checkCertificate } from './certificate-check.ts'
import { act, openPair, settle, trailOf, viewOf, type Pair, type Side } from './pair.fixture.ts'

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
const BOARD = {
  adKind: '落地式',
  site: '迎宾街118号门前人行道',
  widthMetres: 2,
  heightMetres: 3,
  months: 1,
  siteRight: '租用',
  near: '都没有',
  structureSafe: true,
}

/** Two whole platforms, hour after hour. */
const SLOW = { timeout: 240_000 }

let pair: Pair
let here: Side
let there: Side
/** A licence issued here to the firm: its case and its number. */
let licence: { caseId: string; identifier: string }
beforeAll(async () => {
  pair = await openPair()
  ;({ here, there } = pair)
  const [firm] = await here.world.owner.read<{ name: string; identifier: string }[]>`
    select name, identifier from registry.subject where id = '01900000-0000-7000-8000-000000000101'`
  Object.assign(FIRM, firm)
  licence = await issueHere()
}, 240_000)
afterAll(() => pair?.close())

const bureau = (side: Side, role: 'acceptor' | 'approver') =>
  staffOf(side.world, side.city.anonymous).on({ unit: 'urban-management', role })

async function grant(side: Side, caseId: string): Promise<void> {
  expect(await takeAction(await bureau(side, 'acceptor'), caseId, 'accept')).toMatchObject({ status: 200 })
  const granted = await takeAction(await bureau(side, 'approver'), caseId, 'grant', { opinion: '同意' })
  expect(granted).toMatchObject({ status: 200 })
}

async function issueHere() {
  const agent = await here.city.as('firm-agent')
  const draft = (
    await agent.post('/api/v1/filings', {
      slug: 'road-occupation',
      subjectId: '01900000-0000-7000-8000-000000000101',
    })
  ).body as unknown as FilingView
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers: ROAD, declared: true })
  expect(filed).toMatchObject({ status: 200 })
  await settle(here)
  await grant(here, draft.id)
  await settle(here)
  const [issued] = await certificatesIssuedIn(here.world.database.read, [draft.id])
  return { caseId: draft.id, identifier: String(issued?.identifier) }
}

const upload = (id: string, slot: string) =>
  here.clerk.raw({
    method: 'POST',
    url: `/api/v1/peer-cases/${id}/materials/${slot}/files?name=${slot}.pdf`,
    payload: pdfOf(`${slot} of ${id}`),
    headers: { 'content-type': 'application/octet-stream' },
  })

async function handIn(slug: string, answers: object, slots: readonly string[], id = newId()) {
  for (const slot of slots) expect(await upload(id, slot)).toMatchObject({ status: 200 })
  const body = { id, slug, applicant: FIRM, answers, declared: true }
  const answer = await here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, body)
  return { id, answer }
}

const newId = () => uuidv7(here.world.clock.now())
const show = (id: string, slot: string) =>
  here.clerk.post(`/api/v1/peer-cases/${id}/materials/${slot}/certificate`, {
    identifier: licence.identifier,
  })

/** What one side has been told of the other’s keys, as if another statement had come since. */
const trust = (side: Side, keys: readonly object[]) =>
  side.world.owner.read`
    update peer.peer set issuer_keys = ${side.world.owner.read.json(keys as never)}, issuer_keys_at = '2100-01-01'`
const trustAnew = (side: Side) => side.world.owner.read`update peer.peer set issuer_keys_at = '2020-01-01'`

test(
  'a certificate is judged by whole proof, issuer, holder, number and day, and the step that fails is named',
  SLOW,
  async () => {
    const [row] = await certificatesIssuedIn(here.world.database.read, [licence.caseId])
    if (!row) throw new Error('nothing was issued')
    const bytes = await sealedPdf(here.world.platform, row)
    const { keys } = publishKeys(here.world.platform.keyStore)
    const expected = { holder: FIRM.identifier, identifier: licence.identifier, on: '2026-11-30' }
    const faultOf = (...asked: Parameters<typeof checkCertificate>) => {
      const check = checkCertificate(...asked)
      return 'fault' in check ? check.fault : 'none'
    }
    expect(faultOf(bytes, keys, expected)).toBe('none')
    expect(faultOf(bytes, publishKeys(there.world.platform.keyStore).keys, expected)).toBe('trust')
    // A key that signs the ledger signs no certificates.
    const swapped = keys.map(
      (key) => ({ ...key, use: key.use === 'ledger' ? 'certificate' : 'ledger' }) as const,
    )
    expect(faultOf(bytes, swapped, expected)).toBe('trust')
    expect(faultOf(bytes, keys, { ...expected, holder: '91140700MA0XXXXXXX' })).toBe('holder')
    expect(faultOf(bytes, keys, { ...expected, identifier: 'another' })).toBe('identifier')
    expect(faultOf(bytes, keys, { ...expected, on: '2027-01-01' })).toBe('expired')
    expect(faultOf(pdfOf('no proof'), keys, expected)).toBe('format')
    const altered = Buffer.from(bytes)
    altered[500] = (altered[500] ?? 0) ^ 1
    expect(['document', 'format']).toContain(faultOf(altered, keys, expected))
  },
)

test(
  'a certificate of an issuer whom nobody vouches for is not handed out; sent again with a known one it is',
  SLOW,
  async () => {
    const { id } = await handIn('road-occupation', ROAD, ['drawing', 'restore-plan'])
    await pair.hour()
    await grant(there, pair.idThere(id))
    await trust(here, publishKeys(here.world.platform.keyStore).keys)
    await pair.hour()
    expect((await trailOf(here, id)).crossing).toMatchObject({
      state: 'under-way',
      certificateFault: 'trust',
    })
    const view = await viewOf(here.clerk, id)
    expect(view.tasks).toMatchObject([{ stage: 'doubtful' }])
    expect(view.history.map(({ opinion }) => opinion)).toContain('peer.certificate-refused trust')
    const agent = await here.city.as('firm-agent')
    expect((await agent.get('/api/v1/my/peer-certificates')).body).toEqual({ certificates: [] })

    await trustAnew(here)
    await act(here.clerk, id, 'ask-again')
    await pair.hour()
    const trail = await trailOf(here, id)
    expect(trail.crossing).toMatchObject({ state: 'closed', outcome: 'granted', certificateFault: null })
    expect(trail.steps.map(({ kind }) => kind)).toContain('case.result-asked')
    expect(trail.certificates).toHaveLength(1)
    expect((await viewOf(here.clerk, id)).tasks).toMatchObject([{ stage: 'hand-out' }])
    const wallet = (await agent.get('/api/v1/my/peer-certificates')).body as unknown as OutputOf<
      typeof peerFileOperations.myCertificates
    >
    expect(wallet.certificates).toHaveLength(1)
  },
)

test(
  'a certificate held here is shown there in place of a file, and verified by the keys of here',
  SLOW,
  async () => {
    const files = ['site-right', 'drawing', 'structure']
    const id = newId()
    expect((await show(id, 'road-permit')).body).toMatchObject({
      files: [{ slot: 'road-permit', certificate: { identifier: licence.identifier } }],
    })
    const { answer } = await handIn('outdoor-advertising', BOARD, files, id)
    expect(answer).toMatchObject({ status: 200 })
    await pair.hour()
    expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'under-way' })
    const acceptor = await bureau(there, 'acceptor')
    const trail = (await acceptor.get(`/api/v1/cases/${pair.idThere(id)}/peer-trail`))
      .body as unknown as Awaited<ReturnType<typeof trailOf>>
    expect(trail.files.find(({ slot }) => slot === 'road-permit')).toMatchObject({
      certificate: { identifier: licence.identifier },
    })
    const { slots } = (await acceptor.get(`/api/v1/cases/${pair.idThere(id)}/materials`)).body as unknown as {
      slots: { id: string; given: { name: string }[] }[]
    }
    expect(slots.find((slot) => slot.id === 'road-permit')?.given).toMatchObject([
      { name: '临时占用城市道路许可证.pdf' },
    ])
  },
)

test(
  'a certificate shown that is somebody else’s is not sent, and one whose issuer is unknown there is not taken',
  SLOW,
  async () => {
    const files = ['site-right', 'drawing', 'structure']
    const other = newId()
    await show(other, 'road-permit')
    for (const slot of files) await upload(other, slot)
    const answer = await here.clerk.post(`/api/v1/peers/${pair.peerId}/cases`, {
      id: other,
      slug: 'outdoor-advertising',
      applicant: { ...FIRM, identifier: '91140700MA0XXXXXX1' },
      answers: BOARD,
      declared: true,
    })
    expect(answer.body.code).toBe('peer.certificate-of-another')

    await trust(there, [])
    const id = newId()
    await show(id, 'road-permit')
    await handIn('outdoor-advertising', BOARD, files, id)
    await pair.hour()
    expect((await trailOf(here, id)).crossing).toMatchObject({ state: 'not-taken' })
    const { history } = await viewOf(here.clerk, id)
    expect(history.map(({ opinion }) => opinion)).toContain('peer.certificate-refused road-permit trust')
  },
)
