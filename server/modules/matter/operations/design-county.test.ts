import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Design, MatterDefinition } from '#contract'
import { callersOf, createWorld, type Caller, type World } from '#world'

const slug = 'old-age-allowance'
const mother = '01900000-0000-7000-8000-000000000001'
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let designer: Caller
let reviewer: Caller
let yuci: Caller
let shouyang: Caller

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  designer = await city.as('designer')
  reviewer = await city.as('design-reviewer')
  yuci = await city.as('designer-yuci')
  shouyang = await city.as('designer-shouyang')
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

test('a county designs and offers its own matters, and neither the city’s nor another county’s', async () => {
  expect((await yuci.post('/api/v1/designs', { slug })).body).toMatchObject({ code: 'matter.not-found' })
  const own = {
    slug: 'yuci-senior-meals',
    like: 'senior-card',
    basicCode: '142011901000',
    title: { zh: '榆次老年助餐', en: 'Meals for seniors in Yuci' },
  }
  const { id } = await start(yuci, own)
  expect(await read(id, yuci)).toMatchObject({
    baseVersion: null,
    live: null,
    findings: [{ path: 'basicCode', message: 'is the code of senior-card already' }],
  })
  const saved = await save(id, 0, { basicCode: '142088801000' }, yuci)
  expect(saved.body).toMatchObject({ revision: 1, findings: [] })
  // A city is another level than a county's.
  expect((await save(id, 1, { level: 'city' }, yuci)).body).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ path: 'level' })]),
  })
  await save(id, 2, { level: 'county' }, yuci)

  for (const attempt of [
    shouyang.get(`/api/v1/designs/${id}`),
    shouyang.get(`/api/v1/designs/${id}/pack`),
    shouyang.get(`/api/v1/designs/${id}/trial`),
    save(id, 3, { visits: 0 }, shouyang),
    submit(id, 3, shouyang),
    review(id, 3, {}, shouyang),
  ])
    expect((await attempt).body).toMatchObject({ code: 'design.not-found' })
  expect((await shouyang.get('/api/v1/designs')).body).toMatchObject({ designs: [] })
  // The city sees and reviews what a county makes, and writes nothing in it.
  expect((await save(id, 3, { visits: 0 })).body).toMatchObject({ code: 'access.denied' })
  expect((await submit(id, 3, yuci)).status).toBe(200)
  expect((await review(id, 4)).body).toMatchObject({ state: 'published', version: 1 })

  const items = (await yuci.get(`/api/v1/matters/${own.slug}?region=140702`)).body as unknown as {
    items: { region: { code: string } }[]
  }
  expect(items.items.map(({ region }) => region.code)).toEqual(['140702'])
  const elsewhere = await shouyang.get(`/api/v1/matters/${own.slug}?region=140725`)
  expect(elsewhere.body).not.toHaveProperty('item')
  const begun = (
    await (await city.as('son')).post('/api/v1/filings', { slug: own.slug, subjectId: mother, fresh: true })
  ).body as unknown as { id: string }
  expect(begun.id).toMatch(/^[0-9a-f-]{36}$/)
  const unknown = { version: 1, remarks: '停办', instead: 'no-such-matter' }
  expect((await yuci.post(`/api/v1/matters/${own.slug}/withdraw`, unknown)).body).toMatchObject({
    code: 'matter.not-found',
  })
  // Its name is taken, its next version its own.
  const taken = await shouyang.post('/api/v1/designs', { ...own, basicCode: '142011902000' })
  expect(taken.body).toMatchObject({ code: 'design.slug-taken' })
  const withdrawal = { version: 1, remarks: '并入老年人优待证', instead: 'senior-card' }
  expect((await shouyang.post(`/api/v1/matters/${own.slug}/withdraw`, withdrawal)).body).toMatchObject({
    code: 'matter.not-found',
  })
  expect((await yuci.post(`/api/v1/matters/${own.slug}/withdraw`, withdrawal)).status).toBe(200)
  expect((await yuci.post(`/api/v1/matters/${own.slug}/withdraw`, withdrawal)).body).toMatchObject({
    code: 'matter.withdrawn',
  })
  const ended = await yuci.get(`/api/v1/matters/${own.slug}`)
  expect(ended.status).toBe(410)
  expect(ended.body).toMatchObject({
    code: 'matter.withdrawn',
    since: expect.any(String),
    why: '并入老年人优待证',
    instead: { slug: 'senior-card', title: expect.anything() },
  })
  const son = await city.as('son')
  const refused = await son.post('/api/v1/filings', { slug: own.slug, subjectId: mother, fresh: true })
  expect(refused.body).toMatchObject({ code: 'matter.withdrawn', instead: { slug: 'senior-card' } })
  // A draft begun before it ended goes no further, and says the same.
  expect(
    (await son.post(`/api/v1/filings/${begun.id}/submit`, { answers: {}, declared: true })).body,
  ).toMatchObject({
    code: 'matter.withdrawn',
    why: '并入老年人优待证',
    instead: { slug: 'senior-card' },
  })
})

const pack = (payload: Buffer, who: Caller) =>
  who.raw({
    method: 'POST',
    url: '/api/v1/design-packs',
    payload,
    headers: { 'content-type': 'application/octet-stream' },
  })

test('a pack that is exported and loaded again is the same, byte for byte', async () => {
  const { version } = await live()
  const exported = await designer.get(`/api/v1/matters/${slug}/versions/${version}/pack`)
  expect(exported.headers['content-type']).toContain('application/x-tar')
  const { body } = await pack(exported.bytes, designer)
  const { id } = body as unknown as { id: string }
  const again = await designer.get(`/api/v1/designs/${id}/pack`)
  expect(again.bytes.equals(exported.bytes)).toBe(true)
  expect((await read(id)).findings).toEqual([])
  // A second load writes over the draft that is there.
  expect((await pack(exported.bytes, designer)).body).toMatchObject({ id })
  expect((await pack(exported.bytes, yuci)).body).toMatchObject({ code: 'design.slug-taken' })
  expect((await pack(Buffer.from('nothing'), designer)).body).toMatchObject({ code: 'design.pack-refused' })
  expect((await pack(Buffer.alloc(3 * 1024 * 1024), designer)).body).toMatchObject({
    code: 'request.too-large',
  })
})

test('designing is for designers', async () => {
  for (const persona of ['approver-yuci', 'auditor', 'son']) {
    const stranger = await city.as(persona)
    expect((await stranger.get('/api/v1/designs')).body).toMatchObject({ code: 'access.denied' })
    expect((await stranger.post('/api/v1/designs', { slug })).body).toMatchObject({ code: 'access.denied' })
  }
  const mayor = await city.as('mayor')
  expect((await mayor.get('/api/v1/designs')).status).toBe(200)
  expect((await mayor.post('/api/v1/designs', { slug })).body).toMatchObject({ code: 'access.denied' })
})

test('what a definition may name is told', async () => {
  const { body } = await yuci.get('/api/v1/design-names')
  const names = body as unknown as {
    sources: { source: string; label: string }[]
    flows: { flow: { id: string } }[]
  }
  expect(names.sources).toContainEqual({
    source: 'registry:population/hukou/address',
    label: expect.stringContaining('户籍'),
    of: ['person'],
  })
  expect(names.flows.map(({ flow }) => flow.id)).toContain('instant')
})
