import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, pdfOf, upload, type Caller, type World } from '#world'
import { actOn, FIRM, viewOf } from './licence.fixture.ts'
import { WholeCity } from './whole.fixture.ts'

let world: World
let city: WholeCity

beforeAll(async () => {
  // Monday 21 September 2026, 10:00 in China.
  world = await createWorld({ at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  city = await WholeCity.of(world)
})
afterAll(async () => {
  await city.close()
  await world.close()
})

async function decideAll(who: Caller, id: string, desks: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, persona] of Object.entries(desks))
    await city.decide({ who, id, name }, await city.as(persona))
}
const slotOf = async (officer: Caller, caseId: string, slot: string) => {
  const { slots } = (await officer.get(`/api/v1/cases/${caseId}/materials`)).body as unknown as {
    slots: { id: string; given: { name: string }[] }[]
  }
  return slots.find(({ id }) => id === slot)?.given.map(({ name }) => name)
}

test('a restaurant: four departments side by side, one files’ worth of papers, and a refusal that stops nobody', async () => {
  const agent = await city.as('firm-agent')
  const draft = await city.draft(agent, 'restaurant-opening', FIRM)
  const answers = {
    place: draft.choices['place']?.[0]?.value,
    areaSquareMetres: 186,
    fireCheck: true,
    exits: 2,
    items: ['热食类制售'],
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
    wantsSign: true,
    signText: '禾味',
    widthMetres: 4,
    heightMetres: 1.2,
    hasFumes: false,
  }
  const submit = () => agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  const slots = ['layout', 'rules', 'plan', 'picture']
  const missing = (await submit()).body as unknown as { code: string; materials: { id: string }[] }
  expect(missing.code).toBe('filing.materials-missing')
  expect(missing.materials.map(({ id }) => id)).toEqual(slots)
  for (const slot of slots)
    await upload(agent, { id: draft.id, slot, name: `${slot}.pdf` }, pdfOf(`${slot} of a restaurant`))
  expect((await submit()).status).toBe(200)
  await city.settle()
  const { id } = draft
  expect(await city.stands(agent, id)).toEqual({
    food: 'running',
    fire: 'running',
    sign: 'running',
    fumes: 'skipped',
  })

  const fire = await city.as('approver-fire-yuci')
  const check = await city.leg(agent, id, 'fire')
  expect(await slotOf(fire, check.id, 'plan')).toEqual(['plan.pdf'])
  const acceptor = await city.as('acceptor-yuci')
  const food = await city.leg(agent, id, 'food')
  expect(await slotOf(acceptor, food.id, 'layout')).toEqual(['layout.pdf'])
  // The licence has a flow of its own: taken in by one post, decided by another.
  await city.must(actOn(acceptor, food.id, 'accept', { opinion: '材料齐全' }))
  await city.must(actOn(await city.as('approver-yuci'), food.id, 'grant', { opinion: '现场合格' }))
  await city.settle()
  const far = { text: '疏散通道被货架占用', basis: { law: 'law:消防法#15.1' } }
  await city.decide({ who: agent, id, name: 'fire' }, fire, far)
  await city.decide({ who: agent, id, name: 'sign' }, await city.as('approver-city-yuci'))
  expect(await city.stands(agent, id)).toMatchObject({ food: 'granted', fire: 'refused', sign: 'granted' })
  const market = await city.as('approver-market-yuci')
  await city.must(actOn(market, id, 'conclude', { opinion: '消防整改后单独申请' }))
  await city.settle()
  const whole = await viewOf(agent, id)
  expect(whole).toMatchObject({ status: 'closed', decision: { outcome: 'partly' } })
  const printed = JSON.stringify((await agent.get(`/api/v1/certificates/${whole.certificates[0]?.id}`)).body)
  expect(printed).toContain('没有批准')
  expect(printed).toContain('办成 《食品经营许可证》')
})

const closing = {
  mode: '简易注销',
  publishedOn: '2026-08-20',
  noDebts: true,
  invoicesReturned: true,
  staffLeft: 0,
  hasFund: true,
  accountsMoved: true,
  hasSeals: true,
  sealCount: 3,
}

