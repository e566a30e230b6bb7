import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, FilingView } from '#contract'
import { createRelay } from '#modules/case'
import { handInRequired, type Caller } from '#world'
import { as, openCity, openHall } from './hall.fixture.ts'

let there: Awaited<ReturnType<typeof openCity>>
let hall: Awaited<ReturnType<typeof openHall>>
const FIRM = '01900000-0000-7000-8000-000000000101'

beforeAll(async () => {
  there = await openCity()
  hall = await openHall(there.world, there.city.anonymous)
})
afterAll(() => there.close())

/** Files a licence of the approval bureau, at home or at the window: the very same requests. */
async function fileLicence(who: Caller, subject: object): Promise<string> {
  const draft = as<FilingView>(
    await who.post('/api/v1/filings', { slug: 'food-business-licence', fresh: true, ...subject }),
  )
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  await handInRequired(who, draft)
  const filed = await who.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  return draft.id
}

/** What they are in the registry by, as a clerk reads it off the paper. */
async function namedOf(id: string) {
  const [row] = await there.world.owner.read<{ identifier: string; name: string }[]>`
    select identifier, name from registry.subject where id = ${id}`
  if (!row) throw new Error('nobody')
  return { subject: { identifier: row.identifier, name: row.name } }
}

async function decide(persona: string, id: string, action: string) {
  const who = await there.city.as(persona)
  const { tasks, revision } = as<CaseView>(await who.get(`/api/v1/cases/${id}`))
  const done = await who.post(`/api/v1/cases/${id}/act`, {
    taskId: tasks[0]?.id,
    revision,
    action,
    opinion: '符合条件',
  })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
}

const caseOf = async (who: Caller, id: string) => as<CaseView>(await who.get(`/api/v1/cases/${id}`))

test('one window takes in what any department decides, the back office decides, and the window hands out', async () => {
  const { clerk } = there
  // 行政审批局 decides the licence, 民政局 the allowance; the clerk is of neither desk and files both.
  const licence = await fileLicence(clerk, await namedOf(FIRM))
  const mother = await namedOf('01900000-0000-7000-8000-000000000001')
  const draft = as<FilingView>(
    await clerk.post('/api/v1/filings', { slug: 'old-age-allowance', fresh: true, ...mother }),
  )
  const allowance = await clerk.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card: draft.choices['card']?.[0]?.value },
    declared: true,
  })
  expect(allowance.status, JSON.stringify(allowance.body)).toBe(200)

  const inside = await caseOf(await there.city.as('approver-yuci'), licence)
  expect(inside).toMatchObject({ channel: 'window', status: 'open' })
  // Whoever took it in decides nothing.
  const { tasks, revision } = inside
  expect(
    (await clerk.post(`/api/v1/cases/${licence}/act`, { taskId: tasks[0]?.id, revision, action: 'grant' }))
      .status,
  ).toBeGreaterThanOrEqual(400)
  await decide('acceptor-yuci', licence, 'accept')
  await decide('approver-yuci', licence, 'grant')
  for (let round = 0; round < 3; round++) await createRelay(there.world.platform).runOnce()

  await hall.sit(clerk, 0)
  await hall.take({ matter: 'food-business-licence' })
  await hall.next(clerk, 0)
  const ticket = (await hall.desk(clerk)).current?.id ?? ''
  for (const [caseId, of] of [
    [licence, await namedOf(FIRM)],
    [draft.id, mother],
  ] as const) {
    await clerk.post(`/api/v1/hall-tickets/${ticket}/case`, { caseId })
    const { name } = of.subject
    const out = await clerk.post(`/api/v1/hall-tickets/${ticket}/hand-out`, {
      caseId,
      what: '结果',
      taker: { name: '李建国', identifier: '149902195503120025', relation: 'agent' },
    })
    expect({ name, ...(out.body as object) }).toMatchObject({ caseId, signature: expect.any(String) })
  }
})

test('form, flow, rules, messages and files are the same operations at home and at the window', async () => {
  const { world, city } = there
  world.clock.advance({ hours: 1 })
  const agent = await city.as('firm-agent')
  const seat = await city.as('window-clerk')
  const atHome = await fileLicence(agent, { subjectId: FIRM })
  const atWindow = await fileLicence(seat, await namedOf(FIRM))
  await decide('acceptor-yuci', atHome, 'accept')
  await decide('acceptor-yuci', atWindow, 'accept')
  for (let round = 0; round < 3; round++) await createRelay(world.platform).runOnce()
  const seen = async (id: string) => {
    const view = await caseOf(await city.as('approver-yuci'), id)
    const asked = await world.owner.read<{ operation: string }[]>`
      select distinct operation from audit.entry where case_id = ${id} and operation ~ '^(filing|material)\\.' order by 1`
    const acts = await world.owner.read<{ command: string; types: string }[]>`
      select command, (select string_agg(distinct e ->> 'type', ' ' order by e ->> 'type') from jsonb_array_elements(events) e) as types
      from "case".act where case_id = ${id} order by revision`
    const [file] = await world.owner.read<{ files: number }[]>`
      select count(*)::int as files from material.given where case_id = ${id}`
    return {
      matter: view.matter,
      stage: view.tasks.map(({ stage }) => stage),
      operations: asked.map(({ operation }) => operation),
      acts,
      files: file?.files,
    }
  }
  const [home, window] = [await seen(atHome), await seen(atWindow)]
  expect(home).toEqual(window)
  expect(home.operations).toEqual(expect.arrayContaining(['filing.submit', 'material.upload']))
  expect(home.files).toBeGreaterThan(0)
  // Whoever it is for hears of both, by the same service.
  const heard = await world.owner.read<{ id: string }[]>`
    select distinct case_id as id from message.notice where case_id = any (${[atHome, atWindow]}) and subject_id is not null`
  expect(heard.map(({ id }) => id).toSorted()).toEqual([atHome, atWindow].toSorted())
})
