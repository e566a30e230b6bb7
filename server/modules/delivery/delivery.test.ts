import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ParcelView } from '#contract'
import { openStreet, takeAction, type Street } from '#world'
import { workTheOffice } from './index.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

async function parcelOf(caseId: string): Promise<ParcelView> {
  const { body } = await street.son.get(`/api/v1/cases/${caseId}/parcels`)
  const [parcel] = (body as unknown as { parcels: ParcelView[] }).parcels
  if (!parcel) throw new Error('there is no parcel')
  return parcel
}

/** A licence that is paid for and goes by post. */
async function posted(): Promise<{ id: string; waybill: string }> {
  const id = await street.file('post')
  street.banks.bank.pay(await street.order((await street.billOf(id)).id))
  await street.pass()
  return { id, waybill: String((await parcelOf(id)).waybill) }
}

test('what is paid for goes by post: a waybill, who pays, and a clock of ten working days', async () => {
  const { id } = await posted()
  expect(await parcelOf(id)).toMatchObject({
    direction: 'out',
    what: { zh: '机动车驾驶证' },
    payer: 'applicant',
    state: 'ordered',
    waybill: expect.stringMatching(/^E\d{10}CN$/),
    person: { name: '李建国' },
  })
  const view = await street.viewOf(id)
  expect(view).toMatchObject({ status: 'open', certificates: [{}] })
  expect(view.clocks.find(({ stage }) => stage?.name === 'post')).toMatchObject({
    count: 10,
    unit: 'working',
    basis: { law: 'law:行政许可法#44' },
  })
})

test('signed for is delivered, though told twice and out of order; then nobody’s address is kept', async () => {
  const { id, waybill } = await posted()
  const { post } = street.banks
  // The last step is told before those that lead to it.
  post.see(waybill, 'delivered', '本人签收')
  post.see(waybill, 'moving', '晋中邮件处理中心')
  post.see(waybill, 'collected', '已揽收')
  await street.pass()
  await street.pass({ minutes: 2 })
  const parcel = await parcelOf(id)
  expect(parcel).toMatchObject({ state: 'delivered', person: null })
  expect(parcel.track).toHaveLength(3)
  expect(await street.viewOf(id)).toMatchObject({ status: 'closed', milestone: 'closed' })
})

test('a notice that is lost is asked for, and a carrier that is away is asked again', async () => {
  street.banks.weather.post = 'down'
  const { id } = await posted()
  expect((await parcelOf(id)).state).toBe('made')
  street.banks.weather.post = 'fine'
  await street.pass({ hours: 1 })
  const { waybill } = await parcelOf(id)
  street.banks.post.see(String(waybill), 'out', '正在派送')
  await street.pass({ hours: 1 })
  expect((await parcelOf(id)).state).toBe('out')
})

test('a waybill whose answer was lost is the same one when it is asked for again', async () => {
  const before = street.banks.post.waybills().length
  street.banks.weather.post = 'mute'
  const { id } = await posted()
  expect(await parcelOf(id)).toMatchObject({ state: 'made', waybill: null })
  expect(street.banks.post.waybills()).toHaveLength(before + 1)
  street.banks.weather.post = 'fine'
  await street.pass({ hours: 1 })
  expect((await parcelOf(id)).waybill).toBe(street.banks.post.waybills().at(-1))
  expect(street.banks.post.waybills()).toHaveLength(before + 1)
})

test('two processes at once order a parcel once', async () => {
  street.banks.weather.post = 'down'
  await posted()
  street.world.clock.advance({ hours: 1 })
  street.banks.weather.post = 'fine'
  const orders = () => street.banks.post.asked().filter((kind) => kind === 'waybill.make').length
  const before = orders()
  await Promise.all(Array.from({ length: 4 }, () => workTheOffice(street.world.platform)))
  expect(orders()).toBe(before + 1)
})

