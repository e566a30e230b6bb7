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
  const draft = opened.body as unknown as { id: string; count: { typed: number; chosen: number; held: number }; values: Record<string, unknown>; choices: { card: { value: string }[] } }
  expect(draft.count.typed).toBeLessThanOrEqual(1)
  expect(draft.count.held).toBeGreaterThanOrEqual(5)
  const card = draft.choices.card[0]?.value
  const submitted = await son.post(`/api/v1/filings/${draft.id}/submit`, { answers: { card }, declared: true })
  expect(submitted.body).toMatchObject({ outcome: 'granted', repeated: false })
  const shown = await son.get(`/api/v1/cases/${draft.id}`)
  expect(shown.body).toMatchObject({ status: 'closed', milestone: 'closed', subject: { name: '王秀兰' }, filer: { name: '李建国', relation: 'family' }, decision: { outcome: 'granted', automatic: true } })
  const view = shown.body as unknown as { ruling: { checks: { holds: boolean; basis: object }[] }; granted: { heading: { zh: string } }; certificates: { identifier: string }[]; number: string }
  expect(view.ruling.checks.length).toBeGreaterThanOrEqual(5)
  expect(view.ruling.checks.every((check) => check.holds && check.basis)).toBe(true)
  expect(view.granted.heading.zh).toBe('办好了，每月领50元')
  expect(view.number).toHaveLength(43)
  expect(view.certificates[0]?.identifier).toMatch(/^1\.2\.156\.3005\.2\./)
})