test('a firm closes in order: each leg waits for those before it, and the last ends the whole', async () => {
  const agent = await city.as('firm-agent')
  const id = await city.file(agent, 'company-closing', closing, FIRM)
  expect(await city.stands(agent, id)).toEqual({
    tax: 'running',
    insurance: 'waiting',
    fund: 'waiting',
    licence: 'waiting',
    seals: 'waiting',
  })
  await decideAll(agent, id, { tax: 'approver-tax-yuci' })
  expect(await city.stands(agent, id)).toMatchObject({
    insurance: 'running',
    fund: 'running',
    licence: 'waiting',
  })
  // The housing fund is the city's: its leg is decided there.
  expect((await city.legsOf(agent, id))['fund']?.unitName).toBe('晋中市住房公积金管理中心')
  await decideAll(agent, id, {
    insurance: 'approver-hr-yuci',
    fund: 'approver-fund',
    licence: 'approver-yuci',
  })
  // The seals themselves are counted before anything is decided.
  const police = await city.as('approver-police-yuci')
  const seals = await city.leg(agent, id, 'seals')
  await city.must(actOn(police, seals.id, 'accept'))
  await city.settle()
  await city.must(actOn(police, seals.id, 'received', { answers: { received: 3 } }))
  await city.must(actOn(police, seals.id, 'grant', { opinion: '当场销毁' }))
  await city.settle()
  expect(await viewOf(agent, id)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
})

test('taxes that are not settled stop the closing of a firm, and everything that waits for them', async () => {
  const agent = await city.as('firm-agent')
  const id = await city.file(agent, 'company-closing', { ...closing, hasFund: false, hasSeals: false }, FIRM)
  await city.decide({ who: agent, id, name: 'tax' }, await city.as('approver-tax-yuci'), {
    text: '还有8月的增值税没有申报',
    basis: { law: 'law:市场主体登记管理条例#33.1' },
  })
  expect(await city.stands(agent, id)).toEqual({
    tax: 'refused',
    insurance: 'skipped',
    fund: 'skipped',
    licence: 'skipped',
    seals: 'skipped',
  })
  const market = await city.as('approver-market-yuci')
  await city.must(
    actOn(market, id, 'conclude', {
      opinion: '清税以后再申请',
      reasons: [{ text: '税款没有结清', basis: { law: 'law:市场主体登记管理条例#33.1' } }],
    }),
  )
  expect(await viewOf(agent, id)).toMatchObject({ status: 'closed', decision: { outcome: 'refused' } })
})

test('an announcement that is not over yet refuses the whole before any department hears of it', async () => {
  const agent = await city.as('firm-agent')
  const id = await city.file(agent, 'company-closing', { ...closing, publishedOn: '2026-09-02' }, FIRM)
  expect(await viewOf(agent, id)).toMatchObject({ status: 'closed', decision: { outcome: 'refused' } })
  expect(new Set(Object.values(await city.stands(agent, id)))).toEqual(new Set(['skipped']))
})

const death = {
  deceasedName: '李大山',
  deceasedIdNumber: '149902194203120011',
  deathDate: '2026-09-12',
  relation: '子女',
  funeralHome: '榆次区殡仪馆',
  hadPension: true,
  hadMedical: false,
  hadFund: true,
  hadLicence: false,
}

test('after a death: the registration first, the proof handed in once for all, and what does not apply left out', async () => {
  const son = await city.as('son')
  const draft = await city.draft(son, 'farewell')
  const account = draft.choices['account']?.[0]?.value
  const id = await city.file(son, 'farewell', { ...death, account })
  expect(await city.stands(son, id)).toEqual({
    household: 'running',
    relief: 'running',
    survivors: 'waiting',
    medical: 'skipped',
    fund: 'waiting',
    licence: 'skipped',
  })
  await decideAll(son, id, { household: 'approver-police-yuci' })
  const hr = await city.as('approver-hr-yuci')
  const survivors = await city.leg(son, id, 'survivors')
  expect(await slotOf(hr, survivors.id, 'death-proof')).toEqual(['death-proof.pdf'])
  expect(survivors.clocks.find(({ name }) => name === 'acceptance')).toMatchObject({ state: 'running' })
  await decideAll(son, id, { survivors: 'approver-hr-yuci', fund: 'approver-fund' })
  const relief = { text: '逝者不是本市户籍', basis: { law: 'law:户口登记条例#8' } }
  await city.decide({ who: son, id, name: 'relief' }, await city.as('approver-civil-yuci'), relief)
  // What is refused was not required: the whole is granted, and the result says it.
  expect(await viewOf(son, id)).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
})

test('a whole that is taken back takes its open legs with it', async () => {
  const son = await city.as('son')
  const draft = await city.draft(son, 'farewell')
  const id = await city.file(son, 'farewell', { ...death, account: draft.choices['account']?.[0]?.value })
  const { revision } = await viewOf(son, id)
  await city.must(son.post(`/api/v1/cases/${id}/withdraw`, { revision, reason: '由姐姐来办' }))
  await city.settle()
  expect(await city.stands(son, id)).toMatchObject({ household: 'ended', relief: 'ended', fund: 'skipped' })
  const household = await city.leg(son, id, 'household')
  expect(household).toMatchObject({ status: 'closed', milestone: 'withdrawn', mayRate: false })
  expect((await son.post(`/api/v1/cases/${household.id}/rating`, { grade: 5 })).body).toMatchObject({
    code: 'rating.of-whole',
  })
})
