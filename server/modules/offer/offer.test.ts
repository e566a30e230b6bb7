import { afterAll, beforeAll, expect, test } from 'vitest'
import type { offerOperations, OutputOf } from '#contract'
import { holdingsOf } from '#modules/certificate'
import { currentDefinition } from '#modules/matter'
import { ageOn, factsOf } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { evaluateExpression, ExpressionFailed } from '#platform/expression'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { sweepOffers, tellOffers } from './index.ts'
import { currentOffers } from './load.ts'
import { statementFor } from './statement.ts'

type List = OutputOf<typeof offerOperations.list>

let world: World
let son: Caller
let stranger: Caller
let people: Awaited<ReturnType<typeof callersOf>>
beforeAll(async () => {
  world = await createWorld()
  people = await callersOf(world)
  son = await people.as('son')
  stranger = await people.as('firm-agent')
}, 60_000)
afterAll(async () => {
  await people?.composition.http.close()
  await world?.close()
})

const listOf = async (who: Caller) => (await who.get('/api/v1/offers')).body as unknown as List
const tomorrow = async () => {
  world.clock.advance({ hours: 24 })
  while (await sweepOffers(world.platform));
  son = await people.as('son')
  stranger = await people.as('firm-agent')
}
const mothers = async (who = son) =>
  (await listOf(who)).offers.filter(({ slug }) => slug === 'old-age-allowance')

/** As the engine says of one person: what fails does not hold. */
function holds(when: string, context: Record<string, unknown>): boolean {
  try {
    return evaluateExpression(when, context) === true
  } catch (cause) {
    if (cause instanceof ExpressionFailed) return false
    throw cause
  }
}

test('every check of every matter that is offered can be said in SQL', async () => {
  const offers = await currentOffers(world.database)
  expect(offers.length).toBeGreaterThan(0)
  for (const { matter: slug } of offers) {
    const matter = await currentDefinition(world.database, slug)
    if (!matter) throw new Error(`${slug} is not offered`)
    const { failed, checks } = statementFor(matter, dateOf(world.clock.now()))
    expect(failed).toEqual([])
    expect(checks.length).toBeGreaterThan(2)
  }
})

test('one statement finds exactly those whom the rules, asked one by one, would grant it', async () => {
  const { read } = world.database
  const today = dateOf(world.clock.now())
  const persons = await read<{ id: string; identifier: string; name: string; regionCode: string }[]>`
    select id, identifier, name, region_code as "regionCode" from registry.subject where kind = 'person' order by id`
  expect(persons.length).toBeGreaterThan(100)
  for (const { matter: slug } of await currentOffers(world.database)) {
    const matter = await currentDefinition(world.database, slug)
    if (!matter?.decision) throw new Error(`${slug} has no rules`)
    const { model } = matter.decision
    const { from, where, params, asked } = statementFor(matter, today)
    const rows = await read.unsafe<{ id: string }[]>(
      `select s.id from ${from} where ${where} order by s.id`,
      [...params],
    )
    const byHand: string[] = []
    for (const { id, identifier, name, regionCode } of persons) {
      const [facts, held] = await Promise.all([
        factsOf(read, id, matter.libraries.subject),
        holdingsOf(read, id, slug),
      ])
      const { birthDate, sex } = (facts.population?.data ?? {}) as { birthDate?: string; sex?: string }
      const context = {
        subject: {
          kind: 'person',
          identifier,
          name,
          regionCode,
          age: birthDate ? ageOn(birthDate, today) : null,
          sex: sex ?? null,
        },
        facts: Object.fromEntries(matter.libraries.subject.map((key) => [key, facts[key]?.data ?? null])),
        held,
        today: today.toString(),
        params: Object.fromEntries(Object.entries(model.params).map(([key, { value }]) => [key, value])),
      }
      const told = model.checks.filter((check) => !asked.includes(check.id))
      if (told.every(({ when }) => holds(when, context))) byHand.push(id)
    }
    expect(
      rows.map(({ id }) => id),
      slug,
    ).toEqual(byHand)
    expect(byHand.length, `${slug} is due to nobody here: the comparison says nothing`).toBeGreaterThan(0)
  }
}, 120_000)

