import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, InboxItem } from '#contract'
import { callersOf, createWorld, type World } from '#world'
import { claimByColleague } from './colleague.ts'
import { fileLicence } from './licence.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('what an officer has claimed goes back to the colleagues when the post is gone', async () => {
  const [agent, acceptor] = await Promise.all([city.as('firm-agent'), city.as('acceptor-yuci')])
  const id = await fileLicence(agent)
  const view = async () => (await acceptor.get(`/api/v1/cases/${id}`)).body as unknown as CaseView
  const inbox = async () =>
    ((await acceptor.get('/api/v1/inbox')).body as unknown as { items: InboxItem[] }).items.find(
      (item) => item.caseId === id,
    )
  const claim = async () => {
    const { tasks, revision } = await view()
    return acceptor.post(`/api/v1/cases/${id}/claim`, { taskId: tasks[0]?.id, revision })
  }
  const colleague = await claimByColleague(world, id, acceptor)
  expect((await view()).tasks[0]).toMatchObject({ officerId: colleague.id, mine: false })
  expect(await inbox()).toBeUndefined()
  expect((await claim()).body).toMatchObject({ code: 'case.claimed' })

  await world.owner
    .read`update organization.holding set valid_to = '2026-11-18' where id = ${colleague.holding}`
  expect((await view()).tasks[0]).toMatchObject({ officerId: null, mine: true })
  expect(await inbox()).toMatchObject({ mine: true })
  expect((await claim()).status).toBe(200)
  expect((await view()).tasks[0]).toMatchObject({ mine: true })
})
