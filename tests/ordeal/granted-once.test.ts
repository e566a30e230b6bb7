import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance, settleElders, type Draft } from './elders.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let son: Caller

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  son = await city.as('son')
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const submit = (draft: Draft) =>
  son.post(`/api/v1/filings/${draft.id}/submit`, { answers: draft.answers, declared: true })

const failedChecks = async (caseId: string) => {
  const { body } = await son.get(`/api/v1/cases/${caseId}`)
  const { ruling } = body as unknown as { ruling: { checks: { id: string; holds: boolean }[] } }
  return ruling.checks.filter(({ holds }) => !holds).map(({ id }) => id)
}

test('what was granted is not granted again, and is again once it was taken back', async () => {
  const [elder = ''] = await settleElders(world, 1)
  expect((await submit(await openAllowance(son, elder))).body).toMatchObject({ outcome: 'granted' })
  const second = await openAllowance(son, elder)
  expect((await submit(second)).body).toMatchObject({ outcome: 'refused' })
  expect(await failedChecks(second.id)).toEqual(['no-duplicate'])

  await world.owner
    .read`update certificate.certificate set state = 'revoked', revoked_on = '2026-11-22' where holder_id = ${elder}`
  expect((await submit(await openAllowance(son, elder))).body).toMatchObject({ outcome: 'granted' })
})

test('of two filings for one person at the same moment one is granted and the other is refused with the reason', async () => {
  const clerk = await city.as('window-clerk')
  for (const elder of await settleElders(world, 6)) {
    const [person] = await world.owner.read<
      { identifier: string; name: string }[]
    >`select identifier, name from registry.subject where id = ${elder}`
    const atWindow = (await clerk.post('/api/v1/filings', { slug: 'old-age-allowance', subject: person }))
      .body as unknown as { id: string }
    const online = await openAllowance(son, elder)
    const answers = await Promise.all([
      submit(online),
      clerk.post(`/api/v1/filings/${atWindow.id}/submit`, { answers: online.answers, declared: true }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const outcomes = answers.map(({ body }) => (body as unknown as { outcome: string }).outcome)
    expect(outcomes.toSorted()).toEqual(['granted', 'refused'])
    expect(await failedChecks(outcomes[0] === 'refused' ? online.id : atWindow.id)).toEqual(['no-duplicate'])
  }
})
