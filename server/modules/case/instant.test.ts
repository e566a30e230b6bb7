import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let son: Caller
const mother = '01900000-0000-7000-8000-000000000001'

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  son = await city.as('son')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('a son files for his mother with nothing typed and is granted at once, by rules with their articles', async () => {
  const opened = await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: mother })
  expect(opened.status).toBe(200)
  const draft = opened.body as unknown as {
    id: string
    count: { typed: number; chosen: number; held: number }
    values: Record<string, unknown>
    choices: { card: { value: string }[] }
  }
  expect(draft.count.typed).toBeLessThanOrEqual(1)
  expect(draft.count.held).toBeGreaterThanOrEqual(5)
  const card = draft.choices.card[0]?.value
  const submitted = await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card },
    declared: true,
  })
  expect(submitted.body).toMatchObject({ outcome: 'granted', repeated: false })
  const shown = await son.get(`/api/v1/cases/${draft.id}`)
  expect(shown.body).toMatchObject({
    status: 'closed',
    milestone: 'closed',
    subject: { name: '王秀兰' },
    filer: { name: '李建国', relation: 'family' },
    decision: { outcome: 'granted', automatic: true },
  })
  const view = shown.body as unknown as {
    ruling: { checks: { holds: boolean; basis: object }[] }
    granted: { heading: { zh: string } }
    certificates: { identifier: string }[]
    number: string
  }
  expect(view.ruling.checks.length).toBeGreaterThanOrEqual(5)
  expect(view.ruling.checks.every((check) => check.holds && check.basis)).toBe(true)
  expect(view.granted.heading.zh).toBe('办好了，每月领50元')
  expect(view.number).toHaveLength(43)
  expect(view.certificates[0]?.identifier).toMatch(/^1\.2\.156\.3005\.2\./)
})

test('a window clerk files for the one who stands there, named by number and name, and nobody else can', async () => {
  const clerk = await city.as('window-clerk')
  const opened = await clerk.post('/api/v1/filings', {
    slug: 'senior-card',
    subject: { identifier: '149902194506120026', name: '王秀兰' },
  })
  expect(opened).toMatchObject({
    status: 200,
    body: { filer: { relation: 'window' }, subject: { name: '王秀兰' } },
  })
  expect(
    (
      await clerk.post('/api/v1/filings', {
        slug: 'senior-card',
        subject: { identifier: '149902194506120026', name: '王秀英' },
      })
    ).body,
  ).toMatchObject({ code: 'filing.not-authorised' })
  const approver = await city.as('approver-yuci')
  expect(
    (
      await approver.post('/api/v1/filings', {
        slug: 'senior-card',
        subject: { identifier: '149902194506120026', name: '王秀兰' },
      })
    ).body,
  ).toMatchObject({ code: 'access.denied' })
  expect(
    (await son.get(`/api/v1/filings/${(opened.body as unknown as { id: string }).id}`)).body,
  ).toMatchObject({ code: 'filing.not-found' })
})

test('who was refused by rules alone may have a person look again, once', async () => {
  const refused = await son.post('/api/v1/filings', { slug: 'old-age-allowance' })
  const { id } = refused.body as unknown as { id: string }
  expect(
    (await son.post(`/api/v1/filings/${id}/submit`, { answers: {}, declared: true })).body,
  ).toMatchObject({ outcome: 'refused' })
  const view = async () =>
    (await son.get(`/api/v1/cases/${id}`)).body as unknown as {
      revision: number
      mayAskReview: boolean
      tasks: { id: string }[]
      decision: object
    }
  const before = await view()
  expect(before.mayAskReview).toBe(true)
  expect(before.decision).toMatchObject({
    outcome: 'refused',
    automatic: true,
    reasons: [{ basis: { law: 'law:老年人权益保障法#33.2' } }],
  })
  expect(
    (await son.post(`/api/v1/cases/${id}/ask-review`, { revision: before.revision, reason: '年龄算错了' }))
      .body,
  ).toMatchObject({ status: 'open', milestone: 'reopened', stage: 'reconsider' })
  expect(await view()).toMatchObject({ closedAt: null })
  world.clock.advance({ hours: 1 })
  const officer = await city.as('approver-civil-yuci')
  const open = await view()
  const upheld = await officer.post(`/api/v1/cases/${id}/act`, {
    taskId: open.tasks[0]?.id,
    revision: open.revision,
    action: 'uphold',
    opinion: '核对过，56周岁',
    reasons: [{ text: '未满80周岁', basis: { law: 'law:老年人权益保障法#33.2' } }],
  })
  expect(upheld.body).toMatchObject({ status: 'closed' })
  const after = await view()
  expect(after).toMatchObject({
    mayAskReview: false,
    decision: { outcome: 'refused', automatic: false },
    closedAt: world.clock.now().toString(),
  })
  expect((await son.post(`/api/v1/cases/${id}/ask-review`, { revision: after.revision })).body).toMatchObject(
    { code: 'case.not-allowed' },
  )
})
