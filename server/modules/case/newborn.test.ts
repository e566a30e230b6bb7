import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, pdfOf, upload, type Caller, type World } from '#world'
import { actOn, inboxOf, viewOf } from './licence.fixture.ts'
import { WholeCity } from './whole.fixture.ts'

let world: World
let city: WholeCity
let mother: Caller
const officers: Record<string, Caller> = {}

/** Which department decides which leg. */
const desks = {
  birth: 'health',
  vaccination: 'health',
  household: 'police',
  insurance: 'medical',
  premium: 'tax',
  card: 'hr',
  costs: 'medical',
  subsidy: 'health',
} as const
type LegName = keyof typeof desks

beforeAll(async () => {
  // Monday 21 September 2026, 10:00 in China.
  world = await createWorld({ at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  city = await WholeCity.of(world)
  mother = await city.as('new-mother')
  for (const desk of new Set(Object.values(desks))) officers[desk] = await city.as(`approver-${desk}-yuci`)
})
afterAll(async () => {
  await city.close()
  await world.close()
})

const child = {
  childName: '李安安',
  childSex: '女',
  birthDate: '2026-09-15',
  hospital: '榆次区人民医院',
  followWhom: '母亲',
  ethnicity: '汉族',
  clinic: '锦纶街道社区卫生服务中心',
  bank: '晋中银行',
  claimCosts: false,
  claimSubsidy: false,
}
const decide = (id: string, name: LegName, refused?: Parameters<WholeCity['decide']>[2]) =>
  city.decide({ who: mother, id, name }, officers[desks[name]] as Caller, refused)

test('a birth is filed once: five departments handle their legs by their own clocks, and one result lists them', async () => {
  const draft = await city.draft(mother, 'newborn')
  // Who she is and where she lives is known, and said from where.
  expect(draft.shown).toMatchObject({ name: { library: 'population' }, hukou: { library: 'population' } })
  const id = await city.file(mother, 'newborn', child)
  const begun = await viewOf(mother, id)
  expect(begun.clocks.find(({ name }) => name === 'promised')).toMatchObject({ count: 10, state: 'running' })
  expect(await city.stands(mother, id)).toEqual({
    birth: 'running',
    vaccination: 'running',
    household: 'waiting',
    insurance: 'waiting',
    premium: 'waiting',
    card: 'waiting',
    costs: 'skipped',
    subsidy: 'skipped',
  })
  const { birth, vaccination, costs } = await city.legsOf(mother, id)
  expect(costs?.reason).toBe('condition')
  expect(birth).toMatchObject({
    unitName: '榆次区卫生健康和体育局',
    case: { milestone: 'submitted', turn: 'government', clock: { name: 'acceptance', state: 'running' } },
  })
  expect(vaccination?.case?.id).not.toBe(birth?.case?.id)

  // Each officer finds the leg among their own cases, says what whole it is of, and opens no leg of another department.
  const inbox = await inboxOf(officers['health'] as Caller)
  expect(inbox.filter(({ whole }) => whole?.zh === '新生儿出生').map(({ caseId }) => caseId)).toEqual(
    expect.arrayContaining([birth?.case?.id, vaccination?.case?.id]),
  )
  const seen = await viewOf(officers['health'] as Caller, birth?.case?.id ?? '')
  expect(seen.parent).toMatchObject({
    title: { zh: '新生儿出生' },
    leg: 'birth',
    unitName: '榆次区卫生健康和体育局',
  })
  expect((await (officers['police'] as Caller).get(`/api/v1/cases/${birth?.case?.id}`)).body).toMatchObject({
    code: 'case.not-found',
  })

  await decide(id, 'birth')
  await decide(id, 'vaccination')
  const household = await city.leg(mother, id, 'household')
  // It was told the certificate that the leg before it gave, and nobody typed the child's name again.
  expect(JSON.stringify(household.fields)).toContain('李安安')
  expect(household.parent).toMatchObject({ id, leg: 'household' })
  const police = await viewOf(officers['police'] as Caller, household.id)
  expect(police.parent?.id).toBeNull()
  expect(police.parent?.legs.find(({ name }) => name === 'birth')).toMatchObject({
    state: 'granted',
    case: { id: null, reasons: [] },
  })
  await city.must(actOn(officers['police'] as Caller, household.id, 'accept'))
  expect((await city.legsOf(mother, id))['household']?.case?.clock).toMatchObject({
    name: 'promised',
    count: 1,
    state: 'running',
  })
  await city.must(actOn(officers['police'] as Caller, household.id, 'grant', { opinion: '同意' }))
  await city.settle()
  for (const name of ['card', 'insurance', 'premium'] as const) await decide(id, name)

  const whole = await viewOf(mother, id)
  expect(whole).toMatchObject({ status: 'closed', decision: { outcome: 'granted' }, mayRate: true })
  expect(whole.certificates).toMatchObject([{ name: { zh: '新生儿出生一件事办结单' } }])
  const certificate = (await mother.get(`/api/v1/certificates/${whole.certificates[0]?.id}`)).body
  const printed = JSON.stringify(certificate)
  expect(printed).toContain('办成 《居民户口簿（新生儿页）》')
  expect(printed).not.toContain('生育医疗费用报销')
  const units = new Set(whole.legs.flatMap((leg) => (leg.case ? [leg.unitName] : [])))
  expect(units.size).toBe(5)
  // What a leg gave is the mother's own: its id is told to her.
  expect(whole.legs.find(({ name }) => name === 'card')?.case?.certificates).toMatchObject([
    { name: { zh: '社会保障卡' } },
  ])
})

test('receipts are handed in once and reach the leg that needs them; without them nothing is filed', async () => {
  const draft = await city.draft(mother, 'newborn')
  const answers = {
    ...child,
    claimCosts: true,
    costYuan: 6800.5,
    account: draft.choices['account']?.[0]?.value,
  }
  const submit = () => mother.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect((await submit()).body).toMatchObject({
    code: 'filing.materials-missing',
    materials: [{ id: 'receipts' }],
  })
  await upload(mother, { id: draft.id, slot: 'receipts', name: '票据.pdf' }, pdfOf('receipts'))
  expect((await submit()).status).toBe(200)
  await city.settle()
  const costs = await city.leg(mother, draft.id, 'costs')
  const { slots } = (await (officers['medical'] as Caller).get(`/api/v1/cases/${costs.id}/materials`))
    .body as unknown as { slots: { id: string; given: object[] }[] }
  expect(slots.find(({ id }) => id === 'receipts')?.given).toMatchObject([
    { name: '票据.pdf', source: 'library' },
  ])
})

test('a correction asked in one leg waits there alone; a refusal stops what needs it, and the rest is a partial result', async () => {
  const id = await city.file(mother, 'newborn', child)
  const birth = await city.leg(mother, id, 'birth')
  await city.must(
    actOn(officers['health'] as Caller, birth.id, 'request-correction', {
      corrections: [{ item: '出生医院', what: '请写明院区' }],
    }),
  )
  await city.settle()
  expect((await city.legsOf(mother, id))['birth']).toMatchObject({
    state: 'running',
    case: { turn: 'applicant' },
  })
  await decide(id, 'vaccination')
  const asked = await viewOf(mother, birth.id)
  await city.must(
    mother.post(`/api/v1/cases/${birth.id}/correct`, {
      revision: asked.revision,
      answers: { hospital: '榆次区人民医院（东院区）' },
      note: '已写明',
    }),
  )
  await decide(id, 'birth')
  await decide(id, 'household', {
    text: '随母落户的户口不在本区',
    basis: { law: 'law:户口登记条例#7.1' },
  })
  expect(await city.stands(mother, id)).toMatchObject({
    birth: 'granted',
    vaccination: 'granted',
    household: 'refused',
    insurance: 'skipped',
    premium: 'skipped',
    card: 'skipped',
  })
  const { household } = await city.legsOf(mother, id)
  expect(household?.case?.reasons).toEqual([
    { text: '随母落户的户口不在本区', basis: { law: 'law:户口登记条例#7.1' } },
  ])
  // 牵头部门收尾: the lead department closes it with what was granted.
  await city.must(actOn(officers['health'] as Caller, id, 'conclude', { opinion: '其余不影响' }))
  await city.settle()
  expect(await viewOf(mother, id)).toMatchObject({ status: 'closed', decision: { outcome: 'partly' } })
})

test('taking the whole back takes back the legs that are open, and leaves what was granted', async () => {
  const id = await city.file(mother, 'newborn', child)
  await decide(id, 'vaccination')
  const { revision } = await viewOf(mother, id)
  await city.must(mother.post(`/api/v1/cases/${id}/withdraw`, { revision, reason: '过几天再办' }))
  await city.settle()
  expect(await city.stands(mother, id)).toMatchObject({
    birth: 'ended',
    vaccination: 'granted',
    household: 'skipped',
  })
  expect(await city.leg(mother, id, 'birth')).toMatchObject({ status: 'closed', milestone: 'withdrawn' })
})
