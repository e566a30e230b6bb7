import { afterAll, beforeAll, expect, test } from 'vitest'
import { isServiceItem, type FilingView, type InboxItem, type NeededLicence } from '#contract'
import { createRelay, findCase } from '#modules/case'
import { currentDefinition } from '#modules/matter'
import { callersOf, createWorld, seeCase, staffOf, takeAction, type Caller, type World } from '#world'
import { uuidv7 } from '#platform/crypto'
import { creditCodeOf } from './credit-code.ts'
import { currentLicences } from './load.ts'
import { openFirm } from './open-firm.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let trader: Caller
/** 寿阳县, where the trader lives. */
const COUNTY = '140725'

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  trader = await city.as('citizen')
}, 60_000)
afterAll(async () => {
  await city?.composition.http.close()
  await world?.close()
})

const must = async <T = object>(answer: Promise<{ status: number; body: object }>): Promise<T> => {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body as T
}
interface Firm {
  subject: { id: string; name: string }
  registeredOn: string
  licences: NeededLicence[]
}
const firmsOf = async (who: Caller) =>
  (await must<{ firms: Firm[] }>(who.get('/api/v1/licences/needed'))).firms
const firmOf = async (name: string) => {
  const found = (await firmsOf(trader)).find(({ subject }) => subject.name === name)
  if (!found) throw new Error(`${name} is not there`)
  return found
}
async function register(name: string, scope: readonly string[]): Promise<string> {
  const draft = await must<FilingView>(
    trader.post('/api/v1/filings', { slug: 'sole-trader-registration', fresh: true }),
  )
  const answers = {
    tradeName: name,
    scope,
    premisesKind: 'leased',
    address: '晋中市榆次区顺城街6号',
    pledge: true,
  }
  const filed = await must<{ outcome: string }>(
    trader.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true }),
  )
  expect(filed.outcome).toBe('granted')
  return draft.id
}
const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  await relay.stop()
}
const noticesOf = async (unit: string) => {
  const officer = await staff.on({ unit, region: COUNTY, role: 'approver' })
  const { items } = await must<{ items: InboxItem[] }>(officer.get('/api/v1/inbox'))
  return { officer, items: items.filter(({ slug }) => slug === 'new-firm-notice') }
}

test('every licence is of a matter on offer that does what its reform says', async () => {
  const licences = await currentLicences(world.database.read)
  expect(new Set(licences.map(({ reform }) => reform)).size).toBe(4)
  for (const { id, matter: slug, reform, fills, unless } of licences) {
    for (const each of [...(slug ? [slug] : []), ...unless])
      expect(await currentDefinition(world.database, each), `${id}: ${each}`).toBeDefined()
    if (!slug) continue
    const { definition } = (await currentDefinition(world.database, slug)) ?? {}
    if (!definition || !isServiceItem(definition)) throw new Error(`${slug} is no service`)
    const { fields } = definition.form
    for (const [name, value] of Object.entries(fills)) {
      expect(fields[name]?.entry ?? '', `${id}: ${name}`).not.toBe('locked')
      const options = fields[name]?.options
      if (Array.isArray(options)) expect(options.map((each) => each.value)).toContain(value)
    }
    // What is filed only takes effect at once; what is pledged begins with the pledge.
    if (reform === 'file') expect([definition.flow.id, definition.handling]).toEqual(['instant', 'instant'])
    const pledges = definition.materials.flatMap(({ pledge }) => (pledge ? [pledge.field] : []))
    if (reform === 'pledge')
      expect(definition.form.groups.find(({ kind }) => kind === 'ask')?.fields).toEqual(pledges)
  }
})

test('codes are given out one after the other, and a segment comes to its end', () => {
  const code = { kind: '92', area: '149902', segment: 'MAY', verified: false }
  const made = [0, 1, 30, 31, 31 ** 5 - 1].map((count) => creditCodeOf(code, count))
  expect(new Set(made).size).toBe(made.length)
  expect(made.map((each) => each.slice(0, 16))).toEqual([
    '92149902MAY00000',
    '92149902MAY00001',
    '92149902MAY0000Y',
    '92149902MAY00010',
    '92149902MAYYYYYY',
  ])
  expect(() => creditCodeOf(code, 31 ** 5)).toThrow('no organisation codes left')
})

test('a registration enters the firm in the library once, and its operator sees what it needs by kind of reform', async () => {
  await register('榆次区阿明面馆', ['餐饮服务', '食品销售'])
  expect(await firmsOf(trader)).toEqual([])
  await settle()
  const firm = await firmOf('榆次区阿明面馆')
  expect(firm.licences.map(({ id, reform, state }) => [id, reform, state])).toEqual([
    ['pollutant', 'file', 'needed'],
    ['prepacked-food', 'file', 'needed'],
    ['catering', 'approve', 'needed'],
    ['fire-safety', 'approve', 'needed'],
    ['catering-hygiene', 'drop', 'dropped'],
  ])
  const [entity] = await world.owner.read<{ identifier: string; region: string }[]>`
    select identifier, region_code as region from registry.subject where id = ${firm.subject.id}`
  expect(entity).toMatchObject({ region: COUNTY })
  expect(entity?.identifier).toMatch(/^92149902MAY/)
  // Strangers see nothing of it.
  expect(await firmsOf(await city.as('son'))).toEqual([])
  expect((await city.anonymous().get('/api/v1/licences/needed')).status).toBe(401)
})

