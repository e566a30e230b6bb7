import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import { lawHandlers, loadStatutes, resolveAddresses } from './index.ts'

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
  http = await createHttpServer(world.platform, gate, lawHandlers)
})
afterAll(async () => {
  await http.close()
  await world.close()
})

const today = Temporal.PlainDate.from('2026-11-19')
const get = async (path: string, query: Record<string, string> = {}) => {
  const answer = await http.inject({ url: `/api/v1/law${path}`, query })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}
const search = async (query: Record<string, string>) => {
  const { body } = await get('/search', query)
  return body['articles'] as {
    address: string
    snippet: string
    marks: [number, number][]
    version: string
  }[]
}

test('loading again writes nothing; a changed collection is loaded whole, in seconds', async () => {
  expect(await world.database.write(loadStatutes)).toBe(0)
  const started = performance.now()
  const written = await world.database.write(async (transaction) => {
    await transaction`update law.edition set digest = 'older'`
    return loadStatutes(transaction)
  })
  expect(written).toBe(6803)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('an address answers with the words of its 款 or 项 in the version of the day', async () => {
  expect((await get('/article', { address: 'law:行政许可法#32.1.4' })).body).toMatchObject({
    address: 'law:行政许可法#32.1.4',
    citation: '《行政许可法》第三十二条第一款第四项',
    statute: { title: '中华人民共和国行政许可法', version: '2019-04-23' },
    article: { address: 'law:行政许可法#32', label: '第三十二条', chapter: '第四章 行政许可的实施程序' },
    words: expect.stringContaining('五日内一次告知申请人'),
  })
  expect(
    (await get('/article', { address: '《中华人民共和国行政复议法》第十一条', on: '2023-12-31' })).body,
  ).toMatchObject({ statute: { version: '2017-09-01', effectiveTo: '2023-12-31' } })
  expect((await get('/article', { address: 'law:行政复议法#11', on: '2024-01-01' })).body).toMatchObject({
    statute: { version: '2023-09-01', effectiveTo: null },
  })
})

test('信访条例 gives way to 信访工作条例', async () => {
  expect((await get('/article', { address: 'law:信访条例#1', on: '2022-04-30' })).status).toBe(200)
  expect((await get('/article', { address: 'law:信访条例#1', on: '2022-05-01' })).body).toMatchObject({
    code: 'law.not-found',
  })
  expect((await get('/statutes/信访条例/versions')).body).toMatchObject({
    versions: [{ effectiveTo: '2022-04-30', replacedBy: '信访工作条例' }],
  })
})

test('many addresses are resolved at once; what was not in force has no entry', async () => {
  const given = [
    'law:行政许可法#32',
    'law:行政许可法#32.9',
    'law:行政许可法#999',
    'law:无此法#1',
    'law:老年人权益保障法#33.2',
    'nonsense',
  ]
  const resolved = await resolveAddresses(world.database.read, given, today)
  expect([...resolved.keys()]).toEqual(['law:行政许可法#32', 'law:老年人权益保障法#33.2'])
  expect(await resolveAddresses(world.database.read, [], today)).toEqual(new Map())
})

test('a statute is shown whole, by day or by version', async () => {
  const now = (await get('/statutes/公司法')).body
  expect(now).toMatchObject({
    statute: { version: '2023-12-29', effectiveFrom: '2024-07-01', articles: 266 },
  })
  expect(now['articles']).toHaveLength(266)
  expect((await get('/statutes/中华人民共和国公司法', { on: '2020-01-01' })).body).toMatchObject({
    statute: { version: '2018-10-26' },
  })
  expect((await get('/statutes/公司法', { version: '2018-10-26' })).body).toMatchObject({
    statute: { effectiveTo: '2024-06-30' },
  })
})

test('the list has one version of each statute and says how far it was checked', async () => {
  const { body } = await get('/statutes')
  const names = (body['statutes'] as { name: string }[]).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('行政许可法')
  expect(names).not.toContain('个体工商户条例')
  expect(body['checkedThrough']).toBe('2025-04-19')
  const regulations = (await get('/statutes', { category: '行政法规' })).body['statutes'] as {
    category: string
  }[]
  expect(new Set(regulations.map(({ category }) => category))).toEqual(new Set(['行政法规']))
})

test.each([
  ['许可申请材料不齐全 当场或者五日内一次告知补正', 'law:行政许可法#32'],
  ['八十周岁以上 高龄津贴', 'law:老年人权益保障法#33'],
  ['经营劳务派遣业务 许可', 'law:劳动合同法#57'],
  ['占用城市道路 批准', 'law:城市道路管理条例#31'],
])('%s finds %s', async (q, address) => {
  const found = await search({ q, limit: '5' })
  expect(found.map((entry) => entry.address)).toContain(address)
})

test('the found words are marked in the snippet', async () => {
  const [first] = await search({ q: '临时占用城市道路', statute: '城市道路管理条例' })
  expect(first?.marks.map(([from, to]) => first.snippet.slice(from, to))).toEqual(
    expect.arrayContaining(['占用', '城市道路']),
  )
})

test('search looks only into what was in force on the day', async () => {
  const versions = async (on: string) =>
    new Set(
      (await search({ q: '行政复议', statute: '行政复议法', on, limit: '50' })).map(({ version }) => version),
    )
  expect(await versions('2023-06-01')).toEqual(new Set(['2017-09-01']))
  expect(await versions('2024-06-01')).toEqual(new Set(['2023-09-01']))
})

test.each(["' | !!", '\\', "a'b:*&", '（）', '%', '\u{20bb7}', 'x'.repeat(200)])(
  'the question %s is harmless',
  async (q) => {
    expect((await get('/search', { q })).status).toBe(200)
  },
)

test.each([
  ['/article', { address: 'law:行政许可法' }, 400, 'law.address-invalid'],
  ['/article', { address: 'law:行政许可法#32.9' }, 404, 'law.not-found'],
  ['/article', { address: 'law:行政许可法#32', on: '1990-01-01' }, 404, 'law.not-found'],
  ['/statutes/无此法', {}, 404, 'law.not-found'],
  ['/statutes/无此法/versions', {}, 404, 'law.not-found'],
  ['/search', { q: ' ' }, 400, 'request.invalid'],
  ['/search', { q: '法', limit: '51' }, 400, 'request.invalid'],
])('%s %o is refused with %i', async (path, query, status, code) => {
  expect(await get(path, query)).toMatchObject({ status, body: { code } })
})
