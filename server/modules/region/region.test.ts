import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import {
  childrenOf,
  findRegion,
  lineageOn,
  loadRegions,
  regionHandlers,
  regionsWithin,
  searchRegions,
} from './index.ts'

let world: World
let http: Awaited<ReturnType<typeof createHttpServer>>

beforeAll(async () => {
  world = await createWorld()
  const gate = {
    authenticate: async () => ({ kind: 'anonymous' as const }),
    authorise: () => {},
    checkOrigin: () => {},
    record: async () => {},
  }
  http = await createHttpServer(world.platform, gate, regionHandlers)
})
afterAll(async () => {
  await http.close()
  await world.close()
})

const day = (iso: string) => Temporal.PlainDate.from(iso)
const today = day('2026-11-19')
const get = async (path: string) => {
  const answer = await http.inject({ url: `/api/v1/regions${path}` })
  return {
    status: answer.statusCode,
    body: answer.json() as Record<string, unknown> & { regions: { code: string; name: string }[] },
  }
}

test('loading again writes nothing', async () => {
  expect(await world.database.write(loadRegions)).toBe(0)
})

test('a changed list is loaded whole', async () => {
  const written = await world.database.write(async (transaction) => {
    await transaction`update region.edition set digest = 'older'`
    await transaction`delete from region.region where code = '140702'`
    return loadRegions(transaction)
  })
  expect(written).toBeGreaterThan(5000)
  expect(await findRegion(world.database.read, '140702', today)).toMatchObject({
    name: '榆次区',
    localName: '晋中市榆次区',
    validFrom: day('1999-09-24'),
  })
})

test('a code is found only in its period', async () => {
  const { read } = world.database
  expect(await findRegion(read, '140726', day('2019-12-08'))).toMatchObject({
    name: '太谷县',
    replacedBy: ['140703'],
  })
  expect(await findRegion(read, '140726', day('2019-12-09'))).toBeUndefined()
  expect(await findRegion(read, '140703', day('2019-12-08'))).toBeUndefined()
  expect(await findRegion(read, '140703', day('2019-12-09'))).toMatchObject({
    name: '太谷区',
    verified: true,
  })
})

test('the tree is walked both ways', async () => {
  const { read } = world.database
  expect((await lineageOn(read, '140702002009', today)).map(({ name }) => name)).toEqual([
    '山西省',
    '晋中市',
    '榆次区',
    '锦纶街道',
    '乐平社区居民委员会',
  ])
  expect(await childrenOf(read, '140700', today)).toHaveLength(11)
  expect(await childrenOf(read, '140700', day('2015-06-01'))).toHaveLength(11)
  expect(await regionsWithin(read, '14.1407', 'village', today)).toHaveLength(2201)
})

test('search takes its words as they are', async () => {
  const { read } = world.database
  const search = { level: undefined, within: undefined, on: today, limit: 10 }
  expect((await searchRegions(read, { ...search, name: '榆次' }))[0]).toMatchObject({ code: '140702' })
  expect(await searchRegions(read, { ...search, name: '%' })).toEqual([])
  expect(await searchRegions(read, { ...search, name: "'; drop table region.region; --" })).toEqual([])
})

test('the operations answer by code, with those above or below', async () => {
  const { body } = await get('/140702002000')
  expect(body['region']).toMatchObject({
    code: '140702002',
    level: 'township',
    kind: '街道',
    fullName: '山西省晋中市榆次区锦纶街道',
    path: '14.1407.140702.140702002',
  })
  expect((body['ancestors'] as { code: string }[]).map(({ code }) => code)).toEqual([
    '140000',
    '140700',
    '140702',
  ])
  expect((await get('/1407/children')).body.regions.map(({ code }) => code)).toContain('140781')
  expect((await get('/1407/children?on=2010-01-01')).body.regions.map(({ code }) => code)).toContain('140726')
})

test('search pages and narrows', async () => {
  const first = await get('?within=140700&level=township&limit=100')
  expect(first.body.regions).toHaveLength(100)
  expect(first.body['more']).toBe(true)
  expect((await get('?level=province')).body.regions).toHaveLength(34)
  expect(
    (await get(`?name=${encodeURIComponent('锦纶')}&level=township`)).body.regions.map(({ name }) => name),
  ).toEqual(['锦纶街道'])
})

test.each([
  '/999999',
  '/140726?on=2026-01-01',
  '/140002',
  '/140726/children?on=2026-01-01',
  '?within=140002',
])('%s is not found', async (path) => {
  expect(await get(path)).toMatchObject({ status: 404, body: { code: 'region.not-found' } })
})

test.each(['/14070', '/abc', '/140702?on=2026-02-30', '/140702?off=1', '?limit=1000', '?name='])(
  '%s is refused',
  async (path) => {
    expect(await get(path)).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  },
)
