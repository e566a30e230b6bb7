import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, FilingView, LibraryItem, MaterialSlot } from '#contract'
import { sm3Hex } from '#platform/crypto'
import { callersOf, createWorld, docxOf, pdfOf, pngOf, upload, type Caller, type World } from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let people: Record<'agent' | 'acceptor' | 'approver' | 'neighbour' | 'stranger' | 'supervisor', Caller>
const FIRM = '01900000-0000-7000-8000-000000000101'
const LAYOUT = { zh: '主要设备设施布局、操作流程图', en: 'Plan of equipment and workflow' }

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  people = {
    agent: await city.as('firm-agent'),
    acceptor: await city.as('acceptor-yuci'),
    approver: await city.as('approver-yuci'),
    neighbour: await city.as('approver-shouyang'),
    stranger: await city.as('citizen'),
    supervisor: await city.as('mayor'),
  }
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const open = async (fresh = false) =>
  (await people.agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: FIRM, fresh }))
    .body as unknown as FilingView
const slotOf = (view: { materials: MaterialSlot[] }, id: string) =>
  view.materials.find((slot) => slot.id === id)
const read = async (id: string) =>
  (await people.agent.get(`/api/v1/filings/${id}`)).body as unknown as FilingView
const ofCase = async (who: Caller, id: string) =>
  (await who.get(`/api/v1/cases/${id}/materials`)).body as unknown as {
    mayOpen: boolean
    slots: (MaterialSlot & { mayAsk: boolean })[]
  }
const answers = (draft: FilingView) => ({
  businessKind: '餐饮服务经营者',
  items: ['热食类制售'],
  place: draft.choices['place']?.[0]?.value,
  manager: draft.choices['manager']?.[0]?.value,
  foodStaff: 6,
  equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
  rulesReady: true,
})
const submit = (draft: FilingView) =>
  people.agent.post(`/api/v1/filings/${draft.id}/submit`, { answers: answers(draft), declared: true })