test('a waybill that nobody waits for any more is called off, though we never heard of it: one card goes', async () => {
  const { post } = street.banks
  street.banks.weather.post = 'mute'
  const { id } = await posted()
  const unheard = post.waybills().at(-1)
  expect(await parcelOf(id)).toMatchObject({ state: 'made', waybill: null })
  // The legal time is over, and a person sends it again.
  await street.pass({ hours: 24 * 20 })
  expect((await street.viewOf(id)).trail.find(({ state }) => state === 'now')).toMatchObject({
    title: { zh: '没寄到，联系申请人' },
  })
  street.banks.weather.post = 'fine'
  const officer = await street.city.as('approver-police-yuci')
  expect(await takeAction(officer, id, 'again', { opinion: '核对过地址' })).toMatchObject({ status: 200 })
  await street.pass()
  const { body } = await street.son.get(`/api/v1/cases/${id}/parcels`)
  const parcels = (body as unknown as { parcels: ParcelView[] }).parcels.toSorted((a, b) =>
    a.state < b.state ? -1 : 1,
  )
  expect(parcels).toMatchObject([
    { state: 'cancelled', person: null },
    { state: 'ordered', person: { name: '李建国' } },
  ])
  expect(post.waybills()).not.toContain(unheard)
  expect(post.waybills()).toContain(parcels[1]?.waybill)
  expect(await officer.post(`/api/v1/parcels/${parcels[0]?.id}/handed-over`)).toMatchObject({ status: 409 })
})

test('what comes back goes to a person, who sends it again', async () => {
  const { id, waybill } = await posted()
  street.banks.post.see(waybill, 'returned', '地址不详，退回')
  await street.pass()
  expect((await street.viewOf(id)).trail.find(({ state }) => state === 'now')).toMatchObject({
    title: { zh: '没寄到，联系申请人' },
  })
})

test('who wants no card gets none: the electronic licence is delivered when it is issued', async () => {
  const id = await street.file('electronic')
  street.banks.bank.pay(await street.order((await street.billOf(id)).id))
  await street.pass()
  expect((await street.son.get(`/api/v1/cases/${id}/parcels`)).body).toEqual({ parcels: [] })
  expect(await street.viewOf(id)).toMatchObject({ status: 'closed' })
})

test('the unit hands over what is its own, once; others see nothing of it', async () => {
  const { id } = await posted()
  const parcel = await parcelOf(id)
  const officer = await street.city.as('approver-police-yuci')
  const listed = (await officer.get('/api/v1/parcels')).body as unknown as { parcels: ParcelView[] }
  expect(listed.parcels.map((each) => each.id)).toContain(parcel.id)
  const elsewhere = await street.city.as('approver-shouyang')
  expect((await elsewhere.get('/api/v1/parcels')).body).toEqual({ parcels: [] })
  const path = `/api/v1/parcels/${parcel.id}/handed-over`
  expect(await elsewhere.post(path)).toMatchObject({
    status: 404,
    body: { code: 'delivery.parcel-not-found' },
  })
  expect(await officer.post(path)).toMatchObject({ status: 200, body: { handedAt: expect.any(String) } })
  expect(await officer.post(path)).toMatchObject({
    status: 409,
    body: { code: 'delivery.handed-over-already' },
  })
  expect(await (await street.city.as('citizen')).get(`/api/v1/cases/${id}/parcels`)).toMatchObject({
    status: 404,
  })
})

test('nobody but the carrier says where a parcel is', async () => {
  const { id, waybill } = await posted()
  const now = street.world.clock.now().toString()
  const envelope = {
    id: '01900000-0000-7000-8000-00000000abcd',
    from: 'post',
    to: 'JZ140700',
    kind: 'track',
    sentAt: now,
    content: { waybill, eventId: 'F1', kind: 'delivered', place: '本人签收', at: now },
  }
  const forged = { envelope, signature: Buffer.from('nobody signed this').toString('base64') }
  expect(await street.city.anonymous().post('/api/v1/delivery/notices', forged)).toMatchObject({
    status: 401,
    body: { code: 'counterparty.signature-invalid' },
  })
  expect((await parcelOf(id)).state).toBe('ordered')
})
