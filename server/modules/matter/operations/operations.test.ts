import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FlowDiagram, MatterView } from '#contract'
import { matterHandlers, publishPacks } from '#modules/matter'
import { createHttpServer } from '#platform/http'
import { createWorld, MORNING, type World } from '#world'

let world: World
let http: Awaited<ReturnType<typeof createHttpServer>>

beforeAll(async () => {
  world = await createWorld()
  const packs = join(import.meta.dirname, '../../../../packs')
  await world.owner.write((tx) =>
    publishPacks(tx, packs, { assignees: ['role', 'applicant'], results: ['certificate'] }, MORNING),
  )
  const gate = {
    authenticate: async () => ({ kind: 'anonymous' as const }),
    authorise: () => {},
    checkOrigin: () => {},
    record: async () => {},
  }
  http = await createHttpServer(world.platform, gate, matterHandlers)
})
afterAll(async () => {
  await http.close()
  await world.close()
})

async function get<T>(path: string): Promise<{ status: number; body: T }> {
  const answer = await http.inject({ url: `/api/v1${path}` })
  return { status: answer.statusCode, body: answer.json() as T }
}

test('a guide has the law in words, the rules and the unit of the region', async () => {
  const { status, body } = await get<MatterView>('/matters/old-age-allowance?region=140702001')
  expect(status).toBe(200)
  expect(body.item).toMatchObject({
    level: 'county',
    region: { code: '140702' },
    unit: { name: expect.stringContaining('民政局') },
  })
  expect(body.articles['law:老年人权益保障法#33.2']).toMatchObject({
    citation: '《老年人权益保障法》第三十三条第二款',
    words: expect.stringContaining('八十周岁'),
  })
  expect(body.rules?.checks.map(({ id }) => id)).toContain('age')
  expect(body.rules?.params.find(({ id }) => id === 'fromAge')).toMatchObject({ value: 80, verified: false })
  expect(body.steps[0]).toMatchObject({ kind: 'decide' })
  expect(body.fields.asked).toBeLessThan(body.fields.sourced)
})

test('lists are narrowed by applicant, department and words', async () => {
  const slugs = async (query: string) =>
    (await get<{ matters: { slug: string }[] }>(`/matters${query}`)).body.matters.map(({ slug }) => slug)
  expect(await slugs('')).toContain('old-age-allowance')
  expect(await slugs('?applicant=entity')).not.toContain('old-age-allowance')
  expect(await slugs('?department=civil-affairs')).toContain('old-age-allowance')
  expect(await slugs(`?text=${encodeURIComponent('高龄')}`)).toContain('old-age-allowance')
  expect(await slugs('?text=%25')).toEqual([])
  expect((await get('/matters?text=a&sql=1')).status).toBe(400)
})

test('a version is read whole', async () => {
  expect((await get('/matters/old-age-allowance/versions/1')).body).toMatchObject({
    version: 1,
    withdrawnAt: null,
    definition: { slug: 'old-age-allowance', flow: { id: 'instant' } },
  })
  expect((await get('/matters/old-age-allowance/versions')).body).toMatchObject({
    versions: [{ version: 1 }],
  })
})

test('the flow of a version is drawn, and given as BPMN', async () => {
  const { status, body } = await get<FlowDiagram>('/matters/old-age-allowance/versions/1/diagram')
  expect(status).toBe(200)
  expect(body.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['entry.start', 'decide', 'review']))
  expect(body.edges.find(({ id }) => id === 'decide review')?.exits).toEqual([
    { via: 'routes.referred', label: { zh: '判断不了', en: 'cannot tell' } },
  ])
  const file = await http.inject({ url: '/api/v1/matters/old-age-allowance/versions/1/bpmn' })
  expect(file.statusCode).toBe(200)
  expect(file.headers['content-type']).toMatch(/^application\/xml/)
  expect(file.headers['content-disposition']).toContain('old-age-allowance-v1.bpmn')
  expect(file.body).toContain('<bpmn:businessRuleTask id="decide" name="规则决定">')
})

test('a code tells what it is made of, whose matter it is and who handles it', async () => {
  const { body } = await get<MatterView>('/matters/old-age-allowance?region=140702')
  expect((await get(`/matter-codes/${body.item?.itemCode}01`)).body).toMatchObject({
    kind: 'handling',
    handling: '01',
    level: '4',
    matter: { slug: 'old-age-allowance' },
    item: { region: { code: '140702' } },
  })
  expect((await get('/matter-codes/000511011000')).body).toMatchObject({
    kind: 'catalogue',
    typeName: '行政给付',
    matter: { slug: 'old-age-allowance' },
  })
  expect(await get('/matter-codes/0005110110')).toMatchObject({
    status: 400,
    body: { code: 'matter.code-invalid', reason: 'length' },
  })
})

test.each([
  '/matters/nothing',
  '/matters/nothing/versions',
  '/matters/nothing/versions/1',
  '/matters/old-age-allowance/versions/7',
  '/matters/old-age-allowance/versions/7/diagram',
  '/matters/nothing/versions/1/bpmn',
])('%s is not found', async (path) => {
  expect(await get(path)).toMatchObject({ status: 404, body: { code: 'matter.not-found' } })
})

test('what got less is told of a matter, and added up by department', async () => {
  const { body } = await get<{ before: { kind: string; days: number }; after: { days: number } }>(
    '/matters/old-age-allowance/reduction',
  )
  expect(body).toMatchObject({
    before: { kind: 'law', days: 30 },
    after: { days: 0 },
    versions: [{ version: 1 }],
  })
  const all = await get<{
    departments: {
      department: string
      days: { before: number; after: number }
      matters: { after: { days: number } }[]
    }[]
  }>('/matter-reductions')
  for (const { days, matters } of all.body.departments)
    expect(days.after).toBeCloseTo(
      matters.reduce((sum, { after }) => sum + after.days, 0),
      0,
    )
  expect(all.body.departments.map(({ department }) => department)).toContain('civil-affairs')
})
