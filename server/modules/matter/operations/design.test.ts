import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Design, MatterDefinition } from '#contract'
import { assigneeNames, createRelay, resultNames, serviceNames } from '#modules/case'
import { createPublisher, publishDue } from '#modules/matter'
import { callersOf, createWorld, type Caller, type World } from '#world'

const flowNames = () => ({ assignees: assigneeNames(), results: resultNames(), services: serviceNames() })
const slug = 'old-age-allowance'
const mother = '01900000-0000-7000-8000-000000000001'
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let designer: Caller
let reviewer: Caller

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  designer = await city.as('designer')
  reviewer = await city.as('design-reviewer')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const read = async (id: string, who = designer) =>
  (await who.get(`/api/v1/designs/${id}`)).body as unknown as Design & { body: MatterDefinition }
const start = async (who = designer, body: object = { slug }) =>
  (await who.post('/api/v1/designs', body)).body as unknown as { id: string }
const save = (id: string, revision: number, parts: object, who = designer) =>
  who.put(`/api/v1/designs/${id}`, { revision, parts })
const submit = (id: string, revision: number, who = designer) => {
  world.clock.advance({ seconds: 1 })
  return who.post(`/api/v1/designs/${id}/submit`, { revision, remarks: '承诺时限压缩' })
}
const review = (id: string, revision: number, more: object = {}, who = reviewer) => {
  world.clock.advance({ seconds: 1 })
  return who.post(`/api/v1/designs/${id}/review`, { revision, verdict: 'approve', remarks: '同意', ...more })
}
const live = async () =>
  (await designer.get(`/api/v1/matters/${slug}`)).body as unknown as {
    version: number
    summary: { zh: string }
  }

/** Files for 王秀兰, 81, and gives the case's id. */
async function grant(): Promise<string> {
  const son = await city.as('son')
  const draft = (await son.post('/api/v1/filings', { slug, subjectId: mother, fresh: true }))
    .body as unknown as {
    id: string
    choices: { card: { value: string }[] }
  }
  const filed = await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card: draft.choices.card[0]?.value },
    declared: true,
  })
  expect(filed.status).toBe(200)
  return draft.id
}

function rulesFrom(age: number, { decision }: MatterDefinition) {
  if (!decision?.params.fromAge) throw new Error('no rules')
  return {
    ...decision,
    params: { ...decision.params, fromAge: { ...decision.params.fromAge, value: age } },
    examples: [
      { name: '八十岁', given: {}, outcome: 'refused', failing: ['age'] },
      { name: '九十岁', given: { subject: { age: 90 } }, outcome: 'granted', failing: [] },
    ],
  }
}

