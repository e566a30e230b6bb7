import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRelay } from '#modules/case'
import { openCorrections } from '#modules/service'
import { callersOf, createWorld, type Caller, type World } from '#world'

const slug = 'old-age-allowance'
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let anyone: Caller
let acceptor: Caller

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  anyone = city.anonymous()
  acceptor = await city.as('acceptor-civil-yuci')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const report = (who: Caller, body: object = {}) =>
  who.post(`/api/v1/matters/${slug}/guide-reports`, {
    version: 1,
    region: '140702',
    element: 'contact',
    words: '电话打不通，应该是0354开头的号码',
    ...body,
  })
const resultOf = async (code: string) => (await anyone.get(`/api/v1/guide-reports/${code}`)).body

interface Task {
  readonly id: string
  readonly stage: string
}
/** The case of the newest report, as whoever handles it sees it. */
async function correction() {
  await openCorrections(world.platform)
  const [row] = await world.owner.read<{ id: string }[]>`
    select case_id as id from service.guide_report where filed_at is not null order by reported_at desc, report_id desc limit 1`
  if (!row) throw new Error('nothing was filed')
  return row.id
}
async function act(id: string, action: string, answers?: object) {
  world.clock.advance({ seconds: 30 })
  const found = (await acceptor.get(`/api/v1/cases/${id}`)).body as unknown as {
    revision: number
    tasks: Task[]
  }
  const [task] = found.tasks
  const claimed = await acceptor.post(`/api/v1/cases/${id}/claim`, {
    taskId: task?.id,
    revision: found.revision,
  })
  expect(claimed.status).toBe(200)
  const { revision } = claimed.body as unknown as { revision: number }
  const done = await acceptor.post(`/api/v1/cases/${id}/act`, {
    taskId: task?.id,
    revision,
    action,
    ...(answers ? { answers } : {}),
  })
  expect(done.body).not.toHaveProperty('code')
  const relay = createRelay(world.platform)
  for (let round = 0; round < 3; round++) await relay.runOnce()
}

test('what anybody reports becomes work of the unit that handles the matter, and is answered', async () => {
  const sent = await report(anyone)
  expect(sent.body).toMatchObject({ unitName: expect.stringContaining('榆次区民政局') })
  const { code } = sent.body as unknown as { code: string }
  expect(await resultOf(code)).toMatchObject({ slug, element: 'contact', state: 'open', answer: null })
  const id = await correction()
  await act(id, 'answer', { result: '号码没有错，节假日没有人接，已经写明工作时间。' })
  expect(await resultOf(code)).toMatchObject({
    state: 'answered',
    fixedVersion: null,
    answer: expect.stringContaining('号码没有错'),
  })
})

test('what is mended is mended in a version that is offered, and whoever reported is told', async () => {
  const son = await city.as('son')
  const { code } = (await report(son)).body as unknown as { code: string }
  const id = await correction()
  await act(id, 'uphold')
  await act(id, 'mended', { result: '电话已经改成0354-2345678。' })
  // Nothing was published: saying so does not make it so.
  expect(await resultOf(code)).toMatchObject({ state: 'open' })
  expect((await acceptor.get(`/api/v1/cases/${id}`)).body).toMatchObject({
    tasks: expect.arrayContaining([expect.objectContaining({ stage: 'fix' })]),
  })
  await publishNext()
  await act(id, 'mended', { result: '电话已经改成0354-2345678。' })
  expect(await resultOf(code)).toMatchObject({ state: 'fixed', fixedVersion: 2 })
  expect((await son.get('/api/v1/notices')).body).toMatchObject({
    notices: expect.arrayContaining([expect.objectContaining({ kind: 'guide.answered' })]),
  })
  const supervisor = await city.as('supervisor')
  const { figures } = (await supervisor.get('/api/v1/figures?place=supervision')).body as unknown as {
    figures: { id: string; value: number | null; numerator: number; denominator: number | null }[]
  }
  const figure = (of: string) => figures.find((each) => each.id === of)
  expect(figure('guide-upheld')).toMatchObject({ numerator: 1, denominator: 2, value: 50 })
  expect(figure('guide-correction-days')).toMatchObject({ denominator: 1 })
  expect(figure('guide-correction-days')?.value).toBeGreaterThan(0)
})

async function publishNext() {
  const designer = await city.as('designer')
  const reviewer = await city.as('design-reviewer')
  const { id } = (await designer.post('/api/v1/designs', { slug })).body as unknown as { id: string }
  await designer.put(`/api/v1/designs/${id}`, {
    revision: 0,
    parts: { contact: { consult: '0354-2345678', complain: '12345' } },
  })
  world.clock.advance({ seconds: 1 })
  await designer.post(`/api/v1/designs/${id}/submit`, { revision: 1, remarks: '改电话' })
  world.clock.advance({ seconds: 1 })
  const published = await reviewer.post(`/api/v1/designs/${id}/review`, {
    revision: 2,
    verdict: 'approve',
    remarks: '同意',
  })
  expect(published.body).toMatchObject({ state: 'published', version: 2 })
}

test('a report is of something there is, and not too many come from one address', async () => {
  expect((await report(anyone, { version: 99 })).body).toMatchObject({ code: 'matter.not-found' })
  expect((await report(anyone, { region: '999999' })).body).toMatchObject({ code: 'filing.no-item' })
  expect((await report(anyone, { element: 'weather' })).body).toMatchObject({ code: 'request.invalid' })
  expect((await report(anyone, { words: '错' })).body).toMatchObject({ code: 'request.invalid' })
  expect((await anyone.get('/api/v1/guide-reports/no-such-code')).body).toMatchObject({
    code: 'service.report-not-found',
  })
  world.clock.advance({ hours: 1 })
  const answers = []
  for (let count = 0; count < 6; count++) answers.push((await report(anyone)).status)
  expect(answers).toEqual([200, 200, 200, 200, 200, 429])
})
