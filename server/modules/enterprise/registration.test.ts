import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCreditCode, type CertificateView, type CurrentView, type FilingView } from '#contract'
import { createRelay } from '#modules/case'
import {
  callersOf,
  createWorld,
  handInRequired,
  seeCase,
  staffOf,
  takeAction,
  type Caller,
  type World,
} from '#world'
import { nextCreditCode } from './code.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let citizen: Caller
let other: Caller

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  citizen = await city.as('citizen')
  other = await city.as('citizen-flexible')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
}

const company = {
  place: 'city',
  mark: '云上谷',
  trade: '餐饮管理',
  organisation: '有限公司',
  capitalYuan: 500_000,
  paidBy: '2030-12-31',
  partners: 'sole',
  legalRepIs: 'self',
  directors: 'one',
  scope: ['餐饮服务'],
  premisesKind: 'leased',
  address: '晋中市寿阳县康乐街18号商铺',
  pledge: true,
}

async function draft(who: Caller, slug = 'company-registration', subjectId?: string): Promise<FilingView> {
  const opened = await who.post('/api/v1/filings', { slug, fresh: true, ...(subjectId ? { subjectId } : {}) })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  return opened.body as unknown as FilingView
}

const submit = (who: Caller, id: string, answers: object) =>
  who.post(`/api/v1/filings/${id}/submit`, { answers, declared: true })

async function advised(who: Caller, id: string, answers: object) {
  const { status, body } = await who.post(`/api/v1/filings/${id}/advice`, { field: 'mark', answers })
  expect(status, JSON.stringify(body)).toBe(200)
  return (body as unknown as { advice: { verdict: string; says: { zh: string }[] } | null }).advice
}

test(
  'a company is registered: the name is judged while typed, a valid code and the e-licence are given, and it can be acted for at once',
  { timeout: 240_000 },
  async () => {
    const view = await draft(citizen)
    // Names of the city's own register stand in the way.
    const taken = await advised(citizen, view.id, { ...company, mark: '禾味' })
    expect(taken).toMatchObject({ verdict: 'bad' })
    expect(taken?.says.map(({ zh }) => zh)).toContain('晋中禾味餐饮管理有限公司（已登记）')
    expect(await advised(citizen, view.id, { ...company, mark: '禾味香' })).toMatchObject({ verdict: 'mind' })
    expect(await advised(citizen, view.id, { ...company, mark: '中国味' })).toMatchObject({
      verdict: 'bad',
      says: [{ zh: '名称里有“中国”：要报国务院批准，不能在这里自主申报' }],
    })
    expect(await advised(citizen, view.id, { ...company, mark: 'Yun' })).toMatchObject({ verdict: 'bad' })
    expect(await advised(citizen, view.id, { mark: '云上谷' })).toBeNull()
    expect(await advised(citizen, view.id, company)).toMatchObject({
      verdict: 'good',
      says: [{ zh: '“晋中云上谷餐饮管理有限公司”可以用' }],
    })
    // What is bad is not filed either.
    expect((await submit(citizen, view.id, { ...company, mark: '禾味' })).body).toMatchObject({
      code: 'filing.answers-invalid',
      fields: [{ field: 'mark', code: 'advised' }],
    })

    const filed = await submit(citizen, view.id, company)
    expect(filed.body, JSON.stringify(filed.body)).toMatchObject({ outcome: 'granted' })
    await settle()
    await settle()
    const [entity] = await world.owner.read<{ id: string; code: string; name: string }[]>`
      select entity_id as id, credit_code as code, name from enterprise.entity where case_id = ${view.id}`
    const code = entity?.code ?? ''
    expect(checkCreditCode(code)).toMatchObject({ ok: true, authority: '9', category: '1' })
    expect(checkCreditCode(code)).not.toHaveProperty('warnings')
    expect(code.slice(2, 8)).toBe(view.matter.itemCode.slice(2, 8))
    const [issued] = (await seeCase(citizen, view.id)).certificates
    const held = (await citizen.get(`/api/v1/certificates/${issued?.id}`)).body as unknown as CertificateView
    expect(held).toMatchObject({
      name: { zh: '营业执照' },
      holderName: '晋中云上谷餐饮管理有限公司',
      holderIdentifier: code,
      state: 'valid',
    })
    expect(Object.fromEntries(held.faces.map(({ label, value }) => [label.zh, value]))).toMatchObject({
      统一社会信用代码: code,
      成立日期: '2026-11-19',
      法定代表人: '张海燕',
      住所: company.address,
    })
    expect((await other.get(`/api/v1/certificates/${issued?.id}`)).body).toMatchObject({
      code: 'certificate.not-found',
    })

    const records = await world.owner.read<{ data: object }[]>`
      select data from registry.record where subject_id = ${entity?.id ?? null} and library = 'legal-entity'`
    expect(records).toMatchObject([
      {
        data: {
          name: '晋中云上谷餐饮管理有限公司',
          creditCode: code,
          status: '存续',
          capitalFen: 50_000_000,
          legalRep: { name: '张海燕' },
          establishedOn: '2026-11-19',
        },
      },
    ])
    const current = (await citizen.get('/api/v1/identity/current')).body as unknown as CurrentView
    expect(current.actsFor).toContainEqual(
      expect.objectContaining({ subjectId: entity?.id, name: '晋中云上谷餐饮管理有限公司', kind: 'firm' }),
    )
    // 证照分离: what catering needs beside, and its departments have heard of it.
    const needed = (await citizen.get('/api/v1/licences/needed')).body as unknown as {
      firms: { subject: { id: string }; licences: { id: string }[] }[]
    }
    const own = needed.firms.find(({ subject }) => subject.id === entity?.id)
    expect(own?.licences.map(({ id }) => id)).toContain('catering')
    const told = await world.owner.read`
      select from "case"."case" where slug = 'new-firm-notice' and state #>> '{answers,creditCode}' = ${code}`
    expect(told.length).toBeGreaterThan(0)
    const licence = await draft(citizen, 'food-business-licence', entity?.id)
    expect(licence.subject).toMatchObject({ name: '晋中云上谷餐饮管理有限公司', identifierMasked: code })
    expect(
      (await other.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: entity?.id })).body,
    ).toMatchObject({
      code: 'filing.not-authorised',
    })
  },
)