test('what is filed only takes effect at once, from a draft that says why it was begun', async () => {
  const { subject } = await firmOf('榆次区阿明面馆')
  const ask = (id: string, who = trader) =>
    who.post(`/api/v1/licences/${id}/filings`, { subjectId: subject.id })
  const draft = await must<FilingView>(ask('prepacked-food'))
  expect(draft.origin?.zh).toContain('营业执照写了“食品销售”')
  expect(draft.subject.name).toBe('榆次区阿明面馆')
  const place = draft.choices['place']?.map(({ value }) => value)
  expect(place).toEqual(['晋中市榆次区顺城街6号'])
  const filed = await must<{ outcome: string }>(
    trader.post(`/api/v1/filings/${draft.id}/submit`, {
      answers: { ...draft.values, place: place?.[0] },
      declared: true,
    }),
  )
  expect(filed.outcome).toBe('granted')
  // What it serves instead of counts as held; so does it.
  const food = await must<FilingView>(ask('catering'))
  expect(food.values['businessKind']).toBe('餐饮服务经营者')
  const states = (await firmOf('榆次区阿明面馆')).licences.map(({ id, state }) => [id, state])
  expect(states).toContainEqual(['prepacked-food', 'held'])
  expect(states).toContainEqual(['catering', 'needed'])
  // Neither what was dropped, nor what is not needed, nor somebody else's firm can be filed.
  for (const id of ['catering-hygiene', 'hairdressing', 'nothing'])
    expect((await ask(id)).body).toMatchObject({ code: 'licence.not-found' })
  expect((await ask('pollutant', await city.as('son'))).body).toMatchObject({ code: 'licence.not-found' })
  expect((await ask('UPPER CASE')).body).toMatchObject({ code: 'request.invalid' })
})

test('a hairdresser’s licence opens with the pledge', async () => {
  await register('榆次区阿明理发店', ['理发服务'])
  await settle()
  const { subject, licences } = await firmOf('榆次区阿明理发店')
  expect(licences.map(({ id, reform }) => [id, reform])).toEqual([['hairdressing', 'pledge']])
  const draft = await must<FilingView>(
    trader.post('/api/v1/licences/hairdressing/filings', { subjectId: subject.id }),
  )
  expect(draft.form.groups.find(({ kind }) => kind === 'ask')?.id).toBe('pledge')
  expect(draft.values['placeKind']).toBe('理发店、美容店')
})

test('each department of the field is told once of each firm, and acknowledges', async () => {
  // The noodle shop is in the field of four departments, the hairdresser in that of one.
  const health = await noticesOf('health')
  expect(health.items).toHaveLength(2)
  const { officer, items } = await noticesOf('ecology-environment')
  expect(items).toHaveLength(1)
  const notice = await seeCase(officer, items[0]?.caseId ?? '')
  const text = JSON.stringify(notice)
  for (const word of ['榆次区阿明面馆', '92149902MAY', '固定污染源排污登记（审批改为备案）'])
    expect(text).toContain(word)
  await must(takeAction(officer, notice.id, 'acknowledge'))
  expect((await noticesOf('ecology-environment')).items).toEqual([])
  expect((await noticesOf('education')).items).toEqual([])
  // The figure counts both, and what it counts can be listed.
  const supervisor = await staff.on({ unit: 'approval-bureau', region: COUNTY, role: 'supervisor' })
  const { figures } = await must<{ figures: { id: string; value: number; caption: { zh: string } }[] }>(
    supervisor.get('/api/v1/figures?place=supervision'),
  )
  expect(figures.find(({ id }) => id === 'new-firm-notices')).toMatchObject({
    value: 20,
    caption: { zh: '近30天告知5件，认领1件' },
  })
})

test('asked again, by two at once, the service opens no firm and tells no department twice', async () => {
  const caseId = await register('榆次区阿明烧烤店', ['餐饮服务'])
  const found = await findCase(world.database.read, caseId)
  if (!found) throw new Error('the registration is gone')
  const call = { callId: uuidv7(world.clock.now()), told: {}, signal: AbortSignal.timeout(10_000) }
  const ask = () => openFirm(world.platform, { ...call, ...found })
  expect(await Promise.all([ask(), ask()])).toEqual([{ answer: 'opened' }, { answer: 'opened' }])
  await settle()
  const { subject } = await firmOf('榆次区阿明烧烤店')
  expect(subject.id).toBe(call.callId)
  const [count] = await world.owner.read`
    select (select count(*)::int from registry.subject where name = '榆次区阿明烧烤店') as firms,
      (select count(*)::int from identity.authorisation where grantor_subject_id = ${subject.id}) as authorisations,
      (select count(*)::int from licence.notice where case_id = ${caseId}) as notices,
      (select count(*)::int from "case"."case" c join licence.notice n on n.notice_id = c.case_id where n.case_id = ${caseId}) as filed,
      (select count(*)::int from message.notice where kind = 'licence.needed' and params ->> 'subjectName' = '榆次区阿明烧烤店') as told`
  expect(count).toEqual({ firms: 1, authorisations: 1, notices: 4, filed: 4, told: 1 })
})