test('a change goes through comparison, trial and another person before it is offered; old cases keep their version', async () => {
  const caseId = await grant()
  const { id } = await start()
  const draft = await read(id)
  expect(draft).toMatchObject({
    slug,
    baseVersion: 1,
    state: 'draft',
    revision: 0,
    findings: [],
    mayEdit: true,
  })
  expect(draft.live).toEqual(draft.body)
  expect((await submit(id, 0)).body).toMatchObject({ code: 'design.unchanged' })

  const spoilt = await save(id, 0, { decision: { ...draft.body.decision, checks: [] } })
  expect(spoilt.body).toMatchObject({
    revision: 1,
    findings: expect.arrayContaining([expect.objectContaining({ path: 'decision.checks' })]),
  })
  expect((await submit(id, 1)).body).toMatchObject({ code: 'design.faulty' })
  expect((await designer.get(`/api/v1/designs/${id}/trial`)).body).toMatchObject({ code: 'design.faulty' })

  const mended = await save(id, 1, {
    decision: rulesFrom(85, draft.body),
    summary: { zh: '年满85周岁的老人，政府每月发一份津贴。', en: 'A monthly allowance from 85.' },
  })
  expect(mended.body).toMatchObject({ revision: 2, findings: [] })
  const trial = await designer.get(`/api/v1/designs/${id}/trial?cases=50`)
  const tried = trial.body as unknown as { tried: number; cases: { caseId: string }[] }
  expect(tried.tried).toBeGreaterThan(0)
  expect(tried.cases.find((each) => each.caseId === caseId)).toMatchObject({
    was: 'granted',
    now: 'refused',
    checks: [{ id: 'age', holds: false }],
    answers: [],
  })
  expect(JSON.stringify(trial.body)).not.toContain('王秀兰')

  expect((await submit(id, 2)).status).toBe(200)
  expect((await save(id, 3, {})).body).toMatchObject({ code: 'design.closed' })
  expect((await review(id, 3, {}, designer)).body).toMatchObject({ code: 'design.own-work' })
  expect((await review(id, 2)).body).toMatchObject({ code: 'design.stale' })
  expect((await review(id, 3, { verdict: 'send-back', remarks: '写清依据' })).body).toMatchObject({
    state: 'draft',
  })
  expect((await designer.get('/api/v1/notices')).body).toMatchObject({
    notices: [expect.objectContaining({ kind: 'design.sent-back' })],
  })
  expect((await submit(id, 4)).status).toBe(200)
  const published = await review(id, 5)
  expect(published.body).toMatchObject({ state: 'published', version: 2 })

  expect(await live()).toMatchObject({ version: 2, summary: { zh: expect.stringContaining('85') } })
  const kept = await designer.get(`/api/v1/cases/${caseId}`)
  expect(kept.body).toMatchObject({ matter: { version: 1 } })
  const rules = await designer.get(`/api/v1/matters/${slug}/versions/2`)
  expect(rules.body).toMatchObject({
    definition: { decision: { version: 2 }, flow: { id: 'instant', version: 1 } },
  })

  const history = (await designer.get(`/api/v1/matters/${slug}/history`)).body as unknown as {
    steps: { step: string; digest: string | null; by: string }[]
  }
  expect(history.steps.map(({ step }) => step)).toEqual([
    'published',
    'submitted',
    'sent-back',
    'submitted',
    'started',
  ])
  expect(history.steps[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
  const proved = await world.owner.read`
    select 1 from ledger.pending where kind = 'matter.published' union all
    select 1 from ledger.leaf where convert_from(entry, 'utf8') like '%matter.published%'`
  expect(proved).toHaveLength(1)
  const [audited] = await world.owner.read<{ details: object }[]>`
    select details from audit.entry where operation = 'design.review' and details ->> 'step' = 'published'`
  expect(audited?.details).toMatchObject({ slug, version: 2 })
})

test('two who write at once lose nothing: the second is told who was first', async () => {
  const { id } = await start()
  const other = await city.as('administrator')
  expect((await start(other)) as unknown).toMatchObject({ code: 'design.open-already', id })
  expect((await save(id, 0, { retentionYears: 20 }, other)).body).toMatchObject({ revision: 1 })
  expect((await save(id, 0, { visits: 1 })).body).toMatchObject({
    code: 'design.stale',
    revision: 1,
    savedBy: expect.any(String),
  })
  // Whoever wrote in it reviews it not, whoever submits it.
  const second = await save(id, 1, { visits: 1 })
  expect(second.body).toMatchObject({ revision: 2 })
  expect((await read(id)).body).toMatchObject({ retentionYears: 20, visits: 1 })
  expect((await submit(id, 2)).status).toBe(200)
  expect((await review(id, 3, {}, other)).body).toMatchObject({ code: 'design.own-work' })
  expect(
    (await designer.post(`/api/v1/designs/${id}/take-back`, { revision: 3, remarks: '再改改' })).status,
  ).toBe(200)
  expect((await designer.post(`/api/v1/designs/${id}/discard`, { revision: 4 })).status).toBe(200)
  expect((await read(id)).state).toBe('discarded')
})

test('what is approved for a day is offered on that day, and keeps out of the way until then', async () => {
  const { id } = await start()
  const before = await live()
  await save(id, 0, { visits: 1 })
  await submit(id, 1)
  const day = world.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  expect((await review(id, 2, { on: day.subtract({ days: 1 }).toString() })).body).toMatchObject({
    code: 'design.day-past',
  })
  const on = day.add({ days: 3 }).toString()
  expect((await review(id, 2, { on })).body).toMatchObject({ state: 'approved', version: null })
  expect(await read(id)).toMatchObject({ state: 'approved', publishOn: on })
  const publisher = createPublisher(world.platform, flowNames())
  publisher.start()
  await publisher.stop()
  expect((await live()).version).toBe(before.version)
  world.clock.advance({ hours: 72 })
  designer = await city.as('designer')
  reviewer = await city.as('design-reviewer')
  // Two servers at once publish it once.
  const counts = await Promise.all([
    publishDue(world.platform, flowNames()),
    publishDue(world.platform, flowNames()),
  ])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect((await live()).version).toBe(before.version + 1)
})

test('whoever keeps a draft filing of the version before is told once', async () => {
  const son = await city.as('son')
  const { body } = await son.post('/api/v1/filings', { slug, subjectId: mother, fresh: true })
  const { id } = await start()
  await save(id, 0, { retentionYears: 40 })
  await submit(id, 1)
  expect((await review(id, 2)).status).toBe(200)
  const relay = createRelay(world.platform)
  for (let round = 0; round < 2; round++) await relay.runOnce()
  const notices = (await son.get('/api/v1/notices')).body as unknown as { notices: { kind: string }[] }
  expect(notices.notices.filter(({ kind }) => kind === 'draft.renewed')).toHaveLength(1)
  const filing = body as unknown as { id: string }
  expect(
    (await son.post(`/api/v1/filings/${filing.id}/submit`, { answers: {}, declared: true })).body,
  ).toMatchObject({
    code: 'matter.withdrawn',
  })
})

test('what the levels above set and a draft lacks keeps it from being published, with the place', async () => {
  const standard = (await designer.get(`/api/v1/matters/${slug}/standard`)).body
  expect(standard).toMatchObject({
    levels: [{ level: 'province' }, { level: 'city', regions: ['晋中市'] }, { level: 'county' }],
    differs: 0,
    gaps: 0,
  })
  const overview = (await designer.get('/api/v1/matter-standards')).body as unknown as {
    matters: { slug: string; set: string[] }[]
  }
  expect(overview.matters.find((each) => each.slug === slug)).toMatchObject({ set: ['province', 'city'] })
  expect(overview.matters.find((each) => each.slug === 'senior-card')).toMatchObject({ set: [] })

  const { id } = await start()
  const { body } = await read(id)
  if (!('keywords' in body)) throw new Error('no service')
  const spoilt = await save(id, 0, {
    materials: body.materials.slice(1),
    periods: { ...body.periods, promised: { count: 6, unit: 'working' } },
    handling: 'promised',
  })
  const findings = [
    { path: 'materials', message: 'lacks what the level above sets: 老人的居民身份证' },
    { path: 'periods.promised', message: 'is longer than the level above promises: 5个工作日' },
  ]
  expect(spoilt.body).toMatchObject({ findings: expect.arrayContaining(findings) })
  expect((await submit(id, 1)).body).toMatchObject({ code: 'design.faulty', findings })
  expect((await designer.post(`/api/v1/designs/${id}/discard`, { revision: 1 })).status).toBe(200)
})
