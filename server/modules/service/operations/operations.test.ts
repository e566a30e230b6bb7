import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf, serviceOperations } from '#contract'
import { publishPacks, withdrawVersion } from '#modules/matter'
import { serviceHandlers } from '#modules/service'
import { createHttpServer } from '#platform/http'
import { createWorld, MORNING, type World } from '#world'

let world: World
let http: Awaited<ReturnType<typeof createHttpServer>>

beforeAll(async () => {
  world = await createWorld()
  const packs = join(import.meta.dirname, '../../../../packs')
  await world.database.write((tx) =>
    publishPacks(tx, packs, { assignees: ['role', 'applicant'], results: ['certificate'] }, MORNING),
  )
  const gate = {
    authenticate: async () => ({ kind: 'anonymous' as const }),
    authorise: () => {},
    checkOrigin: () => {},
    record: async () => {},
  }
  http = await createHttpServer(world.platform, gate, serviceHandlers)
})
afterAll(async () => {
  await http.close()
  await world.close()
})

async function find(query: string) {
  const answer = await http.inject({ url: `/api/v1/services/search?${query}` })
  return {
    status: answer.statusCode,
    hits: (answer.json() as OutputOf<typeof serviceOperations.search>).hits,
  }
}

test('everyday words find a matter and say why', async () => {
  const { hits } = await find(`q=${encodeURIComponent('开饭店')}`)
  expect(hits[0]).toMatchObject({
    because: { text: expect.stringContaining('开饭店') },
    score: expect.any(Number),
  })
  expect((await find(`q=${encodeURIComponent('开饭店')}&limit=1`)).hits).toHaveLength(1)
  expect((await find(`q=gljt&applicant=entity`)).hits.map(({ matter }) => matter.slug)).not.toContain(
    'old-age-allowance',
  )
})

test.each(['q=', 'q=%20', `q=${'a'.repeat(101)}`, 'q=a&limit=0', 'q=a&order=score'])(
  '%s is refused',
  async (query) => {
    expect((await find(query)).status).toBe(400)
  },
)

test('the front page counts what is there and places every matter once', async () => {
  const body = (await http.inject({ url: '/api/v1/services/home' })).json() as OutputOf<
    typeof serviceOperations.home
  >
  const placed = body.groups.flatMap(({ matters }) => matters.map(({ slug }) => slug))
  expect(new Set(placed).size).toBe(placed.length)
  expect(placed).toHaveLength(body.offered)
  expect(body.instant).toBe(
    body.groups.flatMap(({ matters }) => matters).filter(({ handling }) => handling === 'instant').length,
  )
  expect(body.groups.find(({ id }) => id === 'old-age')?.matters.map(({ slug }) => slug)).toContain(
    'old-age-allowance',
  )
  for (const words of body.tries)
    expect((await find(`q=${encodeURIComponent(words)}`)).hits.length).toBeGreaterThan(0)
})

test('what is withdrawn is found no more, at once', async () => {
  const before = await find('q=gljt')
  expect(before.hits[0]?.matter.slug).toBe('old-age-allowance')
  await withdrawVersion(world.database, 'old-age-allowance', 1, MORNING)
  expect((await find('q=gljt')).hits.map(({ matter }) => matter.slug)).not.toContain('old-age-allowance')
})
