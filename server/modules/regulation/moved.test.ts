import { afterAll, expect, test } from 'vitest'
import type { InboxItem } from '#contract'
import { createRelay } from '#modules/case'
import {
  callersOf,
  createWorld,
  handInRequired,
  seeCase,
  staffOf,
  takeAction,
  upload,
  pdfOf,
  type Caller,
} from '#world'

const FIRM = '01900000-0000-7000-8000-000000000101'
// Monday 21 September 2026, 10:00 in China.
const world = await createWorld({ at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
const city = await callersOf(world)
const staff = staffOf(world, city.anonymous)
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const must = async <T>(answer: Promise<{ status: number; body: T }>): Promise<T> => {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}
const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  await relay.stop()
}
async function licence(agent: Caller): Promise<string> {
  const draft = (await must(
    agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: FIRM, fresh: true }),
  )) as never as Parameters<typeof handInRequired>[1]
  await handInRequired(agent, draft)
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  await must(agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true }))
  return draft.id
}
const inboxOf = async (who: Caller) => {
  const { items } = (await must(who.get('/api/v1/inbox'))) as unknown as { items: InboxItem[] }
  return items.filter(({ slug }) => slug === 'moved-matter-supervision')
}

test('a decision of the bureau becomes a task of the department that decided before; the seal is the bureau’s', async () => {
  const agent = await city.as('firm-agent')
  const id = await licence(agent)
  await must(takeAction(await city.as('acceptor-yuci'), id, 'accept', { opinion: '材料齐全' }))
  await must(takeAction(await city.as('approver-yuci'), id, 'grant', { opinion: '现场合格' }))
  await settle()
  const granted = await seeCase(agent, id)
  const certificate = (await must(
    agent.get(`/api/v1/certificates/${granted.certificates[0]?.id}`),
  )) as unknown as { issuerName: string }
  expect(certificate).toMatchObject({ issuerName: '榆次区行政审批服务管理局' })

  await settle()
  const market = await staff.on({ unit: 'market-supervision', role: 'approver' })
  const [task, ...more] = await inboxOf(market)
  expect(more).toEqual([])
  const followUp = await seeCase(market, task?.caseId ?? '')
  expect(followUp.tasks).toMatchObject([{ stage: 'check' }])
  expect(JSON.stringify(followUp)).toContain(granted.number)
  // No other department has it.
  expect(await inboxOf(await staff.on({ unit: 'health', role: 'approver' }))).toEqual([])

  await must(
    takeAction(market, followUp.id, 'hand-back', {
      answers: { checkedOn: '2026-09-25', found: '后厨布局和许可的不一样' },
    }),
  )
  const bureau = await city.as('approver-yuci')
  expect((await inboxOf(bureau)).map(({ caseId }) => caseId)).toEqual([followUp.id])
  await must(takeAction(bureau, followUp.id, 'settled', { opinion: '已责令按许可的布局整改' }))
  expect(await seeCase(bureau, followUp.id)).toMatchObject({ status: 'closed' })
})

test('a refusal is told as well, a matter that was not moved is nobody else’s', async () => {
  const agent = await city.as('firm-agent')
  const id = await licence(agent)
  await must(takeAction(await city.as('acceptor-yuci'), id, 'accept', { opinion: '材料齐全' }))
  const reason = { text: '生熟没有分开', basis: { law: 'law:食品安全法#33.1.4' } }
  await must(
    takeAction(await city.as('approver-yuci'), id, 'refuse', { opinion: '不符合', reasons: [reason] }),
  )
  const begun = (await must(
    agent.post('/api/v1/filings', { slug: 'fire-safety-check', subjectId: FIRM, fresh: true }),
  )) as never as Parameters<typeof handInRequired>[1]
  await must(upload(agent, { id: begun.id, slot: 'plan' }, pdfOf('plan')))
  const answers = { place: begun.choices['place']?.[0]?.value, areaSquareMetres: 186, exits: 2 }
  await must(agent.post(`/api/v1/filings/${begun.id}/submit`, { answers, declared: true }))
  const fire = await city.as('approver-fire-yuci')
  await must(takeAction(fire, begun.id, 'accept'))
  await must(takeAction(fire, begun.id, 'grant', { opinion: '合格' }))
  await settle()
  const market = await staff.on({ unit: 'market-supervision', role: 'approver' })
  const [task] = await inboxOf(market)
  expect(JSON.stringify(await seeCase(market, task?.caseId ?? ''))).toContain('refused')
})

test('a relay that dies after handing on and before it says so hands on nothing twice', async () => {
  const agent = await city.as('firm-agent')
  const id = await licence(agent)
  await must(takeAction(await city.as('acceptor-yuci'), id, 'accept', { opinion: '材料齐全' }))
  await must(takeAction(await city.as('approver-yuci'), id, 'grant', { opinion: '现场合格' }))
  const planned = await world.owner
    .read`select * from "case".effect where case_id = ${id} and kind = 'follow'`
  expect(planned).toHaveLength(1)
  const market = await staff.on({ unit: 'market-supervision', role: 'approver' })
  const before = (await inboxOf(market)).length
  await settle()
  const left = JSON.stringify(planned)
  await world.owner.read`
    insert into "case".effect select * from jsonb_populate_recordset(null::"case".effect, ${left}::text::jsonb)`
  await settle()
  expect(await inboxOf(market)).toHaveLength(before + 1)
  expect(await world.owner.read`select from "case".effect where kind = 'follow'`).toEqual([])
})
