import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '#world'
import { createRelay } from './relay.ts'

let world: World
const subject = '01900000-0000-7000-8000-000000000001'
const caseId = (number: number) => `01900000-0000-7000-8000-00000000e${String(number).padStart(3, '0')}`

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function plan(number: number, kind: string, body: object) {
  await world.owner.read`
    insert into "case".effect (case_id, revision, effect_no, kind, body, due_at)
    values (${caseId(number)}, 1, 0, ${kind}, ${JSON.stringify(body)}::text::jsonb, ${world.clock.now()})`
}

const notice = (subjectId: string) => ({
  template: 'case.granted',
  subjectId,
  filerId: subjectId,
  slug: 'old-age-allowance',
  number: '1',
  subjectName: '王秀兰',
})
const told = async (number: number) =>
  (await world.owner.read`select from message.notice where case_id = ${caseId(number)}`).length
const kept = async (number: number) =>
  (
    await world.owner.read<{ attempts: number; failure: string | null }[]>`
      select attempts, failure from "case".effect where case_id = ${caseId(number)}`
  )[0]

test('an effect that cannot be carried out is put off with its failure and holds up no other', async () => {
  const relay = createRelay(world.platform)
  await plan(1, 'notify', notice('nobody at all'))
  await plan(2, 'notify', notice(subject))
  await relay.runOnce()
  expect([await told(1), await told(2)]).toEqual([0, 1])
  expect(await kept(1)).toEqual({ attempts: 1, failure: '22P02' })
  expect(await kept(2)).toBeUndefined()
  expect(await relay.runOnce()).toBe(0)

  await world.owner
    .read`update "case".effect set body = ${JSON.stringify(notice(subject))}::text::jsonb where case_id = ${caseId(1)}`
  world.clock.advance({ minutes: 1 })
  expect(await relay.runOnce()).toBe(1)
  expect(await told(1)).toBe(1)
})

test('effects of a kind that is not known wait, and take no place in a batch', async () => {
  const relay = createRelay(world.platform)
  for (let number = 100; number < 310; number++) await plan(number, 'call-a-department', {})
  await plan(3, 'notify', notice(subject))
  expect(await relay.runOnce()).toBe(1)
  expect(await told(3)).toBe(1)
  expect(await kept(100)).toEqual({ attempts: 0, failure: null })
})
