import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BookingView, HallScreen, Visitor } from '#contract'
import { readSm2PublicKey, uuidv7, verifySm2 } from '#platform/crypto'
import { as, openCity, openHall, TEN_THIRTY } from './hall.fixture.ts'
import { followScreen } from './screen.ts'
import { receiptBytes } from './visits.ts'

let there: Awaited<ReturnType<typeof openCity>>
let hall: Awaited<ReturnType<typeof openHall>>

beforeAll(async () => {
  there = await openCity()
})
beforeEach(async () => {
  hall = await openHall(there.world, there.city.anonymous)
})
afterAll(() => there.close())

test('two windows that call at once, again and again, call nobody twice and leave nobody', async () => {
  const { clerk, colleague } = there
  const given = new Set<string>()
  for (let at = 0; at < 30; at++) given.add((await hall.take()).number)
  expect((await hall.sit(clerk, 0)).status).toBe(200)
  expect((await hall.sit(colleague, 1)).status).toBe(200)
  const called: (string | null)[] = []
  for (let round = 0; round < 16; round++)
    called.push(...(await Promise.all([hall.next(clerk, 0), hall.next(colleague, 1)])))
  const numbers = called.filter((number) => number !== null)
  expect(numbers).toHaveLength(30)
  expect(new Set(numbers)).toEqual(given)
})

test('a window takes what it is for; missed, taken back, sent on, recalled, paused', async () => {
  const { clerk, colleague } = there
  await hall.take({ matter: 'old-age-allowance' })
  await hall.take()
  expect(await hall.next(clerk, 0)).toBeUndefined()
  await hall.sit(clerk, 0)
  await hall.sit(colleague, 1)
  expect((await hall.sit(colleague, 0)).body.code).toBe('hall.window-taken')
  expect((await hall.sit(clerk, 1)).body.code).toBe('hall.window-taken')
  expect(await hall.next(colleague, 1)).toBe('B002')
  expect(await hall.next(colleague, 1)).toBeNull()
  expect(await hall.next(clerk, 0)).toBe('B001')
  const ticket = (await hall.desk(clerk)).current?.id
  const turn = (step: string, who = clerk) => who.post(`/api/v1/hall-tickets/${ticket}/turn`, { step })
  expect((await turn('serve', colleague)).body.code).toBe('hall.not-at-window')
  expect(as<{ state: string }>(await turn('recall')).state).toBe('called')
  expect((await hall.desk(clerk)).current?.calls).toBe(2)
  expect((await hall.sit(clerk, 0, 'closed')).body.code).toBe('hall.still-serving')
  expect(as<{ state: string }>(await turn('missed')).state).toBe('missed')
  expect((await hall.desk(clerk)).missed.map(({ number }) => number)).toEqual(['B001'])
  expect((await clerk.post(`/api/v1/hall-tickets/${ticket}/rejoin`)).status).toBe(200)
  expect((await clerk.post(`/api/v1/hall-tickets/${ticket}/rejoin`)).body.code).toBe('hall.not-missed')
  expect(await hall.next(clerk, 0)).toBe('B001')
  expect(
    (await clerk.post(`/api/v1/hall-tickets/${ticket}/transfer`, { windowId: hall.windows[1] })).status,
  ).toBe(200)
  expect((await hall.desk(colleague)).queue).toMatchObject([{ number: 'B001', onlyWindow: 2 }])
  expect(await hall.next(clerk, 0)).toBeNull()
  expect((await hall.sit(colleague, 1, 'paused')).status).toBe(200)
  expect((await colleague.post(`/api/v1/hall-windows/${hall.windows[1]}/next`)).body.code).toBe(
    'hall.window-not-open',
  )
  await hall.sit(colleague, 1)
  expect(await hall.next(colleague, 1)).toBe('B001')
})