async function act(who: Caller, id: string, action: string, extra: object = {}) {
  const { tasks, revision } = (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView
  return who.post(`/api/v1/cases/${id}/act`, { taskId: tasks[0]?.id, revision, action, ...extra })
}

const plan = pngOf(60, 40)
const rules = pdfOf('Rules')
let first: string

test('a form says what to hand in, what is held already, and takes files by what they are', async () => {
  const draft = await open()
  expect(draft.materials.map(({ id, held, takesFiles }) => [id, held, takesFiles])).toEqual([
    ['licence', true, false],
    ['health', true, false],
    ['manager', true, false],
    ['layout', false, true],
    ['rules', false, true],
  ])
  const given = await upload(
    people.agent,
    { id: draft.id, slot: 'layout', name: 'C:\\照片\\../平面图.exe' },
    plan,
  )
  expect(given).toMatchObject({
    status: 200,
    body: {
      id: 'layout',
      offered: [],
      given: [
        {
          source: 'upload',
          name: '平面图.png',
          type: 'image/png',
          sizeBytes: plan.length,
          digest: sm3Hex(plan),
          scan: 'unscanned',
          handedInAt: null,
          acceptedAt: null,
        },
      ],
    },
  })
  expect(slotOf(await read(draft.id), 'layout')?.given).toHaveLength(1)
  expect((await upload(people.agent, { id: draft.id, slot: 'licence' }, plan)).body).toMatchObject({
    code: 'material.not-asked',
  })
  expect((await upload(people.agent, { id: draft.id, slot: 'nothing' }, plan)).body).toMatchObject({
    code: 'material.not-asked',
  })
})

test('the same file is given once; what is taken back stays in the library and is offered', async () => {
  const draft = await open()
  const again = await upload(people.agent, { id: draft.id, slot: 'layout', name: '平面图.png' }, plan)
  const slot = again.body as unknown as MaterialSlot
  expect(slot.given).toHaveLength(1)
  const path = `/api/v1/filings/${draft.id}/materials/layout`
  const back = await people.agent.delete(`${path}/${slot.given[0]?.id}`)
  expect(back.body).toMatchObject({ given: [], offered: [{ source: 'library', name: '平面图.png' }] })
  expect((await people.agent.delete(`${path}/${slot.given[0]?.id}`)).body).toMatchObject({
    code: 'material.not-found',
  })
  const { offered } = back.body as unknown as MaterialSlot
  const refused = await submit(draft)
  expect(refused.body).toMatchObject({
    code: 'filing.materials-missing',
    materials: [{ id: 'layout', name: LAYOUT }, { id: 'rules' }],
  })
  expect((await people.agent.post(path, { source: 'library', id: offered[0]?.id })).body).toMatchObject({
    given: [{ source: 'library', digest: sm3Hex(plan) }],
    offered: [],
  })
})

test('filing hands everything in, and then nothing is added or taken back', async () => {
  world.clock.advance({ minutes: 5 })
  const draft = await open()
  first = draft.id
  await upload(people.agent, { id: draft.id, slot: 'rules', name: '制度.pdf' }, rules)
  expect((await submit(draft)).body).toMatchObject({ outcome: 'pending' })
  const { slots, mayOpen } = await ofCase(people.agent, draft.id)
  expect(mayOpen).toBe(true)
  const given = slots.flatMap((slot) => slot.given)
  expect(given.map(({ digest, handedInAt }) => [digest, handedInAt])).toEqual([
    [sm3Hex(plan), world.clock.now().toString()],
    [sm3Hex(rules), world.clock.now().toString()],
  ])
  expect((await upload(people.agent, { id: draft.id, slot: 'rules' }, pdfOf('Other'))).body).toMatchObject({
    code: 'material.handed-in',
  })
  expect(
    (await people.agent.delete(`/api/v1/filings/${draft.id}/materials/rules/${given[1]?.id}`)).body,
  ).toMatchObject({ code: 'material.handed-in' })
  expect((await people.agent.delete(`/api/v1/materials/${given[1]?.itemId}`)).body).toMatchObject({
    code: 'material.in-use',
  })
})

test('who handles the case opens its files as what they are; to others there are none', async () => {
  const seen = await ofCase(people.acceptor, first)
  expect(seen.slots.find(({ id }) => id === 'rules')).toMatchObject({
    mayAsk: true,
    offered: [],
    given: [{ name: '制度.pdf', scan: 'unscanned', digest: sm3Hex(rules) }],
  })
  const item = seen.slots.find(({ id }) => id === 'rules')?.given[0]?.itemId
  for (const who of [people.agent, people.acceptor, people.approver]) {
    const file = await who.get(`/api/v1/materials/${item}/file`)
    expect(file.bytes.equals(rules)).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('制度.pdf')}`,
      'content-security-policy': "frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  }
  const picture = seen.slots.find(({ id }) => id === 'layout')?.given[0]?.itemId
  expect((await people.acceptor.get(`/api/v1/materials/${picture}/file`)).headers).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  })
  for (const who of [people.neighbour, people.stranger]) {
    expect((await who.get(`/api/v1/materials/${item}/file`)).body).toMatchObject({
      code: 'material.not-found',
    })
    expect((await who.get(`/api/v1/cases/${first}/materials`)).body).toMatchObject({ code: 'case.not-found' })
  }
  // The mayor may see that there is a case, not what people wrote.
  expect((await people.supervisor.get(`/api/v1/materials/${item}/file`)).body).toMatchObject({
    code: 'access.denied',
  })
  const overseen = await ofCase(people.supervisor, first)
  expect(overseen.mayOpen).toBe(false)
  expect(overseen.slots.flatMap(({ given }) => given.map(({ name }) => name))).toEqual(['****', '****'])
})

test('a correction may not ask for what government holds; what is given anew takes the place of the old', async () => {
  const ask = (item: string) =>
    act(people.acceptor, first, 'request-correction', { corrections: [{ item, what: '请补上' }] })
  for (const held of ['营业执照', 'Business licence', '请提供营业执照复印件', ' 从业人员健康证明（原件）'])
    expect((await ask(held)).body, held).toMatchObject({
      code: 'case.not-allowed',
      materials: [{ id: expect.stringMatching(/^(licence|health)$/) }],
    })
  expect((await ask(LAYOUT.zh)).status).toBe(200)
  world.clock.advance({ minutes: 5 })
  const newer = pngOf(80, 60)
  const given = await upload(people.agent, { id: first, slot: 'layout', name: '平面图2.png' }, newer)
  expect(given.body).toMatchObject({ given: [{ handedInAt: expect.any(String) }, { handedInAt: null }] })
  const hidden = (await ofCase(people.acceptor, first)).slots.find(({ id }) => id === 'layout')
  expect(hidden?.given.map(({ digest }) => digest)).toEqual([sm3Hex(plan)])
  world.clock.advance({ minutes: 5 })
  const { revision } = (await people.agent.get(`/api/v1/cases/${first}`)).body as unknown as CaseView
  expect(
    (await people.agent.post(`/api/v1/cases/${first}/correct`, { revision, answers: {}, note: '换了新图' }))
      .status,
  ).toBe(200)
  const layout = (await ofCase(people.acceptor, first)).slots.find(({ id }) => id === 'layout')
  expect(layout?.given).toMatchObject([
    { digest: sm3Hex(plan), replacedAt: world.clock.now().toString() },
    { digest: sm3Hex(newer), replacedAt: null, handedInAt: world.clock.now().toString() },
  ])
  expect((await upload(people.agent, { id: first, slot: 'layout' }, plan)).body).toMatchObject({
    code: 'material.handed-in',
  })
})

test('what was accepted is offered the next time, and asking for it again is blocked', async () => {
  expect((await act(people.acceptor, first, 'accept', { opinion: '齐全' })).status).toBe(200)
  const accepted = world.clock.now().toString()
  const draft = await open()
  expect(slotOf(draft, 'layout')?.offered).toMatchObject([
    { name: '平面图2.png', acceptedAt: accepted },
    { name: '平面图.png', acceptedAt: null },
  ])
  for (const slot of ['layout', 'rules']) {
    const { offered } = slotOf(draft, slot) ?? { offered: [] }
    const path = `/api/v1/filings/${draft.id}/materials/${slot}`
    expect((await people.agent.post(path, { source: 'library', id: offered[0]?.id })).status).toBe(200)
  }
  expect((await submit(draft)).body).toMatchObject({ outcome: 'pending' })
  const slots = (await ofCase(people.acceptor, draft.id)).slots
  expect(slots.map(({ id, mayAsk }) => [id, mayAsk])).toEqual([
    ['licence', false],
    ['health', false],
    ['manager', false],
    ['layout', false],
    ['rules', false],
  ])
  const refused = await act(people.acceptor, draft.id, 'request-correction', {
    corrections: [{ item: '操作流程图', what: '再交一份' }],
  })
  expect(refused.body).toMatchObject({
    code: 'case.not-allowed',
    materials: [{ id: 'layout', name: LAYOUT }],
  })
})

test('a library shows what there is, since when and where it was used; what was handed in with nothing may go', async () => {
  world.clock.advance({ minutes: 5 })
  const draft = await open()
  const spare = await upload(people.agent, { id: draft.id, slot: 'layout', name: '多余.docx' }, docxOf())
  const [given] = (spare.body as unknown as MaterialSlot).given
  const library = (await people.agent.get('/api/v1/my/materials')).body as unknown as { items: LibraryItem[] }
  expect(library.items.map(({ name, ownerName, cases }) => [name, ownerName, cases.length])).toEqual([
    ['多余.docx', expect.stringContaining('禾味'), 0],
    ['平面图2.png', expect.stringContaining('禾味'), 2],
    ['制度.pdf', expect.stringContaining('禾味'), 2],
    ['平面图.png', expect.stringContaining('禾味'), 1],
  ])
  expect(library.items[1]).toMatchObject({ title: { material: LAYOUT }, slug: 'food-business-licence' })
  expect((await people.stranger.get('/api/v1/my/materials')).body).toMatchObject({ items: [] })
  expect((await people.stranger.delete(`/api/v1/materials/${given?.itemId}`)).body).toMatchObject({
    code: 'material.not-found',
  })
  const file = await people.agent.get(`/api/v1/materials/${given?.itemId}/file`)
  expect(file.headers['content-disposition']).toMatch(/^attachment; /)
  expect((await people.agent.delete(`/api/v1/materials/${given?.itemId}`)).body).toEqual({ removed: true })
  expect(slotOf(await read(draft.id), 'layout')?.given).toEqual([])
  expect((await people.agent.get(`/api/v1/materials/${given?.itemId}/file`)).body).toMatchObject({
    code: 'material.not-found',
  })
})

test('a draft that is begun anew or thrown away gives its files back to the library', async () => {
  const draft = await open()
  const name = { id: draft.id, slot: 'layout', name: '草图.png' }
  expect((await upload(people.agent, name, pngOf(9, 9))).status).toBe(200)
  const again = await open(true)
  expect(slotOf(again, 'layout')?.given).toEqual([])
  expect(slotOf(again, 'layout')?.offered.map((offer) => offer.name)).toContain('草图.png')
  await upload(people.agent, name, pngOf(9, 9))
  expect((await people.agent.delete(`/api/v1/filings/${draft.id}`)).status).toBe(200)
  expect(await world.owner.read`select from material.given where case_id = ${draft.id}`).toHaveLength(0)
})

test('opening a file is audited with the case through which it was seen', async () => {
  const seen = await ofCase(people.approver, first)
  const item = seen.slots.flatMap(({ given }) => given)[0]?.itemId
  await people.approver.get(`/api/v1/materials/${item}/file`)
  const entries = await world.owner.read<{ operation: string; subject: string }[]>`
    select operation, subject_id as subject from audit.entry where case_id = ${first} and operation like 'material.%'`
  expect(entries).toContainEqual({ operation: 'material.open', subject: FIRM })
  expect(entries).toContainEqual({ operation: 'material.of-case', subject: FIRM })
})
