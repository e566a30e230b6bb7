import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, ListedRating } from '#contract'
import { createRelay } from '#modules/case'
import {
  callersOf,
  createWorld,
  seeCase,
  staffOf,
  takeAction,
  type Caller,
  type Post,
  type World,
} from '#world'
import { openRectifications } from './index.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let son: Caller
const mother = '01900000-0000-7000-8000-000000000001'
const rated: Post = { unit: 'civil-affairs', role: 'acceptor' }
const judge: Post = { unit: 'government-office', role: 'supervisor' }

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  son = await city.as('son')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const settle = async () => {
  await openRectifications(world.platform)
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}

/** A finished case of the mother's, filed by her son. */
async function finished(slug = 'old-age-allowance', more: Record<string, unknown> = {}): Promise<CaseView> {
  const draft = (await son.post('/api/v1/filings', { slug, subjectId: mother, fresh: true }))
    .body as unknown as {
    id: string
    choices: Record<string, { value: string }[]>
  }
  const card = draft.choices['card']?.[0]?.value
  const filed = await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { ...(card ? { card } : {}), ...more },
    declared: true,
  })
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  return seeCase(son, draft.id)
}

interface Shown {
  rectification: { number: string; state: string; due: string; answer: string | null; mayReply: boolean }
}
const mendingOf = async (id: string) =>
  ((await son.get(`/api/v1/cases/${id}/rating`)).body as unknown as Shown).rectification

async function rectificationOf(caseId: string): Promise<string> {
  const [row] = await world.owner.read<
    { id: string }[]
  >`select rectification_id as id from rating.rating where case_id = ${caseId} and rectification_id is not null`
  return row?.id ?? ''
}

test('a bad rating under a name opens a dated fix of the unit, is called back, mended once more, and confirmed', async () => {
  const { id } = await finished()
  const bad = { grade: 2, tags: ['page-error'], text: '提交两次才成功', callBack: true }
  expect((await son.post(`/api/v1/cases/${id}/rating`, bad)).status).toBe(200)
  expect(await mendingOf(id)).toMatchObject({ state: 'calling', number: null })
  await settle()
  // Opened once, however often it is looked for.
  await settle()
  const fix = await rectificationOf(id)
  expect(await mendingOf(id)).toMatchObject({ state: 'calling', due: '2026-11-20' })
  const officer = await staff.on(rated)
  const view = await seeCase(officer, fix)
  expect(view.fields.find(({ name }) => name === 'complaint')?.text).toBe('页面出错；提交两次才成功')
  expect((await officer.get(`/api/v1/cases/${fix}/diagram`)).status).toBe(200)
  // Whoever calls knows whom to call, and no more than a surname.
  expect(view.fields.find(({ name }) => name === 'caller')?.text).toBe('李先生/女士')
  expect(view.fields.find(({ name }) => name === 'phone')?.text).toMatch(/^1\d{10}$/)
  const other = await staff.on({ unit: 'civil-affairs', region: '140725', role: 'acceptor' })
  expect((await other.get(`/api/v1/cases/${fix}`)).body).toMatchObject({ code: 'case.not-found' })

  await takeAction(officer, fix, 'mend', { answers: { reached: true, verified: 'true' } })
  expect(await mendingOf(id)).toMatchObject({ state: 'fixing', due: '2026-11-26', mayReply: false })
  expect((await son.post(`/api/v1/cases/${id}/rating/reply`, { solved: true })).body).toMatchObject({
    code: 'rating.no-reply-awaited',
  })
  const result = '提交按钮已经修好，连续测试三天没有再出错。'
  await takeAction(officer, fix, 'mended', { answers: { result } })
  await settle()
  expect(await mendingOf(id)).toMatchObject({ state: 'answered', answer: result, mayReply: true })
  expect(
    (await son.post(`/api/v1/cases/${id}/rating/reply`, { solved: false, text: '还是出错' })).body,
  ).toEqual({
    state: 'fixing',
  })
  const head = await staff.on({ ...rated, role: 'approver' })
  await takeAction(head, fix, 'mended', {
    answers: { result: '换了服务器，和您一起在电话里试过，一次成功。' },
  })
  await settle()
  expect((await son.post(`/api/v1/cases/${id}/rating/reply`, { solved: true })).body).toEqual({
    state: 'confirmed',
  })
  await settle()
  expect(await seeCase(officer, fix)).toMatchObject({ status: 'closed' })
  expect(await mendingOf(id)).toMatchObject({ state: 'confirmed', mayReply: false })

  const published = await city.anonymous().get('/api/v1/rating/published?slug=old-age-allowance')
  expect(published.body).toMatchObject({
    answers: [
      { name: '李**', grade: 2, reply: 'confirmed', answer: expect.stringContaining('换了服务器') as string },
    ],
  })
  const rates = await city.anonymous().get('/api/v1/rating/rates?by=item&region=140702')
  expect(rates.body).toMatchObject({
    rows: [{ key: 'old-age-allowance', count: 1, satisfied: 0, rectifications: 1, settled: 1, onTime: 1 }],
  })
})

