import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#platform/crypto'
import { callersOf, createWorld, type Caller, type World } from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let mayor: Caller
const NOW = Temporal.Instant.from('2026-11-23T02:00:00Z')

beforeAll(async () => {
  world = await createWorld({ at: NOW })
  city = await callersOf(world)
  mayor = await city.as('mayor')
  // Whoever asks first waits until every matter is compiled.
  await mayor.get('/api/v1/figures?place=supervision')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

interface Part {
  readonly key: string
  readonly numerator: number
  readonly denominator: number
  readonly value: number
  readonly meets: boolean | null
}
const partsOf = async (figure: string, by: string, who = mayor) =>
  (await who.get(`/api/v1/figures/${figure}/parts?by=${by}`)).body as unknown as {
    target: number
    parts: Part[]
  }
const figureOf = async (id: string) => {
  const { figures } = (await mayor.get('/api/v1/figures?place=supervision')).body as unknown as {
    figures: { id: string; numerator: number; denominator: number }[]
  }
  return figures.find((each) => each.id === id)
}

/** Files for 王秀兰 or another, decided at once by rules: closed the same moment. */
async function grant(): Promise<string> {
  const son = await city.as('son')
  const mother = '01900000-0000-7000-8000-000000000001'
  const draft = (
    await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: mother, fresh: true })
  ).body as unknown as { id: string; choices: { card: { value: string }[] } }
  const filed = await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card: draft.choices.card[0]?.value },
    declared: true,
  })
  expect(filed.status).toBe(200)
  return draft.id
}

/** Somebody came about the case, as the hall writes it down. */
async function visit(caseId: string, at: Temporal.Instant) {
  const [hall] = await world.owner.read<{ hall_id: string }[]>`
    insert into hall.hall (hall_id, name, address, region_code, region_name, region_path, rules, saved_at)
    select ${uuidv7(at)}, '大厅', '路', '140702', '榆次区', region_path, '{}', ${at} from "case"."case" where case_id = ${caseId}
    returning hall_id`
  const ticket = uuidv7(at)
  await world.owner.read`
    insert into hall.ticket (ticket_id, hall_id, day, letter, number, came_at, ranks_at)
    values (${ticket}, ${hall?.hall_id ?? ''}, '2026-11-23', 'B', 1, ${at}, ${at})`
  await world.owner.read`
    insert into hall.visit (case_id, ticket_id, hall_id, officer_id, officer_name, at)
    values (${caseId}, ${ticket}, ${hall?.hall_id ?? ''}, ${ticket}, '窗口', ${at})`
}

const visitsOf = async (caseId: string) => {
  const [row] = await world.owner.read<{ visits: number }[]>`
    select visits from indicator.case_fact where case_id = ${caseId}`
  return row?.visits
}

test('who files online and never comes has visited no time, and each day they come is one', async () => {
  const before = (await figureOf('zero-visit')) ?? { numerator: 0, denominator: 0 }
  const caseId = await grant()
  expect(await visitsOf(caseId)).toBe(0)
  const filed = await figureOf('zero-visit')
  expect(filed?.numerator).toBe(before.numerator + 1)
  expect(filed?.denominator).toBe(before.denominator + 1)

  await visit(caseId, NOW.add({ minutes: 1 }))
  await visit(caseId, NOW.add({ minutes: 90 }))
  expect(await visitsOf(caseId)).toBe(1)
  await visit(caseId, NOW.add({ hours: 30 }))
  expect(await visitsOf(caseId)).toBe(2)
  const came = await figureOf('zero-visit')
  expect(came?.numerator).toBe(before.numerator)
  expect(came?.denominator).toBe(before.denominator + 1)
})

test('a case filed at a window was visited once at least, and counts against online', async () => {
  const caseId = await grant()
  await world.owner.read`update "case"."case" set channel = 'window' where case_id = ${caseId}`
  expect(await visitsOf(caseId)).toBe(1)
  const { target, parts } = await partsOf('online-share', 'matter')
  expect(target).toBe(90)
  const part = parts.find(({ key }) => key === 'old-age-allowance')
  if (!part) throw new Error('not counted')
  expect(part.numerator).toBeLessThan(part.denominator)
  expect(part.value).toBeCloseTo((100 * part.numerator) / part.denominator)
  expect(part.meets).toBe(part.value >= 90)
})

test.each(['online-share', 'zero-visit'])(
  'the parts of %s add up to it, by matter, county and department',
  async (id) => {
    const whole = await figureOf(id)
    for (const by of ['matter', 'region', 'unit']) {
      const { parts } = await partsOf(id, by)
      const sum = (side: 'numerator' | 'denominator') => parts.reduce((all, each) => all + each[side], 0)
      expect({ by, numerator: sum('numerator'), denominator: sum('denominator') }).toEqual({
        by,
        numerator: whole?.numerator,
        denominator: whole?.denominator,
      })
    }
    const shouyang = await city.as('approver-shouyang')
    const { parts } = await partsOf(id, 'region', shouyang)
    expect(parts.every(({ key }) => key === '寿阳县')).toBe(true)
  },
)

test('what cannot be taken apart has no parts', async () => {
  expect((await mayor.get('/api/v1/figures/compression/parts?by=matter')).body).toMatchObject({ parts: [] })
  expect((await mayor.get('/api/v1/figures/zero-visit/parts?by=weather')).body).toMatchObject({
    code: 'request.invalid',
  })
  expect((await mayor.get('/api/v1/figures/nothing/parts?by=matter')).body).toMatchObject({
    code: 'indicator.not-found',
  })
})