test(
  'of two who file for one name at once exactly one gets it, and codes are never given twice',
  { timeout: 240_000 },
  async () => {
    const answers = { ...company, mark: '双生花', trade: '科技', scope: ['软件开发'] }
    const drafts = await Promise.all([draft(citizen), draft(other)])
    const [first, second] = drafts
    const outcomes = await Promise.all([
      submit(citizen, first.id, answers),
      submit(other, second.id, { ...answers, place: 'city' }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
    expect(outcomes.find(({ status }) => status === 422)?.body).toMatchObject({
      code: 'filing.answers-invalid',
      fields: [{ field: 'mark', code: 'advised' }],
    })
    // Codes are handed out under one lock, and pass over those that are known already.
    const codes = await Promise.all(
      Array.from({ length: 12 }, () =>
        world.database.write((transaction) => nextCreditCode(transaction, '91', '149902')),
      ),
    )
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => checkCreditCode(code).ok)).toBe(true)
  },
)

test(
  'a name that was only reserved is free when its term is over, and one may change it before',
  { timeout: 240_000 },
  async () => {
    const answers = { ...company, mark: '望川阁', trade: '商贸', scope: ['食品销售'], partners: 'several' }
    const several = { ...answers, partnerNames: '王五 149902199101010011 20万元' }
    const view = await draft(citizen)
    expect((await submit(citizen, view.id, several)).body).toMatchObject({ outcome: 'pending' })
    const rival = await draft(other)
    const wanted = { ...answers, partners: 'sole' }
    expect(await advised(other, rival.id, wanted)).toMatchObject({
      verdict: 'bad',
      says: [{}, { zh: '晋中望川阁商贸有限公司（保留到2027-01-19）' }],
    })
    // Who reserved it may file for it again; to them it is free.
    expect(await advised(citizen, (await draft(citizen)).id, wanted)).toMatchObject({ verdict: 'good' })
    world.clock.set(Temporal.Instant.from('2027-01-20T02:00:00Z'))
    const later = await city.as('citizen-flexible')
    expect(
      (await submit(later, (await draft(later)).id, { ...wanted, paidBy: '2031-01-01' })).body,
    ).toMatchObject({
      outcome: 'granted',
    })
    // The first filing's name is another's now: a grant leads to a person, not to two firms of one name.
    const officer = await staff.on({ unit: 'approval-bureau', region: '140725', role: 'approver' })
    expect((await takeAction(officer, view.id, 'grant', { opinion: '章程齐全' })).status).toBe(200)
    expect(await seeCase(officer, view.id)).toMatchObject({ status: 'open', certificates: [] })
    const [named] = await world.owner.read<{ count: number }[]>`
      select count(*)::int as count from enterprise.entity where name = '晋中望川阁商贸有限公司'`
    expect(named?.count).toBe(1)
  },
)

test(
  'a company that is deregistered is closed, its licence ends, and its name is nobody else’s for a year',
  { timeout: 240_000 },
  async () => {
    const owner = await city.as('citizen')
    const answers = {
      ...company,
      mark: '听雨轩',
      trade: '广告',
      scope: ['广告设计、代理'],
      paidBy: '2031-01-01',
    }
    const view = await draft(owner)
    expect((await submit(owner, view.id, answers)).body).toMatchObject({ outcome: 'granted' })
    await settle()
    const [entity] = await world.owner.read<{ id: string }[]>`
      select entity_id as id from enterprise.entity where case_id = ${view.id}`
    const firm = entity?.id ?? ''
    const clearance = await file(owner, 'tax-clearance', firm, { invoicesReturned: true })
    const region = '140725'
    const tax = await staff.on({ unit: 'taxation', region, role: 'approver' })
    await takeAction(tax, clearance, 'accept')
    expect((await takeAction(tax, clearance, 'grant', { opinion: '税已结清' })).status).toBe(200)
    const [given] = (await seeCase(owner, clearance)).certificates
    const ending = await file(owner, 'company-deregistration', firm, {
      mode: '简易注销',
      publishedOn: '2026-12-20',
      clearance: given?.identifier,
    })
    const desk = await staff.on({ unit: 'approval-bureau', region, role: 'approver' })
    await takeAction(desk, ending, 'accept')
    expect((await takeAction(desk, ending, 'grant', { opinion: '公示期满' })).status).toBe(200)
    await settle()
    const [record] = await world.owner.read<{ status: string; endedOn: string }[]>`
      select data ->> 'status' as status, data ->> 'endedOn' as "endedOn" from registry.record where subject_id = ${firm} and library = 'legal-entity'`
    expect(record).toEqual({ status: '注销', endedOn: '2027-01-20' })
    const [licence] = (await seeCase(owner, view.id)).certificates
    expect(licence).toMatchObject({ state: 'revoked' })
    const rival = await city.as('citizen-flexible')
    const attempt = await draft(rival)
    expect(await advised(rival, attempt.id, answers)).toMatchObject({
      verdict: 'bad',
      says: [{}, { zh: '晋中听雨轩广告有限公司（已注销，2028-01-20以前别人不能用）' }],
    })
    world.clock.set(Temporal.Instant.from('2028-01-21T02:00:00Z'))
    const next = await city.as('citizen-flexible')
    const fresh = await draft(next)
    expect((await submit(next, fresh.id, answers)).body).toMatchObject({ outcome: 'granted' })
  },
)

async function file(who: Caller, slug: string, subjectId: string, answers: object): Promise<string> {
  const view = await draft(who, slug, subjectId)
  await handInRequired(who, view)
  const { status, body } = await submit(who, view.id, answers)
  expect(status, JSON.stringify(body)).toBe(200)
  return view.id
}