test('the screen tells calls as they come, and nobody’s name', async () => {
  const { world, city, clerk } = there
  const gone = new AbortController()
  const stream = followScreen(world.platform, hall.id, gone.signal)
  const one = async () => (await stream.next()).value as HallScreen
  expect(await one()).toMatchObject({ waiting: 0, calls: [] })
  await hall.take()
  expect((await one()).waiting).toBe(1)
  await hall.sit(clerk, 0)
  expect((await one()).windows[0]).toMatchObject({ state: 'open', ticket: null })
  await hall.next(clerk, 0)
  expect(await one()).toMatchObject({ waiting: 0, calls: [{ number: 'B001', window: 1, again: false }] })
  const ticket = (await hall.desk(clerk)).current?.id
  await clerk.post(`/api/v1/hall-tickets/${ticket}/turn`, { step: 'recall' })
  expect((await one()).calls).toMatchObject([{ number: 'B001', window: 1, again: true }])
  gone.abort()
  await stream.return(undefined)
  expect((await city.anonymous().get(`/api/v1/halls/${uuidv7()}/screen`)).body.code).toBe('hall.not-found')
})

test('a draft begun at home is finished at the window under one number, and its result handed out', async () => {
  const { world, city, clerk, colleague } = there
  const son = await city.as('son')
  const draft = as<{ id: string; choices: Record<string, { value: string }[]>; subject: { id: string } }>(
    await son.post('/api/v1/filings', {
      slug: 'old-age-allowance',
      subjectId: '01900000-0000-7000-8000-000000000001',
      fresh: true,
    }),
  )
  const answers = { card: draft.choices['card']?.[0]?.value }
  await son.put(`/api/v1/filings/${draft.id}`, { revision: 0, answers })
  const about = { matter: 'old-age-allowance', subjectId: draft.subject.id, caseId: draft.id }
  const stranger = await city.as('citizen')
  expect((await hall.book(stranger, TEN_THIRTY, about)).body.code).toBe('filing.not-authorised')
  expect((await hall.book(stranger, TEN_THIRTY, { caseId: draft.id })).body.code).toBe('case.not-found')
  const booking = as<BookingView>(await hall.book(son, TEN_THIRTY, about))
  await hall.checkIn(booking.code)
  await hall.sit(clerk, 0)
  await hall.sit(colleague, 1)
  expect(await hall.next(clerk, 0)).toBe('A001')
  const ticket = (await hall.desk(clerk)).current?.id ?? ''
  expect((await colleague.get(`/api/v1/hall-tickets/${ticket}/visitor`)).body.code).toBe('hall.not-at-window')
  const visitor = as<Visitor>(await clerk.get(`/api/v1/hall-tickets/${ticket}/visitor`))
  expect(visitor).toMatchObject({ brings: 'draft', caseId: draft.id, person: { name: '王秀兰' } })
  const { name = '', identifier = '' } = visitor.person ?? {}
  // Nobody’s draft is opened without whose it is.
  expect((await clerk.get(`/api/v1/filings/${draft.id}`)).body.code).toBe('filing.not-found')
  const bring = (body: object) => clerk.post(`/api/v1/filings/${draft.id}/at-window`, body)
  expect((await bring({ identifier, name: '李建国' })).body.code).toBe('filing.not-authorised')
  expect((await son.post(`/api/v1/filings/${draft.id}/at-window`, { identifier, name })).body.code).toBe(
    'access.denied',
  )
  const brought = as<{ id: string; values: Record<string, unknown> }>(await bring({ identifier, name }))
  expect(brought).toMatchObject({ id: draft.id, values: answers })
  const filed = as<{ caseId: string; number: string; outcome: string }>(
    await clerk.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true }),
  )
  expect(filed).toMatchObject({ caseId: draft.id, outcome: 'granted' })
  expect(as<{ number: string; channel: string }>(await son.get(`/api/v1/cases/${draft.id}`)).number).toBe(
    filed.number,
  )
  await clerk.post(`/api/v1/hall-tickets/${ticket}/case`, { caseId: filed.caseId })
  const handOut = (taker: object) =>
    clerk.post(`/api/v1/hall-tickets/${ticket}/hand-out`, {
      caseId: filed.caseId,
      what: '高龄津贴决定书',
      taker,
    })
  expect((await handOut({ name, identifier: '149902195503120026', relation: 'self' })).body.code).toBe(
    'hall.taker-differs',
  )
  expect((await handOut({ name: '李建国', identifier: '1', relation: 'agent' })).body.code).toBe(
    'hall.taker-differs',
  )
  const receipt = as<Record<string, string>>(await handOut({ name, identifier, relation: 'self' }))
  const { keyId, signature, ...said } = receipt
  const published = world.platform.keyStore.publicKeys().find((each) => each.keyId === keyId)
  const holds = (what: object) =>
    verifySm2(
      readSm2PublicKey(published?.pem ?? ''),
      receiptBytes(what as never),
      Buffer.from(signature ?? '', 'base64'),
    )
  expect(holds(said)).toBe(true)
  expect(holds({ ...said, what: '别的' })).toBe(false)
  expect(JSON.stringify(said)).not.toContain(identifier)
  // Pressed again, the same paper leaves one receipt.
  expect(as(await handOut({ name, identifier, relation: 'self' }))).toEqual(receipt)
  const invited = as<{ code: string; windowName: string }>(
    await clerk.post(`/api/v1/hall-tickets/${ticket}/rating-code`),
  )
  expect(invited.windowName).toBe('榆次区政务服务中心1号窗口')
  expect(
    (await city.anonymous().post(`/api/v1/rating/invitations/${invited.code}`, { grade: 5 })).status,
  ).toBe(200)
  expect((await clerk.post(`/api/v1/hall-tickets/${ticket}/rating-code`)).body.code).toBe('rating.already')
  const byWindow = as<{ rows: { key: string; label: { zh: string }; count: number }[] }>(
    await city.anonymous().get('/api/v1/rating/rates?by=window'),
  )
  expect(byWindow.rows).toMatchObject([
    { key: hall.windows[0], label: { zh: '榆次区政务服务中心1号窗口' }, count: 1 },
  ])
  const seen = as<{ visits: object[]; receipts: object[] }>(
    await son.get(`/api/v1/cases/${filed.caseId}/visits`),
  )
  expect(seen.visits).toMatchObject([{ ticket: 'A001', hallName: '榆次区政务服务中心' }])
  expect(seen.receipts).toEqual([receipt])
  expect((await stranger.get(`/api/v1/cases/${filed.caseId}/visits`)).body.code).toBe('case.not-found')
})