test('who is entitled is offered it once and told once; the son sees his mother’s, strangers nothing', async () => {
  while (await sweepOffers(world.platform));
  const [mother] = await mothers()
  expect(mother).toMatchObject({ subject: { isSelf: false }, title: { zh: '高龄津贴' } })
  expect(await mothers(stranger)).toEqual([])
  while (await tellOffers(world.platform));
  const told = () => world.owner.read`select subject_id from message.notice where kind = 'offer.found'`
  const before = await told()
  expect(before.length).toBeGreaterThan(0)
  expect(new Set(before.map(({ subject_id }) => subject_id)).size).toBeLessThanOrEqual(before.length)
  await tomorrow()
  while (await tellOffers(world.platform));
  expect(await told()).toHaveLength(before.length)
  expect(await mothers()).toEqual([mother])
})

test('what an offer is taken for ends it, and what is held is not offered', async () => {
  const [mother] = await mothers()
  if (!mother) throw new Error('no offer')
  const opened = await son.post('/api/v1/filings', { slug: mother.slug, subjectId: mother.subject.id })
  const view = opened.body as unknown as {
    id: string
    values: Record<string, unknown>
    choices: Record<string, { value: string }[]>
  }
  const only = Object.fromEntries(
    Object.entries(view.choices).flatMap(([field, choices]) =>
      choices.length === 1 ? [[field, choices[0]?.value]] : [],
    ),
  )
  const filed = await son.post(`/api/v1/filings/${view.id}/submit`, {
    answers: { ...view.values, ...only },
    declared: true,
  })
  expect(filed.body).toMatchObject({ outcome: 'granted' })
  expect(await mothers()).toEqual([])
  await tomorrow()
  const [row] = await world.owner.read`select state from offer.offer where offer_id = ${mother.id}`
  expect(row).toMatchObject({ state: 'taken' })
  expect(await mothers()).toEqual([])
})

test('declined it is not offered again; only whom it concerns may decline', async () => {
  const [row] = await world.owner.read<{ id: string; subjectId: string }[]>`
    select o.offer_id as id, o.subject_id as "subjectId" from offer.offer o
    where state = 'open' and slug = 'senior-card' limit 1`
  if (!row) throw new Error('nobody is offered a senior card')
  expect((await stranger.post(`/api/v1/offers/${row.id}/decline`)).body.code).toBe('offer.not-found')
  await world.owner.read`
    update offer.offer set subject_id = (select grantee_subject_id from identity.authorisation where grantor_name = '王秀兰' limit 1)
    where offer_id = ${row.id}`
  expect((await listOf(son)).offers.map(({ id }) => id)).toContain(row.id)
  for (let time = 0; time < 2; time++)
    expect((await son.post(`/api/v1/offers/${row.id}/decline`)).status).toBe(200)
  expect((await listOf(son)).offers.map(({ id }) => id)).not.toContain(row.id)
  const anonymous = people.anonymous()
  expect((await anonymous.get('/api/v1/offers')).status).toBe(401)
  expect((await son.post('/api/v1/offers/nobody/decline')).body.code).toBe('request.invalid')
})

test('who wants no offers gets none, at once and on every day after', async () => {
  expect((await son.put('/api/v1/offers/preference', { wanted: false })).body).toEqual({ wanted: false })
  expect(await listOf(son)).toMatchObject({ wanted: false })
  await world.owner
    .read`insert into offer.opt_out (subject_id, at) select id, now() from registry.subject on conflict do nothing`
  await world.owner.read`delete from offer.offer`
  await tomorrow()
  const [row] = await world.owner.read<[{ count: number }]>`select count(*)::int from offer.offer`
  expect(row.count).toBe(0)
  expect((await son.put('/api/v1/offers/preference', { wanted: true })).body).toEqual({ wanted: true })
})

test('two processes that sweep at once make one offer of each', async () => {
  await world.owner.read`delete from offer.opt_out`
  world.clock.advance({ hours: 24 })
  await Promise.all(
    [1, 2, 3].map(async () => {
      while (await sweepOffers(world.platform));
    }),
  )
  const twice = await world.owner.read`
    select from offer.offer where state = 'open' group by subject_id, definition_id having count(*) > 1`
  expect(twice).toHaveLength(0)
  const [row] = await world.owner.read<[{ count: number }]>`select count(*)::int from offer.offer`
  expect(row.count).toBeGreaterThan(0)
})
