import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance, settleElders } from './elders.ts'
import { actOn, fileLicence, viewOf } from './licence.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
const as = async (persona: string): Promise<Caller> => watched(await city.as(persona))

beforeAll(async () => {
  world = await createWorld({ at: Temporal.Instant.from('2026-12-30T02:00:00Z') })
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('a period that runs into a year without a published calendar is given, and marked provisional', async () => {
  const [agent, acceptor] = [await as('firm-agent'), await as('acceptor-yuci')]
  await world.owner.read`delete from calendar.day where year > 2026`
  await world.owner.read`delete from calendar.year where year > 2026`
  const id = await fileLicence(agent)
  expect((await actOn(acceptor, id, await viewOf(acceptor, id), 'accept', { opinion: '齐全' })).status).toBe(
    200,
  )
  const statutory = (await viewOf(agent, id)).clocks.find(({ name }) => name === 'statutory')
  expect(statutory).toMatchObject({ provisional: true, state: 'running' })
  expect(statutory?.due.startsWith('2027-')).toBe(true)
  const anyone = watched(city.anonymous())
  expect(
    (await anyone.get('/api/v1/calendar/deadline?start=2026-12-30&count=20&unit=working')).body,
  ).toMatchObject({ provisional: true })
})

test('rules that cannot be applied send the case to a person: the applicant hears of no failure', async () => {
  const [son, approver] = [await as('son'), await as('approver-civil-yuci')]
  const [elder = '', other = ''] = await settleElders(world, 2)
  const [first, second] = [await openAllowance(son, elder), await openAllowance(son, other)]
  // What the libraries hold is not what the model's input may be.
  await world.owner
    .read`update registry.record set data = jsonb_set(data, '{birthDate}', '"0001-01-01"') where subject_id = ${elder} and library = 'population'`
  const filed = await son.post(`/api/v1/filings/${first.id}/submit`, {
    answers: first.answers,
    declared: true,
  })
  expect(filed.body).toMatchObject({ outcome: 'pending' })
  await breakModel()
  const failed = await son.post(`/api/v1/filings/${second.id}/submit`, {
    answers: second.answers,
    declared: true,
  })
  expect(failed.body).toMatchObject({ outcome: 'pending' })
  for (const { id } of [first, second]) {
    const seen = await viewOf(approver, id)
    expect(seen.tasks).toHaveLength(1)
    expect(seen.tasks[0]).toMatchObject({ role: 'approver', mine: true })
    expect(seen.decision).toBeNull()
    expect((await actOn(approver, id, seen, 'grant', { opinion: '人工核对属实' })).body).toMatchObject({
      status: 'closed',
    })
  }
  expect(world.logged.filter((line) => line.includes('case.rules-failed'))).toHaveLength(2)
})

/** Makes the engine itself throw from now on, as a broken model would. */
async function breakModel() {
  const { definitionOf } = await import('#modules/matter')
  const matter = await definitionOf(world.platform.database, 'old-age-allowance', 1)
  if (!matter?.decision) throw new Error('no rules')
  Object.assign(matter.decision, { run: () => Promise.reject(new Error('the engine has fallen over')) })
}

test('log lines hold no number, name or text of anybody', () => {
  const lines = world.logged.join('\n')
  expect(lines).not.toMatch(/\d{17}[\dX]|王秀兰|李建国|(?<!\d)1\d{10}(?!\d)|人工核对属实/)
})