test('a rating found malicious by another unit counts no more, and one without a name opens nothing', async () => {
  const first = await finished('senior-card', { medium: 'electronic' })
  await son.post(`/api/v1/cases/${first.id}/rating`, { grade: 1, tags: [], text: '就是不满意' })
  await settle()
  const fix = await rectificationOf(first.id)
  const officer = await staff.on(rated)
  expect((await takeAction(officer, fix, 'appeal', { opinion: '秒批办结，电话中承认没有用过' })).status).toBe(
    200,
  )
  expect(await mendingOf(first.id)).toMatchObject({ state: 'appealed' })
  // Whoever was rated does not decide.
  const head = await staff.on({ ...rated, role: 'approver' })
  for (const one of [officer, head])
    expect((await takeAction(one, fix, 'malicious', { opinion: '恶意' })).body).toMatchObject({
      code: 'case.not-your-turn',
    })
  await takeAction(await staff.on(judge), fix, 'malicious', { opinion: '核对记录，评价与办理无关' })
  await settle()
  expect(await mendingOf(first.id)).toMatchObject({ state: 'excluded' })
  const rates = await city.anonymous().get('/api/v1/rating/rates?by=item&slug=senior-card')
  expect(rates.body).toMatchObject({ total: { count: 0 }, rows: [] })

  const list = await (await staff.on({ ...rated, role: 'approver' })).get('/api/v1/ratings?slug=senior-card')
  expect(list.body).toMatchObject({ ratings: [{ grade: 1, rectification: { state: 'excluded' } }] })
  expect(JSON.stringify(list.body)).not.toContain('李建国')

  const second = await finished()
  await son.post(`/api/v1/cases/${second.id}/rating`, { grade: 1, tags: [], anonymous: true })
  await settle()
  expect(await mendingOf(second.id)).toBeNull()
  const listed = (await head.get('/api/v1/ratings?slug=old-age-allowance')).body as unknown as {
    ratings: ListedRating[]
  }
  expect(listed.ratings.find(({ caseId }) => caseId === second.id)).toMatchObject({
    anonymous: true,
    rectification: null,
  })
})

test('a code from the window is for one rating, by nobody who serves, and the person hears of it', async () => {
  const { id } = await finished()
  const clerk = await city.as('window-clerk')
  const invited = await clerk.post('/api/v1/rating/invitations', { caseId: id })
  expect(invited.status, JSON.stringify(invited.body)).toBe(200)
  const { code } = invited.body as unknown as { code: string }
  const passer = city.anonymous()
  expect((await passer.get(`/api/v1/rating/invitations/${code}`)).body).toMatchObject({
    about: 'visit',
    windowName: null,
  })
  const path = `/api/v1/rating/invitations/${code}`
  expect((await clerk.post(path, { grade: 5 })).body).toMatchObject({ code: 'rating.not-by-officers' })
  expect((await passer.post(path, { grade: 5, tags: ['page-error'] })).body).toMatchObject({
    code: 'rating.tags-unknown',
  })
  const contact = { name: '李建国', phone: '13800140001' }
  expect((await passer.post(path, { grade: 2, tags: ['long-queue'], contact })).status).toBe(200)
  expect((await passer.post(path, { grade: 5 })).body).toMatchObject({ code: 'rating.code-over' })
  expect((await clerk.post('/api/v1/rating/invitations', { caseId: id })).body).toMatchObject({
    code: 'rating.already',
  })
  const notices = await son.get('/api/v1/notices')
  expect(JSON.stringify(notices.body)).toContain('rating.given')

  // The visit was to the window's unit: it mends, not the one that decides.
  await settle()
  const fix = await rectificationOf(id)
  const { unit } = await seeCase(await staff.on({ unit: 'approval-bureau', role: 'acceptor' }), fix)
  expect(unit.name).toContain('行政审批')

  // A code runs out.
  const whole = await clerk.post('/api/v1/rating/invitations', { caseId: id, about: 'whole' })
  const { code: late } = whole.body as unknown as { code: string }
  world.clock.set(world.clock.now().add({ hours: 24 * 8 }))
  expect((await passer.post(`/api/v1/rating/invitations/${late}`, { grade: 5 })).body).toMatchObject({
    code: 'rating.code-over',
  })
  expect(
    (await passer.post('/api/v1/rating/invitations/aaaaaaaaaaaaaaaaaaaaaa', { grade: 5 })).body,
  ).toMatchObject({
    code: 'rating.code-over',
  })
})

test('what is said on the telephone is taken down elsewhere, and silence settles what was answered', async () => {
  son = await city.as('son')
  const { id, number } = await finished()
  const body = { number, grade: 2, tags: ['unsolved'], contact: { name: '王秀兰', phone: '13800140002' } }
  const insider = await staff.on({ unit: 'approval-bureau', role: 'window' })
  const hotline = await staff.on({ unit: 'hotline-centre', region: '140700', role: 'window' })
  const own = await staff.on({ unit: 'civil-affairs', role: 'acceptor' })
  expect((await own.post('/api/v1/rating/by-phone', body)).body).toMatchObject({ code: 'access.denied' })
  expect(
    (await insider.post('/api/v1/rating/by-phone', { ...body, number: '没有这个编号' })).body,
  ).toMatchObject({
    code: 'case.not-found',
  })
  expect((await hotline.post('/api/v1/rating/by-phone', body)).status).toBe(200)
  expect((await hotline.post('/api/v1/rating/by-phone', body)).body).toMatchObject({ code: 'rating.already' })
  await settle()
  const fix = await rectificationOf(id)
  // Three working days late.
  world.clock.set(world.clock.now().add({ hours: 24 * 7 }))
  const late = await staff.on(rated)
  const explained = {
    reached: true,
    verified: 'no-basis',
    result: '申领条件由省里规定，已在电话里说明，可以去补充材料。',
  }
  expect((await takeAction(late, fix, 'explain', { answers: explained })).status).toBe(200)
  await settle()
  world.clock.set(world.clock.now().add({ hours: 24 * 10 }))
  await settle()
  const rates = await city.anonymous().get('/api/v1/rating/rates?by=level')
  expect(rates.body).toMatchObject({
    rows: [{ key: 'county', rectifications: expect.any(Number) as number }],
  })
  const [row] = await world.owner
    .read`select reply, on_time from rating.rating where rectification_id = ${fix}`
  expect(row).toMatchObject({ reply: 'silent', on_time: false })
})
