import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, ParcelView } from '#contract'
import { openStreet, seeCase, takeAction, type Caller, type Street } from '#world'

const FIRM = '01900000-0000-7000-8000-000000000101'
let street: Street
let agent: Caller
let police: Caller
beforeAll(async () => {
  street = await openStreet()
  agent = await street.city.as('firm-agent')
  police = await street.city.as('approver-police-yuci')
})
afterAll(() => street.close())

/** The seals of a firm, announced and accepted. */
async function accepted(handIn: 'post' | 'bring'): Promise<string> {
  const opened = await agent.post('/api/v1/filings', {
    slug: 'seal-cancellation',
    subjectId: FIRM,
    fresh: true,
  })
  const id = String(opened.body['id'])
  const filed = await agent.post(`/api/v1/filings/${id}/submit`, {
    answers: { sealCount: 2, handIn },
    declared: true,
  })
  expect(filed.body).toMatchObject({ outcome: 'pending' })
  expect(await takeAction(police, id, 'accept')).toMatchObject({ status: 200 })
  await street.pass()
  return id
}

const parcelsOf = async (id: string) =>
  ((await agent.get(`/api/v1/cases/${id}/parcels`)).body as unknown as { parcels: ParcelView[] }).parcels
const atUnit = async () =>
  ((await police.get('/api/v1/parcels')).body as unknown as { parcels: ParcelView[] }).parcels
const nowAt = ({ trail }: CaseView) => trail.find(({ state }) => state === 'now')?.title.zh

test('seals are fetched by a courier, tracked, counted at the window, and decided on only then', async () => {
  const id = await accepted('post')
  const [parcel] = await parcelsOf(id)
  expect(parcel).toMatchObject({
    direction: 'in',
    what: { zh: '全部印章' },
    payer: 'government',
    state: 'ordered',
    person: { phone: expect.stringMatching(/^1\d{10}$/), address: expect.stringContaining('榆次') },
  })
  expect(nowAt(await seeCase(agent, id))).toBe('上门取原件')
  expect((await atUnit()).find((each) => each.id === parcel?.id)).toMatchObject({ direction: 'in' })
  // Nothing is to be given to the courier for it, and nothing can be decided.
  expect(await police.post(`/api/v1/parcels/${parcel?.id}/handed-over`)).toMatchObject({ status: 409 })
  expect((await seeCase(police, id)).tasks).toEqual([])

  const waybill = String(parcel?.waybill)
  street.banks.post.see(waybill, 'delivered', '窗口签收')
  street.banks.post.see(waybill, 'collected', '已上门揽收')
  await street.pass()
  expect(await parcelsOf(id)).toMatchObject([{ state: 'delivered', person: null }])
  expect((await atUnit()).map((each) => each.id)).not.toContain(parcel?.id)
  expect(nowAt(await seeCase(agent, id))).toBe('窗口收原件')
  expect(await takeAction(police, id, 'received', { answers: { received: 2 } })).toMatchObject({
    status: 200,
  })
  expect(await takeAction(police, id, 'grant', { opinion: '清点无误，已销毁' })).toMatchObject({
    status: 200,
  })
  expect(await seeCase(agent, id)).toMatchObject({ status: 'closed', certificates: [{}] })
})

test('whoever brings them waits for no courier', async () => {
  const id = await accepted('bring')
  expect(await parcelsOf(id)).toEqual([])
  expect(nowAt(await seeCase(agent, id))).toBe('窗口收原件')
})

test('nobody was at home: a person calls, and it is fetched another day', async () => {
  const id = await accepted('post')
  const [first] = await parcelsOf(id)
  street.banks.post.see(String(first?.waybill), 'returned', '上门没有人')
  await street.pass()
  expect(await takeAction(police, id, 'again', { opinion: '约了明天上午' })).toMatchObject({ status: 200 })
  await street.pass()
  expect((await parcelsOf(id)).map(({ state }) => state).toSorted()).toEqual(['ordered', 'returned'])
})
