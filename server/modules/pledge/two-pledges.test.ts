import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAgain } from '#modules/matter'
import { seeCase, takeAction } from '#world'
import { desk, head, openHotel, type Hotel } from './hotel.fixture.ts'

let hotel: Hotel
beforeAll(async () => {
  hotel = await openHotel()
})
afterAll(() => hotel.close())

test(
  'two pledges of one grant, both untrue: each is told, though the licence was revoked already',
  { timeout: 180_000 },
  async () => {
    const { world, staff, owner, draft, submit, settle } = hotel
    // The material that government holds is pledged by the same yes.
    const [{ body } = { body: '' }] = await world.owner.read<{ body: string }[]>`
      select body::text as body from matter.definition where slug = 'public-place-hygiene' and withdrawn_at is null`
    const matter = JSON.parse(body) as { materials: { id: string; pledge?: object }[] }
    const pledge = matter.materials.find(({ id }) => id === 'test-report')?.pledge ?? {}
    for (const each of matter.materials) if (each.id === 'pledge') Object.assign(each, { pledge, copies: 1 })
    await world.owner.read`
      update matter.definition set body = ${JSON.stringify(matter)}::text::json where slug = 'public-place-hygiene' and withdrawn_at is null`
    lookAgain(world.database)
    const view = await draft()
    expect((await submit(view, true)).body).toMatchObject({ outcome: 'granted' })
    await settle()
    const checks = await world.owner.read<{ id: string }[]>`
      select check_case_id as id from pledge.pledge where case_id = ${view.id}`
    expect(checks).toHaveLength(2)
    for (const { id } of checks) {
      await takeAction(await staff.on(desk), id, 'untrue', {
        opinion: '不实',
        answers: { seen: '现场没有。' },
      })
      const answers = { finding: '承诺的条件现场没有，也没有补交材料。' }
      expect(
        (await takeAction(await staff.on(head), id, 'revoke', { opinion: '撤销', answers })).status,
      ).toBe(200)
      await settle()
      expect(await seeCase(await staff.on(desk), id)).toMatchObject({ status: 'closed' })
    }
    const { notices } = (await owner.get('/api/v1/notices')).body as unknown as {
      notices: { kind: string; caseId: string | null }[]
    }
    expect(notices.filter(({ kind }) => kind === 'pledge.breached').length).toBeGreaterThanOrEqual(2)
    expect(
      await world.owner.read`
        select from message.notice where kind = 'pledge.breached' and case_id = ${view.id} group by effect_index`,
    ).toHaveLength(2)
  },
)