test('what a clerk began for somebody they find at home, and finish there', async () => {
  const { world, city, clerk } = there
  const mother = await city.as('mother')
  const seen = as<{ identifier: string; name: string }>({
    body: (
      await world.owner.read`select identifier, name from registry.subject where name = '王秀兰' limit 1`
    )[0],
  } as never)
  const begun = as<{ id: string }>(
    await clerk.post('/api/v1/filings', { slug: 'senior-card', subject: seen, fresh: true }),
  )
  const drafts = as<{ drafts: { id: string }[] }>(await mother.get('/api/v1/filings')).drafts
  expect(drafts.map(({ id }) => id)).toContain(begun.id)
  const draft = as<{ values: Record<string, unknown> }>(await mother.get(`/api/v1/filings/${begun.id}`))
  expect((await (await city.as('citizen')).get(`/api/v1/filings/${begun.id}`)).body.code).toBe(
    'filing.not-found',
  )
  const filed = as<{ caseId: string; number: string; outcome: string }>(
    await mother.post(`/api/v1/filings/${begun.id}/submit`, {
      answers: { ...draft.values, medium: 'electronic' },
      declared: true,
    }),
  )
  expect(filed).toMatchObject({ caseId: begun.id, outcome: 'granted' })
  const [kept] = await world.owner
    .read`select number, channel, relation from "case"."case" where case_id = ${begun.id}`
  expect(kept).toMatchObject({ number: filed.number, channel: 'web', relation: 'self' })
})
