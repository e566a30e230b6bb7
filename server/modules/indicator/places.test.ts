import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Overview } from '#contract'
import { currentServices, itemsOf } from '#modules/matter'
import { callersOf, createWorld, type Caller, type World } from '#world'

type Figure = Overview['figures'][number]
interface Records {
  readonly cases: { id: string; caseId: string | null; slug: string }[]
  readonly next: string | null
  readonly total: number
}

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let mayor: Caller
let approver: Caller
const NOW = Temporal.Instant.from('2026-11-23T02:00:00Z')

beforeAll(async () => {
  world = await createWorld({ at: NOW })
  city = await callersOf(world)
  mayor = await city.as('mayor')
  approver = await city.as('approver-yuci')
})
beforeEach(() => world.owner.read`truncate supervision.card`)
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const figuresAt = async (who: Caller, place: string, query = '') =>
  new Map(
    (
      (await who.get(`/api/v1/figures?place=${place}${query}`)).body as unknown as { figures: Figure[] }
    ).figures.map((each) => [each.id, each]),
  )
async function recordsOf(who: Caller, figure: string, part = 'numerator'): Promise<Records> {
  const all: Records['cases'] = []
  let page: Records
  let before = ''
  do {
    page = (await who.get(`/api/v1/figures/${figure}/cases?part=${part}&limit=40${before}`))
      .body as unknown as Records
    all.push(...page.cases)
    before = `&before=${page.next}`
  } while (page.next)
  return { ...page, cases: all }
}

/** Working days of every item within a region, by hand. */
async function daysByHand(regionPath: string, level?: string) {
  const services = await currentServices(world.database)
  let [statutory, spared, low, items] = [0, 0, 0, 0]
  for (const { definition } of services) {
    const { periods, slug } = definition
    const inWork = ({ count, unit }: { count: number; unit: string }) =>
      unit === 'working' ? count : (count * 5) / 7
    if (periods.statutory.count === 0) continue
    const all = await itemsOf(world.database, slug)
    const mine = all.filter(
      ({ region, ...item }) =>
        `${region.path}.`.startsWith(`${regionPath}.`) && (level === undefined || item.level === level),
    )
    const saved = inWork(periods.statutory) - inWork(periods.promised)
    items += mine.length
    statutory += mine.length * inWork(periods.statutory)
    spared += mine.length * saved
    low += saved / inWork(periods.statutory) < 0.7 ? mine.length : 0
  }
  return { statutory, spared, low, items }
}

test('promised periods spare of the statutory ones what counting item by item gives, by level and by region', async () => {
  const figure = (await figuresAt(mayor, 'screen')).get('compression')
  const [all, cityLevel, county] = await Promise.all([
    daysByHand('14.1407'),
    daysByHand('14.1407', 'city'),
    daysByHand('14.1407', 'county'),
  ])
  expect(all.items).toBeGreaterThan(20)
  expect(figure?.numerator).toBeCloseTo(all.spared, 6)
  expect(figure?.denominator).toBeCloseTo(all.statutory, 6)
  expect(figure?.value).toBeCloseTo((100 * all.spared) / all.statutory, 6)
  const share = ({ spared, statutory }: typeof all) =>
    statutory === 0 ? '—' : (Math.round((1000 * spared) / statutory) / 10).toLocaleString('en-US')
  expect(figure?.caption.zh).toBe(
    `分级（%）：市级${share(cityLevel)}，县级${share(county)}；不到70%的${all.low}项`,
  )
  const yuci = (await figuresAt(mayor, 'screen', '&region=140702')).get('compression')
  expect(yuci?.denominator).toBeCloseTo((await daysByHand('14.1407.140702')).statutory, 6)
})

test('behind it are the items, each once, and no case', async () => {
  const { cases, total } = await recordsOf(mayor, 'compression', 'denominator')
  expect(total).toBe((await daysByHand('14.1407')).items)
  expect(cases).toHaveLength(total)
  expect(new Set(cases.map(({ id }) => id)).size).toBe(total)
  expect(cases.every(({ caseId }) => caseId === null)).toBe(true)
  expect((await mayor.get('/api/v1/figures/compression/cases?before=x')).status).toBe(400)
})

test('cards count by colour until they are lifted, those of a month ago no more, and open to their cases', async () => {
  await insertCards(
    { colour: 'red', at: NOW },
    { colour: 'red', at: NOW, state: 'upheld' },
    { colour: 'red', at: NOW, state: 'cancelled' },
    { colour: 'red', at: NOW.subtract({ hours: 24 * 31 }) },
    { colour: 'yellow', at: NOW.subtract({ hours: 24 * 10 }) },
    { colour: 'red', at: NOW, region: '14.1407.140725' },
  )
  const shown = await figuresAt(mayor, 'supervision')
  expect([...shown.keys()]).toEqual([
    'within-promised',
    'at-risk',
    'within-statutory',
    'red-cards',
    'yellow-cards',
    'rectification',
    'rectification-on-time',
    'guide-correction-days',
    'new-firm-notices',
    'guide-upheld',
    'compression',
    'online-share',
    'zero-visit',
  ])
  expect(shown.get('red-cards')).toMatchObject({ value: 3, caption: { zh: '近30天，另有黄牌1张' } })
  expect(shown.get('yellow-cards')).toMatchObject({ value: 1, caption: { zh: '近30天，本周0张' } })
  // What one may not see is not counted.
  expect((await figuresAt(approver, 'supervision')).get('red-cards')?.value).toBe(2)
  const { cases, total } = await recordsOf(mayor, 'red-cards')
  expect([total, cases.length]).toEqual([3, 3])
  expect(cases.every(({ id, caseId }) => caseId !== null && id !== caseId)).toBe(true)
  await world.owner.read`update supervision.card set state = 'cancelled' where colour = 'red'`
  expect((await figuresAt(mayor, 'supervision')).get('red-cards')).toMatchObject({
    value: 0,
    caption: { zh: '近30天没有红牌，黄牌1张' },
  })
})

async function insertCards(
  ...cards: { colour: string; at: Temporal.Instant; state?: string; region?: string }[]
) {
  const [unit] = await world.owner.read<{ id: string; path: string }[]>`
    select unit.id, unit.path::text from organization.unit where unit.kind = 'approval-bureau' and region_code = '140702'`
  for (const [index, { colour, at, state = 'issued', region = '14.1407.140702' }] of cards.entries())
    await world.owner.read`
      insert into supervision.card (case_id, card_id, rule, rule_version, occurrence, colour, case_number, slug, version, region_path, region_name,
        case_unit_path, unit_id, unit_path, unit_name, said, todo, todo_by, facts, basis, occurred_at, issued_at, object_until, state)
      values (gen_random_uuid(), gen_random_uuid(), 'overdue', 1, ${`x:${index}`}, ${colour}, 'N', 'food-business-licence', 1, ${region}::ltree, '榆次区',
        ${unit?.path ?? ''}::ltree, ${unit?.id ?? ''}, ${unit?.path ?? ''}::ltree, '审批局', '{}', '{}', '2026-12-01', '{}', '{}', ${at}, ${at}, '2026-12-01', ${state})`
}
